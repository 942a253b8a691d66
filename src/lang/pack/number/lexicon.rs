//! The number words of a pack as tables: one look-up tells everything that a word can be.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Attached, NumberWords, Numbered};
use crate::lang::phrases::Phrases;
use crate::model::Precision;
use crate::segment::phrase_tokens;

/// Everything that one word or phrase can be in a number. A word may be several things: French `cent` stands
/// alone and multiplies, English `third` is a rank and a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexeme {
    /// A number that stands alone.
    pub cardinal: Option<Decimal>,
    /// A multiplier behind a number.
    pub scale: Option<Decimal>,
    /// A multiplier behind digits, written short.
    pub short_scale: Option<Decimal>,
    /// A multiplier behind digits beside a currency.
    pub money_scale: Option<Decimal>,
    /// A noun that holds so many: dozen.
    pub collective: Option<Decimal>,
    /// A rank.
    pub ordinal: Option<Decimal>,
    /// A part of a whole divided by so many.
    pub part: Option<Decimal>,
    /// Something added behind: 0.5 of "and a half".
    pub added: Option<Decimal>,
    /// A range that the word means.
    pub vague: Option<Vague>,
    /// A bound before the number.
    pub bound: Option<Precision>,
    /// A bound behind the number.
    pub bound_after: Option<Precision>,
    /// The `between`s that this phrase opens, one bit each.
    pub opens: u32,
    /// The `between`s in which this phrase stands in the middle, one bit each.
    pub closes: u32,
    roles: u32,
}

/// A range that a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// The least.
    pub min: Decimal,
    /// The most, `None` where it is open.
    pub max: Option<Decimal>,
    /// The least as a factor: 10 in "tens of millions".
    pub factor: Decimal,
}

/// What a word does, apart from the numbers that it stands for; named as the fields of the pack are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at the fields of the pack")]
pub enum Role {
    Article,
    One,
    Of,
    Few,
    JoinsTens,
    JoinsHundreds,
    Idiom,
    Weak,
    WeakOrdinal,
    Determiner,
    OrdinalMark,
    Point,
    PartMark,
    Minus,
    OneIn,
    Every,
    BoundArticle,
    Versus,
    To,
    From,
    Or,
    Change,
    Measured,
    Compared,
    Arrived,
    Different,
}

impl Lexeme {
    /// Returns whether the word does this.
    pub fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }

    /// Returns whether the word is a number below a hundred and nothing else.
    pub fn is_small_cardinal(&self) -> bool {
        self.cardinal.is_some_and(|n| n < Decimal::ONE_HUNDRED)
            && self.multiplier().is_none()
            && self.vague.is_none()
            && self.part.is_none()
            && self.ordinal.is_none()
    }

    /// Returns whether the word multiplies what stands before it.
    pub fn multiplier(&self) -> Option<Decimal> {
        self.scale.or(self.collective)
    }
}

/// The number words of one pack.
#[derive(Debug)]
pub struct NumberLexicon {
    /// Every word and phrase.
    pub phrases: Phrases<Lexeme>,
    /// Endings of words that begin with a number.
    pub attached: Phrases<Attached>,
    /// `rises` of the pack.
    pub rises: Phrases<()>,
    /// `exceeding` of the pack.
    pub exceeding: Phrases<()>,
    /// `negations` of the pack are true, `other_negations` false.
    pub negations: Phrases<bool>,
    /// `negation_fillers` of the pack.
    pub negation_fillers: Phrases<()>,
    /// The parts of compounds by their first letter, longest first; empty where there are no compounds.
    pieces: Vec<Vec<Piece>>,
}

/// A part of a compound: `drei`, `hundert`, `mila`.
#[derive(Debug)]
pub struct Piece {
    /// The letters.
    pub letters: Box<str>,
    /// What it is.
    pub lexeme: Lexeme,
}

impl NumberLexicon {
    pub(super) fn new(words: &NumberWords, elisions: &[String]) -> Self {
        let mut table = Table {
            lexemes: BTreeMap::new(),
            spellings: BTreeMap::new(),
            elisions,
        };
        table.add_all(words);
        let mut by_initial: Vec<Vec<Piece>> = (0..=OTHERS).map(|_| Vec::new()).collect();
        for piece in pieces(words, &table) {
            by_initial[initial(&piece.letters)].push(piece);
        }
        let phrases = Phrases::new(
            table.lexemes.iter().filter_map(|(key, lexeme)| {
                Some((table.spellings.get(key)?.as_str(), lexeme.clone()))
            }),
            elisions,
        );
        let attached = words
            .attached
            .iter()
            .flat_map(|(what, endings)| endings.iter().map(|e| (e.as_str(), *what)));
        let set = |list: &[String]| Phrases::new(list.iter().map(|p| (p.as_str(), ())), elisions);
        Self {
            phrases,
            pieces: by_initial,
            attached: Phrases::new(attached, elisions),
            rises: set(&words.bounds.rises),
            exceeding: set(&words.bounds.exceeding),
            negations: Phrases::new(
                each(&words.bounds.negations, true)
                    .chain(each(&words.bounds.other_negations, false)),
                elisions,
            ),
            negation_fillers: set(&words.bounds.negation_fillers),
        }
    }

    /// Returns the parts of compounds that the letters begin with, longest first.
    pub fn pieces<'l>(&'l self, letters: &'l str) -> impl Iterator<Item = &'l Piece> {
        self.pieces[initial(letters)]
            .iter()
            .filter(move |piece| letters.starts_with(&*piece.letters))
    }
}

fn each(list: &[String], value: bool) -> impl Iterator<Item = (&str, bool)> {
    list.iter().map(move |phrase| (phrase.as_str(), value))
}

/// The place of the pieces that do not begin with a letter of ASCII.
const OTHERS: usize = 26;

fn initial(letters: &str) -> usize {
    match letters.bytes().next() {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a'),
        _ => OTHERS,
    }
}

/// Collects what each phrase can be.
struct Table<'p> {
    lexemes: BTreeMap<String, Lexeme>,
    /// How the pack writes each phrase: cut and put together again, "jusqu' à" would be another than "jusqu'à".
    spellings: BTreeMap<String, String>,
    elisions: &'p [String],
}

impl Table<'_> {
    fn lexeme(&mut self, phrase: &str) -> &mut Lexeme {
        let key = phrase_tokens(phrase, self.elisions).join(" ");
        self.spellings
            .entry(key.clone())
            .or_insert_with(|| phrase.to_owned());
        self.lexemes.entry(key).or_default()
    }

    fn numbered(&mut self, words: &Numbered, set: impl Fn(&mut Lexeme, Decimal)) {
        for (number, phrases) in words {
            if let Ok(number) = number.parse() {
                for phrase in phrases {
                    set(self.lexeme(phrase), number);
                }
            }
        }
    }

    fn role(&mut self, phrases: &[String], role: Role) {
        for phrase in phrases {
            self.lexeme(phrase).roles |= 1 << role as u32;
        }
    }

    fn bound(&mut self, phrases: &[String], precision: Precision) {
        for phrase in phrases {
            self.lexeme(phrase).bound = Some(precision);
        }
    }

    fn bound_after(&mut self, phrases: &[String], precision: Precision) {
        for phrase in phrases {
            self.lexeme(phrase).bound_after = Some(precision);
        }
    }

    fn add_all(&mut self, words: &NumberWords) {
        self.numbered(&words.cardinals, |l, n| l.cardinal = Some(n));
        self.numbered(&words.scales, |l, n| l.scale = Some(n));
        self.numbered(&words.short_scales, |l, n| l.short_scale = Some(n));
        self.numbered(&words.money_scales, |l, n| l.money_scale = Some(n));
        self.numbered(&words.collectives, |l, n| l.collective = Some(n));
        self.numbered(&words.ordinals, |l, n| l.ordinal = Some(n));
        self.numbered(&words.parts, |l, n| l.part = Some(n));
        self.numbered(&words.added, |l, n| l.added = Some(n));
        for vague in &words.vague {
            for phrase in &vague.words {
                self.lexeme(phrase).vague = Some(Vague {
                    min: vague.min.into(),
                    max: vague.max.map(Decimal::from),
                    factor: vague.factor.unwrap_or(vague.min).into(),
                });
            }
        }
        let bounds = &words.bounds;
        self.bound(&bounds.at_least, Precision::AtLeast);
        self.bound(&bounds.at_most, Precision::AtMost);
        self.bound(&bounds.at_most_measured, Precision::AtMost);
        self.bound(&bounds.about, Precision::About);
        self.bound(&bounds.nearly, Precision::Nearly);
        self.bound_after(&bounds.at_least_after, Precision::AtLeast);
        self.bound_after(&bounds.at_most_after, Precision::AtMost);
        self.bound_after(&bounds.about_after, Precision::About);
        for (bit, (open, close)) in words.ranges.between.iter().enumerate() {
            self.lexeme(open).opens |= 1 << bit;
            self.lexeme(close).closes |= 1 << bit;
        }
        self.add_roles(words);
    }

    fn add_roles(&mut self, words: &NumberWords) {
        self.role(&words.articles, Role::Article);
        self.role(&words.one, Role::One);
        self.role(&words.of, Role::Of);
        self.role(&words.few, Role::Few);
        self.role(&words.joins_tens, Role::JoinsTens);
        self.role(&words.joins_hundreds, Role::JoinsHundreds);
        self.role(&words.idioms, Role::Idiom);
        self.role(&words.weak, Role::Weak);
        self.role(&words.weak_ordinals, Role::WeakOrdinal);
        self.role(&words.determiners, Role::Determiner);
        self.role(&words.ordinal_marks, Role::OrdinalMark);
        self.role(&words.points, Role::Point);
        self.role(&words.part_marks, Role::PartMark);
        self.role(&words.minus, Role::Minus);
        self.role(&words.one_in, Role::OneIn);
        self.role(&words.every, Role::Every);
        self.role(&words.bounds.articles, Role::BoundArticle);
        self.role(&words.versus, Role::Versus);
        self.role(&words.ranges.to, Role::To);
        self.role(&words.ranges.from, Role::From);
        self.role(&words.ranges.or, Role::Or);
        self.role(&words.ranges.change, Role::Change);
        self.role(&words.bounds.at_most_measured, Role::Measured);
        self.role(&words.bounds.compared, Role::Compared);
        self.role(&words.bounds.arrived, Role::Arrived);
        self.role(&words.different, Role::Different);
    }
}

/// Returns the parts of compounds: every number word that is one word, and the bound forms.
fn pieces(words: &NumberWords, table: &Table) -> Vec<Piece> {
    if !words.compounds {
        return Vec::new();
    }
    let mut bound = Table {
        lexemes: BTreeMap::new(),
        spellings: BTreeMap::new(),
        elisions: table.elisions,
    };
    bound.numbered(&words.bound, |l, n| l.cardinal = Some(n));
    for lexeme in bound.lexemes.values_mut() {
        // "mila" of "duemila" is bound and multiplies.
        if lexeme.cardinal.is_some_and(|n| Decimal::from(100) <= n) {
            lexeme.scale = lexeme.cardinal.take();
        }
    }
    let free = table.lexemes.iter().filter(|(word, lexeme)| {
        !word.contains(' ')
            && (lexeme.cardinal.is_some()
                || lexeme.scale.is_some_and(|s| s <= 1000.into())
                || lexeme.ordinal.is_some()
                || lexeme.added.is_some())
    });
    let mut pieces: Vec<Piece> = free
        .chain(&bound.lexemes)
        .map(|(word, lexeme)| Piece {
            letters: word.as_str().into(),
            lexeme: lexeme.clone(),
        })
        .collect();
    pieces.sort_by(|a, b| {
        b.letters
            .len()
            .cmp(&a.letters.len())
            .then_with(|| a.letters.cmp(&b.letters))
    });
    pieces
}
