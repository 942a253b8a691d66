//! Names: places, organisations, persons.
//!
//! In: a document cut up. Out: its [`Name`]s in order, none overlapping another, each with what it names and
//! with the fullest form that the article gives. [`scan`] looks at capitals, [`run`] joins them to sequences,
//! [`part`] cuts those into names, [`judge`] says what each names, [`alias`] joins short forms to full ones.
//! It compares no articles: that "Gruppo Sparks" and "Sparks Group" are one is for `consolidate` to find.

mod alias;
mod judge;
mod known;
mod part;
mod run;
mod scan;

use std::ops::Range;

use super::{Context, Draft};
use crate::lang::Pack;
use crate::lang::pack::Lexicon;
use crate::model::Value;
use crate::segment::Document;
pub(crate) use judge::Class;
use part::Form;
use scan::Scan;

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, without title, role and article.
    pub tokens: Range<usize>,
    /// What it names.
    pub class: Class,
    /// The fullest form that the article gives; the English name of a place or a well-known body.
    pub name: String,
    /// The place's code.
    pub code: Option<&'static str>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// Returns the names of a document, in order.
pub fn read(document: &Document, pack: &Pack) -> Vec<Name> {
    let scan = Scan::new(document, Lexicon::of(pack), &pack.code);
    let mut parts = Vec::new();
    for run in run::runs(&scan) {
        part::split(&scan, run, &mut parts);
    }
    let classes = judge::judge(&scan, &parts);
    let mut names: Vec<Name> = parts
        .iter()
        .zip(classes)
        .filter(|(_, class)| *class != Class::Nothing)
        .map(|(part, class)| name(&scan, part, class))
        .collect();
    names.sort_by_key(|name| name.tokens.start);
    alias::join(&scan, &mut names);
    names
}

fn name(scan: &Scan, part: &part::Part, class: Class) -> Name {
    let spot = scan
        .spot(part.tokens.start)
        .filter(|_| class == Class::Place);
    let body = scan
        .body(part.tokens.start)
        .filter(|_| part.form == Form::KnownBody);
    Name {
        tokens: part.tokens.clone(),
        class,
        name: match (spot, body) {
            (Some(spot), _) => spot.name.to_owned(),
            (None, Some(body)) => body.name.to_owned(),
            (None, None) => written(scan.document, part.tokens.clone()),
        },
        code: spot.map(|s| s.code),
        rule: match (class, part.form) {
            (_, Form::People) => "people of a place",
            (Class::Place, Form::Place) => "place name",
            (Class::Place, _) => "place by context",
            (Class::Person, _) => "person",
            (_, Form::KnownBody) => "well-known organisation",
            _ => "organisation",
        },
    }
}

/// Returns the words of a name with single spaces and straight apostrophes.
fn written(document: &Document, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for token in tokens.clone() {
        if token != tokens.start && !document.glued(token) {
            out.push(' ');
        }
        out.extend(
            document
                .words(token)
                .chars()
                .map(|c| if c == '’' { '\'' } else { c }),
        );
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
            code: name.code.map(str::to_owned),
            name: words,
        },
    }
}
