//! Parts: what of a run is a name, and where one name ends and the next begins.
//!
//! In: a run. Out: its names, without titles, roles and words such as "former": of "US President Donald
//! Trump" the place and the person, of "Chicago Police Department" the whole. Whether a part is a person or
//! a body is decided by [`judge`](super::judge), where the tables do not say.

use std::ops::Range;

use super::place::is_well_known;
use super::scan::{Capital, Scan};
use super::vouch;
use crate::lang::pack::Flags;
use crate::segment::Case;

/// A name in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its tokens, an article before it left out.
    pub tokens: Range<usize>,
    /// A title or a role stands right before it.
    pub called: bool,
    /// What the form and the tables say.
    pub form: Form,
}

/// What a part is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A place, by its name.
    Place,
    /// A place, by an adjective or its people.
    People,
    /// A well-known body.
    KnownBody,
    /// A body by a word in it: "Bank of …".
    Body,
    /// A person, by given name or title.
    Person,
    /// Capital letters only.
    Acronym,
    /// Something with digits: "A380", "F-16".
    Code,
    /// None of these.
    Open,
}

/// Appends the names of a run.
pub(crate) fn split(scan: &Scan, run: Range<usize>, parts: &mut Vec<Part>) {
    let mut from = behind_portfolio(scan, &run);
    let mut called = from != run.start;
    // A name that other articles know stands right before.
    let mut apart = false;
    let mut token = from;
    while token < run.end {
        if let Some(end) = whole_name(scan, from, token, &run) {
            // "The Cinders Group" in a French text: the word left over before a name is none by itself.
            let left_over = token - from == 1 && known_len(scan, from) == 0;
            if !left_over {
                name(scan, from..token, called, parts);
            }
            name(scan, token..end, called && from == token, parts);
            called = false;
            apart = true;
            (from, token) = (end, end);
            continue;
        }
        let place = scan.spot(token).map_or(0, |spot| spot.len);
        if is_whole(scan, from, token) || 1 < place {
            // A well-known name is not cut: "General Motors", "Prince Edward Island", "KTLA San Diego".
            let len = if from == token {
                known_len(scan, token)
            } else {
                place
            };
            token += len;
            continue;
        }
        match cut(scan, from, token, &run) {
            Some(len) => {
                let to = without_portfolio(scan, from..token);
                name(scan, from..to, called, parts);
                called = true;
                apart = false;
                token += len;
                from = token;
            }
            None => token += 1,
        }
    }
    // "Johnny English Strikes": nor is the word left over behind one.
    let rest = from..run.end.max(from);
    let left_over = apart
        && rest.len() == 1
        && known_len(scan, from) == 0
        && !scan.word(from).borne
        && scan.case(from) == Case::Title;
    if !left_over {
        name(scan, rest, called, parts);
    }
}

fn known_len(scan: &Scan, token: usize) -> usize {
    let body = scan.body(token).map_or(0, |b| b.len);
    let spot = scan.spot(token).map_or(0, |s| s.len);
    let vouched = scan
        .vouched(token)
        .filter(|v| 1 < v.articles)
        .map_or(0, |v| v.len);
    body.max(spot).max(vouched)
}

/// Returns the end of the name at the token that is known by itself and stands beside another in the run: "Casa
/// Branca Ari Fleischer" is two names where other articles have one of them alone.
fn whole_name(scan: &Scan, from: usize, token: usize, run: &Range<usize>) -> Option<usize> {
    let whole = vouch::key(scan, run.clone());
    let mine = scan.vouchers.weight(&whole).map_or(0, |(_, n)| n);
    if let Some(vouched) = scan.vouched(token) {
        let end = token + vouched.len;
        let apart = token != run.start || end != run.end;
        if apart && 1 < vouched.len && end <= run.end && mine < vouched.articles {
            return Some(end);
        }
    }
    if from != token {
        return None;
    }
    let Some(body) = scan.body(token) else {
        return side_by_side(scan, token, run, mine);
    };
    let end = token + body.len;
    if run.end <= end {
        return None;
    }
    // "UN-Sicherheitsrat Pjöngjang", "NHS Scotland": a body, and the place that stands beside it.
    let place = scan.spot(end).is_some_and(|spot| end + spot.len == run.end);
    // "Corte Suprema Brett Kavanaugh", "Nazioni Unite Trump".
    let person = scan.word(end).given && !scan.word(end).body || is_somebody(scan, end, run.end);
    (place || person && mine < 2).then_some(end)
}

/// Returns whether the one token up to `end` is somebody's surname, or somebody's name in several articles.
fn is_somebody(scan: &Scan, token: usize, end: usize) -> bool {
    let key = vouch::key(scan, token..end);
    let shown = || {
        scan.vouched(token)
            .is_some_and(|v| v.len == 1 && 1 < v.articles)
    };
    let persons = || {
        let weight = scan.vouchers.weight(&key);
        weight.is_some_and(|(weight, _)| weight.is_persons())
    };
    token + 1 == end && (scan.vouchers.is_surname(&key) || shown() && persons())
}

/// "laut Trump Berlin", "zwischen Trump Kim": returns the end of the first of two names that stand side by side where
/// the order of words has it so, and that most articles have apart. `joint` is how many have them as one.
fn side_by_side(scan: &Scan, token: usize, run: &Range<usize>, joint: usize) -> Option<usize> {
    let end = token + 1;
    if end >= run.end || !is_somebody(scan, token, end) {
        return None;
    }
    let apart = |articles: usize| 2 * joint <= articles;
    let alone = scan.vouched(token).is_none_or(|v| apart(v.articles));
    let place = scan.spot(end).is_some_and(|spot| {
        let known = |place| apart(scan.vouchers.places(place)) && 1 < scan.vouchers.places(place);
        end + spot.len == run.end && !spot.people && spot.places.iter().any(|p| known(*p))
    });
    let person = end + 1 == run.end
        && scan.word(end).borne
        && scan
            .vouched(end)
            .is_some_and(|v| v.len == 1 && 1 < v.articles && apart(v.articles));
    (alone && (place || person)).then_some(end)
}

/// "Business Secretary", "Russian Energy Minister": returns the end of what stands before a role without the words
/// for what the role is for.
fn without_portfolio(scan: &Scan, stretch: Range<usize>) -> usize {
    let mut to = stretch.end;
    let known = known_len(scan, stretch.start);
    while stretch.start + known < to {
        let word = scan.word(to - 1);
        if !word.general || word.body {
            break;
        }
        to -= 1;
    }
    to
}

/// "ministro degli Esteri Antonio Tajani": returns the start of the full name of a person behind what their role is for.
fn behind_portfolio(scan: &Scan, run: &Range<usize>) -> usize {
    let general = |t: &usize| scan.word(*t).general && !scan.word(*t).given && !scan.word(*t).body;
    let from = run.start + run.clone().take_while(general).count();
    let person = from + 1 < run.end && scan.word(from).given && scan.body(run.start).is_none();
    let cut = run.start < from && person && is_what_role_is_for(scan, run.start);
    if cut { from } else { run.start }
}

/// Returns whether a role and its small words stand right before the token.
pub(crate) fn is_what_role_is_for(scan: &Scan, token: usize) -> bool {
    let small = |t: &usize| {
        scan.capital(*t) == Capital::No && scan.flags(*t).any(Flags::ARTICLE.and(Flags::LINK))
    };
    let mut start = token;
    while let Some(before) = start.checked_sub(1).filter(small) {
        start = before;
    }
    start < token
        && (1..=3).any(|len| {
            start
                .checked_sub(len)
                .is_some_and(|t| scan.lexicon.role_at(scan.document, t) >= Some(len))
        })
}

fn is_whole(scan: &Scan, from: usize, token: usize) -> bool {
    1 < known_len(scan, token) && from == token
}

/// Returns the length of the title or role at the token where it parts the run.
fn cut(scan: &Scan, from: usize, token: usize, run: &Range<usize>) -> Option<usize> {
    let title = scan
        .lexicon
        .titles
        .at(scan.document, token)
        .map(|(len, ())| len);
    if let Some(len) = title {
        let end = token + len + usize::from(scan.is(token + len, "."));
        if end < run.end && scan.is_word(end) || from == token {
            return Some(end - token);
        }
    }
    let len = scan.lexicon.role_at(scan.document, token)?;
    let end = token + len;
    // "Martin Luther King", "Larry King": a role that ends a person's name is part of it.
    let place = scan.spot(from).is_some_and(|spot| from + spot.len == token);
    if run.end <= end && from < token && scan.word(from).given && !place {
        return None;
    }
    // "Police Chiefs' Association", "Teachers Union": a role inside a body's name is part of it.
    let body_behind = (end..run.end)
        .take_while(|t| !scan.word(*t).given)
        .any(|t| scan.word(t).body || scan.lexicon.group_at(scan.document, t).is_some());
    (!body_behind).then_some(len)
}

/// Appends the names of a stretch without titles and roles.
fn name(scan: &Scan, stretch: Range<usize>, called: bool, parts: &mut Vec<Part>) {
    let mut from = first(scan, stretch.clone());
    let to = last(scan, from..stretch.end);
    if to <= from {
        return;
    }
    let mut push = |tokens: Range<usize>, called: bool, form: Form| {
        if !tokens.is_empty() {
            parts.push(Part {
                tokens,
                called,
                form,
            });
        }
    };
    // "German Navy", "US Government": the adjective is the place, and the sort of body alone is no name.
    if let Some(spot) = scan.spot(from)
        && spot.people
        && scan.body(from).is_none_or(|body| body.len < to - from)
        && from + spot.len < to
        && (from + spot.len..to).all(|t| is_sort(scan, t))
    {
        push(from..from + spot.len, false, Form::People);
        return;
    }
    // "U.S. Department of Justice": the country, then the body.
    if let Some(spot) = scan.spot(from).filter(|spot| from + spot.len < to)
        && let Some(body) = scan.body(from + spot.len)
        && from + spot.len + body.len <= to
        && scan.body(from).is_none()
        && scan
            .vouched(from)
            .is_none_or(|v| v.len <= spot.len || v.articles < 2)
    {
        let end = from + spot.len;
        let form = if spot.people {
            Form::People
        } else {
            Form::Place
        };
        push(from..end, false, form);
        name(scan, end..to, false, parts);
        return;
    }
    let to = without_area(scan, from..to);
    // "Airbus A380", "Boeing 787": the maker is named, the model is none.
    let maker = scan
        .body(from)
        .map(|b| b.len)
        .max(scan.vouched(from).map(|v| v.len));
    let to = match maker.map(|len| from + len) {
        Some(end) if end < to && (end..to).any(|t| scan.is_digits(t)) => end,
        _ => to,
    };
    if let Some(form) = whole(scan, from..to, called) {
        push(from..to, called, form);
        return;
    }
    if let Some(spot) = scan.spot(from).filter(|spot| from + spot.len < to) {
        let end = from + spot.len;
        let person_behind = scan.word(end).given && scan.spot(end).is_none();
        let known = scan.vouched(end).is_some() || scan.body(end).is_some();
        if spot.people && (person_behind || known || scan.word(end).borne || 1 < to - end)
            || person_behind
            || scan.spot(end).is_some()
            || scan.body(end).is_some_and(|body| end + body.len == to)
            || scan
                .vouched(end)
                .is_some_and(|v| end + v.len == to && 1 < v.articles)
        {
            let form = if spot.people {
                Form::People
            } else {
                Form::Place
            };
            push(from..end, false, form);
            from = end;
            if from < to {
                name(scan, from..to, called, parts);
            }
            return;
        }
    }
    let form = open(scan, from..to);
    push(from..to, called, form);
}

/// Returns the end of a name without a word for a part of a country behind it: "Lee County" is "Lee" in other
/// languages.
fn without_area(scan: &Scan, tokens: Range<usize>) -> usize {
    let last = tokens.end - 1;
    let area = 1 < tokens.len()
        && scan.word(last).area
        && scan.spot(tokens.start).is_none_or(|s| s.len < tokens.len())
        && scan.body(tokens.start).is_none_or(|b| b.len < tokens.len());
    if area { last } else { tokens.end }
}

/// Returns whether the token says nothing but what sort of body a name is of.
fn is_sort(scan: &Scan, token: usize) -> bool {
    scan.word(token).body || scan.lexicon.group_at(scan.document, token) == Some(1)
}

/// Returns the first token that is no article and no word such as "former".
fn first(scan: &Scan, stretch: Range<usize>) -> usize {
    let mut from = stretch.start;
    while from < stretch.end {
        let flags = scan.flags(from);
        let passed = (flags.any(Flags::ARTICLE)
            || scan.capital(from) == Capital::No && scan.is_word(from))
            && known_len(scan, from) == 0
            || flags.any(Flags::MODIFIER) && from + 1 < stretch.end && known_len(scan, from) < 2
            || !scan.is_word(from) && !scan.is_digits(from);
        if !passed {
            break;
        }
        from += 1;
    }
    from
}

/// Returns the end of the stretch without small words and signs that hang on behind.
fn last(scan: &Scan, stretch: Range<usize>) -> usize {
    let mut to = stretch.end;
    while stretch.start < to {
        // "Kim Jong-un": behind a hyphen the small word is a part of the name.
        let hyphened = to - 1 != stretch.start && scan.is_hyphen(to - 2);
        let hangs_on = !scan.is_digits(to - 1)
            && (!scan.is_word(to - 1)
                || scan.capital(to - 1) == Capital::No
                    && !hyphened
                    && scan
                        .flags(to - 1)
                        .any(Flags::LINK.and(Flags::PARTICLE).and(Flags::ARTICLE)));
        if !hangs_on
            || scan
                .spot(stretch.start)
                .is_some_and(|s| stretch.start + s.len == to)
        {
            break;
        }
        to -= 1;
    }
    to
}

/// Returns what the stretch is where the tables or a word in it say so of the whole.
fn whole(scan: &Scan, tokens: Range<usize>, called: bool) -> Option<Form> {
    let len = tokens.len();
    if let Some(body) = scan.body(tokens.start)
        && len <= body.len
    {
        return Some(Form::KnownBody);
    }
    if let Some(spot) = scan.spot(tokens.start)
        && len <= spot.len
        && (!called || !spot.doubt.is_any() && spot.places.iter().any(|p| is_well_known(*p)))
    {
        return Some(if spot.people {
            Form::People
        } else {
            Form::Place
        });
    }
    let body = tokens
        .clone()
        .any(|t| scan.capital(t) != Capital::No && is_sort(scan, t));
    if body && 1 < len && !called {
        return Some(Form::Body);
    }
    if scan.word(tokens.start).given && scan.is_word(tokens.end - 1) && 1 < len {
        return Some(Form::Person);
    }
    let acronym = 1 == len && scan.case(tokens.start) == Case::Upper;
    (called && !acronym).then_some(Form::Person)
}

fn open(scan: &Scan, tokens: Range<usize>) -> Form {
    let digits = tokens.clone().any(|t| scan.is_digits(t));
    if digits {
        Form::Code
    } else if tokens.len() == 1 && scan.case(tokens.start) == Case::Upper {
        Form::Acronym
    } else {
        Form::Open
    }
}
