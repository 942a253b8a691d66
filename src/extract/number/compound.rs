//! Number words written together: "dreiundfünfzig", "trecentomila", "drieënvijftig", "einundzwanzigste".

use rust_decimal::Decimal;

use super::Form;
use super::reader::{Read, Reader};
use super::sum::Sum;
use crate::lang::pack::Attached;

/// Shorter words are in the table or no numbers.
const SHORTEST: usize = 5;

/// A word that is a number, or begins with one.
#[derive(Clone, Copy)]
struct Compound {
    value: Decimal,
    /// By how much its last piece multiplies the others: a thousand in "zwanzigtausend".
    scale: Decimal,
    form: Form,
    attached: Option<Attached>,
}

impl Reader<'_> {
    /// Reads a number that begins with a compound, and is none of the words of the table.
    pub(super) fn from_compound(&self, at: usize) -> Option<Read> {
        let compound = self.compound(at)?;
        if self.is_name_like(at) {
            return None;
        }
        if compound.attached.is_none() && compound.form == Form::Ordinal {
            return Some(self.with_lower_ranks(at + 1, compound.value));
        }
        if compound.attached.is_some() {
            return Some(Read {
                attached: compound.attached,
                ..Read::exact(at + 1, compound.value, compound.form)
            });
        }
        let sum = Sum::new().add(compound.value, &self.words.teens_after)?;
        let (sum, end) = self.sum(sum, at + 1, Form::Words);
        let read = self.finish(sum, end, Form::Words);
        if compound.scale == Decimal::ONE_THOUSAND && end == at + 1 && read.end == end {
            // "zehn- bis zwanzigtausend": the thousand holds for both.
            return Some(Read {
                mantissa: compound.value / compound.scale,
                scale: compound.scale,
                ..read
            });
        }
        Some(read)
    }

    /// Returns the value of a compound that is a whole cardinal, and the token behind it.
    pub(super) fn compound_cardinal(&self, at: usize) -> Option<(Decimal, usize)> {
        let compound = self.compound(at)?;
        let is_cardinal = compound.form == Form::Words && compound.attached.is_none();
        is_cardinal.then_some((compound.value, at + 1))
    }

    /// Returns the value of a compound that is a rank.
    pub(super) fn compound_ordinal(&self, at: usize) -> Option<Decimal> {
        let compound = self.compound(at)?;
        (compound.form == Form::Ordinal).then_some(compound.value)
    }

    fn compound(&self, at: usize) -> Option<Compound> {
        let letters = self.document.fold(at);
        if !self.words.compounds || letters.len() < SHORTEST {
            return None;
        }
        self.take(letters, Sum::new(), 0)
    }

    /// Takes pieces off the front until nothing is left but an ending that is known.
    fn take(&self, letters: &str, sum: Sum, n_pieces: usize) -> Option<Compound> {
        let value = sum.value();
        let done = |form, attached| {
            Some(Compound {
                value,
                scale: sum.factor(),
                form,
                attached,
            })
        };
        if letters.is_empty() {
            return if 1 < n_pieces {
                done(Form::Words, None)
            } else {
                None
            };
        }
        if 0 < n_pieces {
            if self.words.ordinal_endings.iter().any(|e| e == letters) {
                return done(Form::Ordinal, None);
            }
            // "einmal" and "einfach" say no number.
            if let Some(attached) = self.lexicon.attached.word(letters)
                && (*attached != Attached::Time || Decimal::ONE < value)
            {
                return done(Form::Words, Some(*attached));
            }
        }
        self.take_piece(letters, sum, n_pieces).or_else(|| {
            // "honderdendrie", "hunderteins" and "hundertundeins".
            let joined = self.words.inverted.iter().filter(|_| sum.is_at_hundreds());
            joined
                .filter_map(|join| letters.strip_prefix(join.as_str()))
                .find_map(|rest| self.take_piece(rest, sum, n_pieces))
        })
    }

    /// Takes one piece off the front, and all behind it.
    fn take_piece(&self, letters: &str, sum: Sum, n_pieces: usize) -> Option<Compound> {
        self.lexicon.pieces(letters).find_map(|piece| {
            let rest = letters.get(piece.letters.len()..)?;
            let lexeme = &piece.lexeme;
            if let Some(read) = self.take_inverted(rest, lexeme.cardinal, sum, n_pieces) {
                return Some(read);
            }
            if let Some(rank) = lexeme.ordinal.filter(|_| rest.is_empty() && 0 < n_pieces) {
                let value = sum.rank(rank, &self.words.teens_after)?;
                return Some(Compound {
                    value,
                    scale: Decimal::ONE,
                    form: Form::Ordinal,
                    attached: None,
                });
            }
            let next = match (lexeme.scale, lexeme.cardinal, lexeme.added) {
                (Some(scale), cardinal, _) => sum.scale(scale, cardinal.is_some())?,
                (_, Some(value), _) => sum.add(value, &self.words.teens_after)?,
                (_, _, Some(part)) => sum.added(part)?,
                _ => return None,
            };
            self.take(rest, next, n_pieces + 1)
        })
    }

    /// Takes a unit, the joining letters and a ten: "drei·und·fünfzig".
    fn take_inverted(
        &self,
        rest: &str,
        unit: Option<Decimal>,
        sum: Sum,
        n_pieces: usize,
    ) -> Option<Compound> {
        let unit = unit.filter(|u| *u < Decimal::TEN)?;
        self.words.inverted.iter().find_map(|join| {
            let rest = rest.strip_prefix(join.as_str())?;
            self.lexicon.pieces(rest).find_map(|piece| {
                let ten = piece.lexeme.cardinal.filter(|t| {
                    Decimal::from(20) <= *t
                        && *t < Decimal::ONE_HUNDRED
                        && (*t % Decimal::TEN).is_zero()
                })?;
                let next = sum.add(ten + unit, &[])?;
                self.take(rest.get(piece.letters.len()..)?, next, n_pieces + 2)
            })
        })
    }
}
