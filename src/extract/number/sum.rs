//! A sum of number words while it is being read: what may follow what.

use rust_decimal::Decimal;

/// A sum of number words while it is being read.
///
/// `total` holds what a scale has closed ("two million"), `group` what is open ("three hundred"). A number may
/// be added where there is room: ten behind 100, one behind 20, nothing behind 7.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    total: Decimal,
    pub(super) group: Option<Decimal>,
    /// What may be added to the group must be less.
    room: Decimal,
    /// The last scale, which the next must stay below unless it multiplies everything.
    pub(super) last: Option<Decimal>,
    /// The greatest scale.
    top: Decimal,
    /// The group before the first scale: 2.8 of "2.8 billion".
    pub(super) lead: Option<Decimal>,
}

impl Sum {
    pub(super) fn new() -> Self {
        Self {
            total: Decimal::ZERO,
            group: None,
            room: Decimal::MAX,
            last: None,
            top: Decimal::ZERO,
            lead: None,
        }
    }

    pub(super) fn of(group: Decimal) -> Self {
        Self {
            group: Some(group),
            ..Self::new()
        }
    }

    pub(super) fn value(&self) -> Decimal {
        self.total + self.group.unwrap_or_default()
    }

    /// Returns the sum with a number behind it, `None` where it does not fit: "twenty ten".
    pub(super) fn add(mut self, value: Decimal, teens_after: &[u32]) -> Option<Self> {
        match self.group {
            None if self.last.is_none_or(|last| value < last) => self.group = Some(value),
            Some(group) if value < self.room => self.group = Some(group + value),
            _ => return None,
        }
        self.room = room(value, teens_after);
        Some(self)
    }

    /// Returns the sum times a scale; `is_bare` tells whether the scale can stand alone for itself (French
    /// `mille`, not English `thousand`).
    pub(super) fn scale(mut self, scale: Decimal, is_bare: bool) -> Option<Self> {
        let hundred = Decimal::ONE_HUNDRED;
        if scale == hundred {
            match self.group {
                Some(group) if group < hundred && Decimal::ZERO < group => {
                    self.group = group.checked_mul(hundred);
                }
                None if is_bare => self.group = Some(hundred),
                _ => return None,
            }
            self.room = hundred;
            return Some(self);
        }
        if self.last.is_some() && self.top < scale {
            // "3 mil millones", "cent mille milliards": everything so far times the scale.
            self.total = self.value().checked_mul(scale)?;
        } else if self.last.is_some_and(|last| last < scale) && scale < self.top {
            // "tres billones cuatrocientos mil millones": everything behind the greatest scale times this one.
            let behind = self.value() % self.top;
            let more = behind.checked_mul(scale).filter(|n| *n < self.top)?;
            self.total = self.value() - behind + more;
        } else if self.last.is_none_or(|last| scale < last) {
            let factor = match self.group {
                Some(group) => group,
                None if is_bare => Decimal::ONE,
                None => return None,
            };
            self.total = self.total.checked_add(factor.checked_mul(scale)?)?;
        } else {
            return None;
        }
        self.lead = self.lead.or(self.group);
        self.group = None;
        self.last = Some(scale);
        self.top = self.top.max(scale);
        self.room = Decimal::MAX;
        Some(self)
    }

    /// Returns the sum with a part of its last unit: "two and a half", "un million et demi".
    pub(super) fn added(mut self, part: Decimal) -> Option<Self> {
        match (self.group, self.last) {
            (Some(group), _) => self.group = Some(shown(group.checked_add(part)?)),
            (None, Some(last)) => {
                self.total = shown(self.total.checked_add(part.checked_mul(last)?)?);
            }
            (None, None) => return None,
        }
        self.room = Decimal::ZERO;
        Some(self)
    }

    /// Returns the sum with decimals behind its open group: "two point five". A scale may still follow.
    pub(super) fn with_decimals(mut self, part: Decimal) -> Option<Self> {
        self.group = Some(self.group?.checked_add(part)?);
        self.room = Decimal::ZERO;
        Some(self)
    }

    /// Returns whether a unit may follow: "twenty-" of "twenty-one".
    pub(super) fn is_at_tens(&self) -> bool {
        self.group.is_some() && (self.room == Decimal::TEN || self.room == Decimal::from(20))
    }

    /// Returns by how much the first group was multiplied, where nothing was added behind.
    pub(super) fn factor(&self) -> Decimal {
        match self.lead {
            Some(lead) => self.value().checked_div(lead).unwrap_or(Decimal::ONE),
            None => Decimal::ONE,
        }
    }

    /// Returns the rank that the sum makes with a rank behind it: "twenty-first", "two hundredth".
    pub(super) fn rank(self, rank: Decimal, teens_after: &[u32]) -> Option<Decimal> {
        let whole = if rank < Decimal::ONE_HUNDRED {
            self.group.or(self.last).and(self.add(rank, teens_after))
        } else {
            self.scale(rank, false)
        };
        whole.map(|sum| sum.value())
    }

    pub(super) fn is_at_hundreds(&self) -> bool {
        match self.group {
            Some(_) => self.room == Decimal::ONE_HUNDRED || self.room == Decimal::ONE_THOUSAND,
            None => self.last.is_some(),
        }
    }
}

/// Returns a number with so many figures as a fraction that does not end is shown with: 3.66666666666667.
pub(super) fn shown(value: Decimal) -> Decimal {
    const FIGURES: u32 = 15;
    if value.scale() < FIGURES - 1 {
        return value;
    }
    value.round_sf(FIGURES).unwrap_or(value)
}

/// Returns what must stay above a number that is added behind `value`.
fn room(value: Decimal, teens_after: &[u32]) -> Decimal {
    let last_two = value % Decimal::ONE_HUNDRED;
    if value.is_zero() {
        Decimal::ZERO
    } else if (value % Decimal::ONE_THOUSAND).is_zero() {
        Decimal::ONE_THOUSAND
    } else if last_two.is_zero() {
        Decimal::ONE_HUNDRED
    } else if teens_after.iter().any(|t| last_two == Decimal::from(*t)) {
        20.into()
    } else if (value % Decimal::TEN).is_zero() && Decimal::from(20) <= last_two {
        Decimal::TEN
    } else {
        Decimal::ZERO
    }
}
