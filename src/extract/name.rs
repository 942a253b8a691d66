//! Names: places, organisations, persons.
//!
//! In: a document cut up. Out: its [`Name`]s in order, none overlapping another, each with what it names and
//! with the fullest form that the article gives. [`scan`] looks at capitals and into the tables, [`run`] joins them to sequences,
//! [`part`] cuts those into names, [`judge`] says what each names, [`alias`] joins short forms to full ones;
//! [`vouch`] brings in what the other articles of the reading show to be names.
//! It compares no articles: that "Gruppo Sparks" and "Sparks Group" are one is for `consolidate` to find.

mod alias;
mod judge;
mod known;
mod part;
mod place;
mod run;
mod scan;
mod vouch;

use std::ops::Range;

use super::{Context, Draft};
use crate::knowledge::place::PlaceId;
use crate::lang::Pack;
use crate::model::Value;
use crate::segment::{Case, Document};
pub(crate) use judge::Class;
use part::Form;
pub use scan::Look;
use scan::Scan;
pub use vouch::{Sightings, Vouchers};

/// The rule that reads a place from its people or an adjective.
pub const PEOPLE: &str = "people of a place";

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, without title, role and article.
    pub tokens: Range<usize>,
    /// What it names.
    pub class: Class,
    /// The fullest form that the article gives; the English name of a place or a well-known body.
    pub name: String,
    /// The place, where the tables know it.
    pub place: Option<PlaceId>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Returns what a document shows of names, for the other articles of the reading.
pub fn sight(document: &Document, look: &Look, pack: &Pack) -> Sightings {
    let vouchers = Vouchers::default();
    let scan = Scan::new(document, look, pack, &vouchers);
    let mut sightings = Sightings::new(&scan, &pack.code);
    let parts = parts(&scan);
    judge::sight(&scan, &parts, &mut sightings);
    let spots: Vec<&known::Spot> = parts
        .iter()
        .filter(|part| part.form == Form::Place)
        .filter_map(|part| scan.spot(part.tokens.start))
        .collect();
    for place in place::settle(&spots, &vouchers).into_iter().flatten() {
        sightings.add_place(place);
    }
    for part in parts.iter().filter(|part| part.form == Form::KnownBody) {
        if let Some(body) = scan.body(part.tokens.start) {
            sightings.add_body(body.name);
        }
    }
    sightings
}

fn parts(scan: &Scan) -> Vec<part::Part> {
    let mut parts = Vec::new();
    for run in run::runs(scan) {
        part::split(scan, run, &mut parts);
    }
    parts
}

/// Returns the names of a document, in order. `vouchers` are what all articles of the reading show.
pub fn read(document: &Document, look: &Look, pack: &Pack, vouchers: &Vouchers) -> Vec<Name> {
    let scan = Scan::new(document, look, pack, vouchers);
    let parts = parts(&scan);
    let classes = judge::judge(&scan, &parts);
    let mut names: Vec<Name> = parts
        .iter()
        .zip(classes)
        .filter(|(_, class)| *class != Class::Nothing)
        .map(|(part, class)| name(&scan, part, class))
        .collect();
    names.sort_by_key(|name| name.tokens.start);
    alias::join(&scan, &mut names);
    settle_places(&scan, &mut names);
    names
}

fn name(scan: &Scan, part: &part::Part, class: Class) -> Name {
    let body = scan
        .body(part.tokens.start)
        .filter(|_| part.form == Form::KnownBody);
    Name {
        tokens: part.tokens.clone(),
        class,
        name: body.map_or_else(
            || without_genitive(scan, part.tokens.clone()),
            |body| body.name.to_owned(),
        ),
        place: None,
        rule: match (class, part.form) {
            (_, Form::People) => PEOPLE,
            (Class::Place, Form::Place) => "place name",
            (Class::Place, _) => "place by context",
            (Class::Person, _) => "person",
            (_, Form::KnownBody) => "well-known organisation",
            _ => "organisation",
        },
    }
}

/// Gives the names of places their place and its English name.
fn settle_places(scan: &Scan, names: &mut [Name]) {
    // What the context makes a place may be one of the tables all the same: "policía de Newport".
    let is_known = |name: &Name| {
        name.rule != "place by context"
            || scan
                .spot(name.tokens.start)
                .is_some_and(|spot| spot.len == name.tokens.len())
    };
    let known: Vec<usize> = (0..names.len())
        .filter(|idx| names[*idx].class == Class::Place && is_known(&names[*idx]))
        .collect();
    let spots: Vec<&known::Spot> = known
        .iter()
        .filter_map(|idx| scan.spot(names[*idx].tokens.start))
        .collect();
    if spots.len() != known.len() {
        return;
    }
    for (idx, place) in known.into_iter().zip(place::settle(&spots, scan.vouchers)) {
        if let Some(place) = place {
            names[idx].place = Some(place);
            place.name("en").clone_into(&mut names[idx].name);
        }
    }
}

/// "Erdogans Rede": the name without the s, where the reading has it so in more articles than with it.
fn without_genitive(scan: &Scan, tokens: Range<usize>) -> String {
    let mut name = written(scan.document, tokens.clone());
    let key = vouch::key(scan, tokens);
    if let Some(stem) = key.strip_suffix('s')
        && name.ends_with('s')
        && scan.vouchers.shown(&key) < scan.vouchers.shown(stem)
    {
        name.pop();
    }
    name
}

/// Returns the words of a name with single spaces and straight apostrophes.
fn written(document: &Document, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for token in tokens.clone() {
        if token != tokens.start && !document.glued(token) {
            out.push(' ');
        }
        let words = document.words(token);
        if document.tokens[token].case == Case::Upper
            && let Some(letters) = known::without_stops(words)
        {
            out.push_str(&letters);
            continue;
        }
        out.extend(words.chars().map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}

/// Returns the drafts of this rule.
pub fn names(context: &Context) -> Vec<Draft> {
    context
        .names
        .iter()
        .map(|name| Draft {
            tokens: name.tokens.clone(),
            core: name.tokens.clone(),
            value: value(name),
            head: None,
            rule: name.rule,
        })
        .collect()
}

fn value(name: &Name) -> Value {
    let words = name.name.clone();
    match name.class {
        Class::Person => Value::Person { name: words },
        Class::Body | Class::Nothing => Value::Organization { name: words },
        Class::Place => Value::Place {
            code: name.place.map(|p| p.code().into_owned()),
            name: words,
        },
    }
}

#[cfg(test)]
mod tests;
