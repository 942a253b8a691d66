//! A list of counts, names and nouns with an article.

use super::Scan;
use crate::model::{Amount, Kind, Part, Parts, Sort, Whole};

/// So many words stand at the most behind an article: "a young nurse".
const LONGEST: usize = 3;

/// One member of a list.
pub(super) struct Item {
    pub(super) part: Part,
    /// Its mention; "a nurse" has none.
    pub(super) mention: Option<usize>,
}

/// The members of a list, as far as they can be read.
pub(super) struct List {
    pub(super) items: Vec<Item>,
    /// Where the last member ends.
    pub(super) end: usize,
    /// How many of the members have a word such as "and" before them, and whether a comma stands before that.
    joined: Vec<(bool, bool)>,
}

/// Reads a list from a token, up to `to` at the most.
pub(super) fn read(scan: &Scan, from: usize, to: usize) -> List {
    let mut list = List {
        items: Vec::new(),
        end: from,
        joined: Vec::new(),
    };
    let (mut at, mut joined) = (from, (false, false));
    while let Some((item, end)) = item(scan, at, to) {
        list.items.push(item);
        list.joined.push(joined);
        list.end = end;
        let comma = matches!(scan.document.words(end), "," | ";");
        at = end + usize::from(comma);
        let and = scan
            .claim
            .conjunctions
            .at(scan.document, at)
            .filter(|_| at < to);
        at += and.map_or(0, |(len, ())| len);
        joined = (and.is_some(), comma);
        if joined == (false, false) || to <= at {
            break;
        }
    }
    list
}

impl List {
    /// Returns all members as the parts of a number.
    pub(super) fn whole(&self, form: Whole) -> Parts {
        Parts {
            list: self.items.iter().map(|item| item.part.clone()).collect(),
            form,
        }
    }

    /// Returns whether these are all members: the list ends where it must, with one "and", before the last. A noun with
    /// an article beside a name may only say who that is: "Ann Lee, a nurse, and Bob Ray".
    pub(super) fn is_complete(&self, to: usize) -> bool {
        let names = self
            .items
            .iter()
            .filter(|i| i.part.sort == Sort::Name)
            .count();
        let nouns = self
            .items
            .iter()
            .filter(|item| item.mention.is_none())
            .count();
        let last = self.joined.split_last();
        self.end == to
            && (names == 0 || nouns == 0)
            && last.is_some_and(|((and, _), before)| *and && before.iter().all(|(and, _)| !and))
    }

    /// Returns the members that surely belong together: what ", and" opens behind a single one may be another matter
    /// ("among them two children, and ten wounded"), and so may the last where the clause goes on behind it ("among them
    /// two children and ten men were wounded").
    pub(super) fn surely_one(&self, is_end: bool) -> impl Iterator<Item = &Item> {
        let n = match self.joined.get(1) {
            Some((true, true)) => 1,
            Some(_) if !is_end => self.items.len() - 1,
            _ => self.items.len(),
        };
        self.items.iter().take(n)
    }
}

/// Reads one member, and returns where it ends.
fn item(scan: &Scan, at: usize, to: usize) -> Option<(Item, usize)> {
    let found = number(scan, at)
        .or_else(|| name(scan, at))
        .or_else(|| noun(scan, at));
    found.filter(|(_, end)| *end <= to)
}

/// "two soldiers", "18 in Peru", "one in Chile".
fn number(scan: &Scan, at: usize) -> Option<(Item, usize)> {
    let mention = scan.longest(at, |kind| matches!(kind, Kind::Count | Kind::Number));
    let (span, amount, end) = if let Some(idx) = mention {
        let mention = &scan.mentions[idx];
        (mention.span, mention.value.amount()?, scan.tokens(idx).end)
    } else {
        let numeral = scan.context.numeral_at(at)?;
        let span = scan.document.span(numeral.tokens.clone());
        (span, numeral.amount, numeral.tokens.end)
    };
    let led = scan.claim.locatives.at(scan.document, end);
    let place = led.and_then(|(len, ())| {
        scan.longest(scan.past_article(end + len), |kind| kind == Kind::Place)
    });
    if mention.is_none() && place.is_none() {
        return None;
    }
    let sort = match mention {
        Some(idx) if scan.mentions[idx].frame.head.is_some() => scan.sort(idx),
        _ if place.is_some() => Sort::LeftOut,
        _ => Sort::Unknown,
    };
    let item = Item {
        part: Part { span, amount, sort },
        mention,
    };
    Some((item, place.map_or(end, |place| scan.tokens(place).end)))
}

/// "Ann Lee", "Ann Lee (34)", "Ann Lee, 34".
fn name(scan: &Scan, at: usize) -> Option<(Item, usize)> {
    let idx = scan.longest(at, |kind| kind == Kind::Person)?;
    let mut end = scan.tokens(idx).end;
    let opens = scan.document.words(end);
    if matches!(opens, "," | "(")
        && let Some(age) = scan.longest(end + 1, |kind| kind == Kind::Age)
    {
        let past = scan.tokens(age).end;
        let closes = scan.document.words(past) == ")";
        if closes == (opens == "(") {
            end = past + usize::from(closes);
        }
    }
    let item = Item {
        part: Part {
            span: scan.mentions[idx].span,
            amount: Amount::exact(1.into()),
            sort: Sort::Name,
        },
        mention: Some(idx),
    };
    Some((item, end))
}

/// "a nurse".
fn noun(scan: &Scan, at: usize) -> Option<(Item, usize)> {
    let words = &scan.context.pack.number;
    let first = scan.document.fold(at);
    let mut articles = words.articles.iter().chain(&words.one);
    articles.find(|word| *word == first)?;
    let stops = |t: &usize| {
        let folded = scan.document.fold(*t);
        scan.is_sign(*t) && !is_hyphen(scan, *t)
            || scan.claim.conjunctions.at(scan.document, *t).is_some()
            || scan.tables.stops.contains(folded)
            || scan.context.numeral_over(*t).is_some()
    };
    let end = (at + 1..=at + 1 + LONGEST).find(stops)?;
    let ends = scan.is_sign(end) || scan.claim.conjunctions.at(scan.document, end).is_some();
    let span = scan.document.span(at..end);
    // The whole of it must be the noun: "a police car" is nobody.
    let begin = (at + 1..end)
        .find(|t| !scan.tables.modifiers.contains(scan.document.fold(*t)))
        .unwrap_or(end);
    let sort = match scan.tables.nouns.at(scan.document, begin) {
        Some((len, noun)) if begin + len == end && noun.is_person => {
            Sort::People(noun.concept.clone())
        }
        _ => Sort::Unknown,
    };
    let item = Item {
        part: Part {
            span,
            amount: Amount::exact(1.into()),
            sort,
        },
        mention: None,
    };
    (at + 1 < end && ends).then_some((item, end))
}

fn is_hyphen(scan: &Scan, token: usize) -> bool {
    scan.document.words(token) == "-"
        && scan.document.glued(token)
        && scan.document.glued(token + 1)
}
