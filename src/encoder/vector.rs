//! What a sentence means, as a compact value that can be compared.

/// Numbers of a vector.
const WIDTH: usize = 512;

/// The meaning of a sentence: 512 numbers of one byte, and their length.
///
/// Rounding to a byte changes a likeness by less than .001. The vector of [`Vector::default`] is like none.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    levels: Box<[i8; WIDTH]>,
    /// One through the length, 0 where there is none.
    inverse: f32,
}

impl Default for Vector {
    fn default() -> Self {
        Self::of_levels(Box::new([0; WIDTH]))
    }
}

impl Vector {
    /// Rounds numbers of any size; those that are missing are 0.
    #[cfg(feature = "encoder")]
    pub(super) fn of(values: &[f32]) -> Self {
        let largest = values
            .iter()
            .fold(0.0_f32, |max, value| max.max(value.abs()));
        let scale = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        let mut levels = Box::new([0; WIDTH]);
        for (level, value) in levels.iter_mut().zip(values) {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "between -127 and 127 by the scale"
            )]
            let rounded = (value * scale).round() as i8;
            *level = rounded;
        }
        Self::of_levels(levels)
    }

    /// Returns the vector of these levels.
    pub(super) fn of_levels(levels: Box<[i8; WIDTH]>) -> Self {
        let square = dot(&levels, &levels);
        Self {
            levels,
            inverse: if square > 0.0 {
                1.0 / square.sqrt()
            } else {
                0.0
            },
        }
    }

    /// Returns its numbers; only their ratios mean something.
    pub fn levels(&self) -> &[i8; WIDTH] {
        &self.levels
    }
}

/// Returns how alike two sentences are: the cosine, 1 for the same and about 0 for two that have nothing in common.
pub fn similarity(a: &Vector, b: &Vector) -> f32 {
    dot(&a.levels, &b.levels) * a.inverse * b.inverse
}

#[expect(
    clippy::cast_precision_loss,
    reason = "at most 512 × 127², which a float holds exactly"
)]
fn dot(a: &[i8; WIDTH], b: &[i8; WIDTH]) -> f32 {
    let products = a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b));
    products.sum::<i32>() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_is_like_itself_and_unlike_its_opposite() {
        let mut levels = [0; WIDTH];
        for (idx, level) in (0_i8..127).cycle().zip(levels.iter_mut()) {
            *level = idx - 60;
        }
        let vector = Vector::of_levels(Box::new(levels));
        let opposite = Vector::of_levels(Box::new(levels.map(|level| -level)));
        assert!((similarity(&vector, &vector) - 1.0).abs() < 1e-6);
        assert!((similarity(&vector, &opposite) + 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_empty_vector_is_like_none() {
        let empty = Vector::default();
        assert!(similarity(&empty, &empty).abs() < f32::EPSILON);
    }
}
