//! Runs: sequences of tokens that capitals hold together.
//!
//! In: a scanned document. Out: ranges of tokens such as `Acting US attorney` never is but `Prime Minister
//! Jacinda Ardern`, `Jan van Voorn`, `Bank of England` and `Rolls-Royce` are, in order. Titles and roles are
//! still in them; what the parts of a run are is decided by [`part`](super::part).

use std::ops::Range;

use super::scan::{Capital, Scan};
use crate::knowledge::place::{PlaceId, PlaceKind};
use crate::lang::pack::Flags;
use crate::segment::Case;

/// The most small words between two parts of one name: "Ministry of the", "de la".
const SMALL_WORDS: usize = 2;

/// The most tokens of a name.
const LONGEST: usize = 14;

/// Returns the runs of a document.
pub(crate) fn runs(scan: &Scan) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut token = 0;
    while token < scan.document.tokens.len() {
        if let Some(len) = not_a_name(scan, token) {
            token += len;
        } else if may_begin(scan, token) {
            let end = end(scan, token);
            runs.push(token..end);
            token = end;
        } else {
            token += 1;
        }
    }
    runs
}

/// Returns the length of the phrase at the token that is written with a capital and is no name, unless a
/// longer well-known name begins here ("Christmas Island", "Sunday Times").
fn not_a_name(scan: &Scan, token: usize) -> Option<usize> {
    if !scan.flags(token).any(Flags::NOT_NAME) {
        return None;
    }
    let (len, ()) = scan.lexicon.not_names.at(scan.document, token)?;
    // "escala de Richter": the capital may stand further on.
    if (token..token + len).all(|t| scan.capital(t) == Capital::No) {
        return None;
    }
    let longer = known_len(scan, token).is_some_and(|known| len < known);
    (!longer).then_some(len)
}

/// Returns the length of the well-known name at the token.
fn known_len(scan: &Scan, token: usize) -> Option<usize> {
    let body = scan.body(token).map(|b| b.len);
    let spot = scan.spot(token).map(|s| s.len);
    let vouched = scan.vouched(token).map(|v| v.len);
    body.max(spot).max(vouched)
}

fn may_begin(scan: &Scan, token: usize) -> bool {
    let small = scan.flags(token).any(Flags::OPENER);
    match scan.capital(token) {
        Capital::No => scan.spot(token).is_some() || scan.body(token).is_some(),
        Capital::Strong => {
            // "US" is no "us".
            let letters = scan.case(token) == Case::Upper;
            let known = known_len(scan, token).is_some_and(|len| 1 < len || letters);
            is_nameable(scan, token) && (!small || known || joins(scan, token + 1))
        }
        Capital::Weak if small => {
            known_len(scan, token).is_some_and(|len| 1 < len) && !is_article_of_another(scan, token)
                || scan.seen_as_name(token)
                    && !scan.flags(token).any(Flags::ARTICLE)
                    && joins(scan, token + 1)
        }
        Capital::Weak => is_nameable(scan, token) && is_vouched_for(scan, token),
    }
}

/// "El Centro Nacional", "La Cruz Roja": the name of a town that begins with an article, where another name goes on
/// behind it.
fn is_article_of_another(scan: &Scan, token: usize) -> bool {
    let town = scan.spot(token).filter(|spot| {
        scan.flags(token).any(Flags::ARTICLE)
            && !spot.places.iter().any(|p| super::place::is_well_known(*p))
    });
    let others = scan.body(token).is_some() || scan.vouched(token).is_some();
    town.is_some_and(|spot| !others && joins(scan, token + spot.len))
}

/// Returns whether the token can be part of a name at all; a letter by itself cannot, an initial can.
fn is_nameable(scan: &Scan, token: usize) -> bool {
    let one_letter = scan.document.words(token).chars().nth(1).is_none();
    !one_letter || is_initial(scan, token) || is_letter_of_name(scan, token)
}

/// "X-Men", but no "U-turn", no "U-Bahn" and not "R-Texas", which is a party and a place.
fn is_letter_of_name(scan: &Scan, token: usize) -> bool {
    let next = token + 2;
    scan.is_hyphen(token + 1)
        && (scan.is_digits(next)
            || scan.capital(next) == Capital::Strong
                && scan.spot(next).is_none_or(|spot| {
                    let wide = |p: &PlaceId| p.kind() < PlaceKind::City;
                    spot.people || !spot.places.first().is_some_and(wide)
                }))
}

/// Returns whether the token is one capital letter with a full stop and a name behind it.
fn is_initial(scan: &Scan, token: usize) -> bool {
    scan.document.words(token).chars().count() == 1
        && scan.is(token + 1, ".")
        && scan.document.glued(token + 1)
        && (scan.capital(token + 2) != Capital::No && scan.follows(token + 2))
}

/// Returns whether a word that would have its capital anyway is known to be a name: by the tables, by its
/// form, by the rest of the article or by what stands behind it.
fn is_vouched_for(scan: &Scan, token: usize) -> bool {
    if is_surely_one(scan, token) {
        return true;
    }
    if scan.seen_as_word(token) || scan.lexicon.capital_nouns {
        return false;
    }
    // "Visitou Lisboa": where the verb may begin the sentence, its ending tells.
    if !scan.word(token).borne && scan.lexicon.ends_as_opener(scan.document.fold(token)) {
        return false;
    }
    // "Northrop Grumman said": the second capital is one that only names have.
    let next = if scan.is_hyphen(token + 1) || is_initial(scan, token) {
        token + 2
    } else {
        token + 1
    };
    // "Hablaron Patricia y Luis": what stands before a given name and is none itself is a word.
    let word = scan.word(token);
    let apart = next == token + 1 && scan.word(next).given && !word.borne;
    scan.capital(next) == Capital::Strong && joins(scan, next) && !word.ordinary && !apart
        || is_called(scan, token)
}

fn is_surely_one(scan: &Scan, token: usize) -> bool {
    let word = scan.word(token);
    let capital_nouns = scan.lexicon.capital_nouns;
    let person = if capital_nouns {
        scan.is_of_full_name(token) || is_called_so(scan, token)
    } else {
        (word.given || word.family) && !word.ordinary
    };
    let sort = word.body && !capital_nouns;
    let known = known_len(scan, token).is_some() || person || sort && joins(scan, token + 1);
    let form = matches!(scan.case(token), Case::Upper | Case::Mixed)
        && scan
            .lexicon
            .not_names
            .word(scan.document.fold(token))
            .is_none();
    known || form && !scan.seen_as_word(token) || scan.seen_as_name(token)
}

/// Returns whether what stands beside the token makes a name of it where every noun has a capital: "Herr Zimmer",
/// "Präsident Putin", "Merkel sagte".
fn is_called_so(scan: &Scan, token: usize) -> bool {
    let word = scan.word(token);
    let Some(before) = token.checked_sub(1).filter(|_| scan.follows(token)) else {
        return false;
    };
    let article = scan.flags(before).any(Flags::ARTICLE);
    let full_stop = usize::from(scan.is(before, ".") && scan.document.glued(before));
    let titled = before.checked_sub(full_stop).is_some_and(|t| {
        scan.lexicon
            .titles
            .at(scan.document, t)
            .is_some_and(|(len, ())| t + len == token || t + len == before)
    });
    let role = scan.lexicon.role_at(scan.document, before) == Some(1);
    let says = scan
        .lexicon
        .reporting
        .at(scan.document, token + 1)
        .is_some();
    titled || word.borne && !word.ordinary && !article && (role || says)
}

/// Returns whether the token begins a title or a role with a name behind it: "President Macron said".
fn is_called(scan: &Scan, token: usize) -> bool {
    let title = scan
        .lexicon
        .titles
        .at(scan.document, token)
        .map(|(len, ())| len);
    let role = scan.lexicon.role_at(scan.document, token);
    title.max(role).is_some_and(|len| {
        let next = token + len;
        scan.capital(next) != Capital::No && scan.follows(next)
    })
}

/// Returns whether the token goes on with a name that the token before it is part of.
fn joins(scan: &Scan, token: usize) -> bool {
    scan.follows(token)
        && scan.is_word(token)
        && not_a_name(scan, token).is_none()
        && match scan.capital(token) {
            Capital::No => false,
            Capital::Strong => {
                let flags = scan.flags(token);
                // "Silva Não falou": a small word does not end a name for having a capital, "US" does.
                let small = flags.any(Flags::OPENER)
                    && !flags.any(Flags::PARTICLE)
                    && !(scan.word(token).general || goes_on_with_person(scan, token))
                    && scan.case(token) == Case::Title
                    && !scan.is_hyphen(token + 1)
                    && known_len(scan, token).is_none()
                    && !joins(scan, token + 1);
                !flags.any(Flags::ARTICLE) && !small
            }
            Capital::Weak => {
                !scan.flags(token).any(Flags::OPENER)
                    && (is_surely_one(scan, token) || is_called(scan, token))
            }
        }
}

/// "Ana Dias": a word that people are called by, behind another.
fn goes_on_with_person(scan: &Scan, token: usize) -> bool {
    scan.word(token).borne
        && token
            .checked_sub(1)
            .is_some_and(|t| scan.capital(t) != Capital::No && scan.word(t).borne)
}

/// Returns the token after the run that begins at `start`.
fn end(scan: &Scan, start: usize) -> usize {
    let mut end = start + 1;
    if let Some(len) = known_len(scan, start) {
        end = start + len;
    }
    // "la policía española Mossos": an adjective written small is no part of the name behind it.
    if scan.capital(start) == Capital::No {
        return end;
    }
    while end - start < LONGEST {
        match step(scan, start, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// Returns the end of the run with its next part, if it goes on.
fn step(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    if scan.is_hyphen(end) {
        return hyphened(scan, start, end);
    }
    if scan.is(end, ".") && scan.document.glued(end) && joins(scan, end + 1) {
        let before = scan.document.fold(end - 1);
        // "J. Smith", "St. Martin".
        let short = scan.document.words(end - 1).chars().count() <= 2
            || scan.lexicon.flags(before).any(Flags::TITLE);
        return short.then_some(end + 2);
    }
    if scan.is_digits(end) && scan.document.glued(end) {
        return Some(end + 1);
    }
    if joins(scan, end) {
        return Some(known_len(scan, end).map_or(end + 1, |len| end + len));
    }
    small_words(scan, start, end)
}

/// "Rolls-Royce", "Covid-19", "Moon Jae-in", but "Airbus" alone of "Airbus-eigenaar".
fn hyphened(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    let next = end + 1;
    // "US-Regierung", "GOP-Senatoren": in a compound with a noun the name is what stands before it.
    let compound = scan.lexicon.capital_nouns
        && scan.case(next) == Case::Title
        && (known_len(scan, start) == Some(end - start)
            || end - start == 1 && scan.case(start) == Case::Upper)
        && scan.vouched(next).is_none()
        && scan.spot(next).is_none();
    if compound {
        return None;
    }
    // "USA-Cina": two places.
    if scan.spot(start).is_some_and(|s| s.len == end - start) && scan.spot(next).is_some() {
        return None;
    }
    if scan.is_digits(next) || scan.capital(next) != Capital::No {
        return Some(known_len(scan, next).map_or(next + 1, |len| next + len));
    }
    let letters = |token| scan.document.words(token).chars().count();
    // "Kim Jong-un": "un" is a small word in many languages.
    let person = scan.word(start).borne && letters(next) <= 3;
    let syllables = 1 < end - start
        && scan.is_word(next)
        && letters(end - 1) <= 5
        && letters(next) <= 4
        // "Kim" is a town as well.
        && known_len(scan, start).is_none_or(|len| person && len < end - start)
        && (scan.flags(next) == Flags::default() || person);
    syllables.then_some(next + 1)
}

/// "Jan van Voorn", "Bank of England", "Johnson & Johnson": small words, then a part with a capital.
fn small_words(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    // "van", "von", "bin" stand in persons' names alone.
    let flags = scan.flags(end);
    let personal = flags.any(Flags::PARTICLE)
        && !flags.any(
            Flags::LINK
                .and(Flags::ARTICLE)
                .and(Flags::PLACE_PREPOSITION)
                .and(Flags::OPENER),
        );
    let kind = if personal || is_person_like(scan, start, end) {
        Flags::PARTICLE
    } else if scan.is(end, "&") {
        return joins(scan, end + 1).then_some(end + 2);
    } else if is_body_like(scan, start, end) {
        Flags::LINK.and(Flags::ARTICLE)
    } else {
        return None;
    };
    let kind_of_first = if kind.any(Flags::LINK) {
        Flags::LINK
    } else {
        kind
    };
    // "José Ortega y Gasset", but "Lee y Collier" are two.
    let conjunction = kind == Flags::PARTICLE && scan.document.words(end).len() == 1;
    if conjunction && end - start == 1 {
        return None;
    }
    let mut next = end;
    // "Bank of the", "Ministerium für die": an article stands behind a link, never by itself.
    let fits = |token: usize| {
        let small = if token == end { kind_of_first } else { kind };
        scan.flags(token).any(small)
    };
    while next < end + SMALL_WORDS
        && scan.capital(next) == Capital::No
        && scan.follows(next)
        && fits(next)
    {
        next += 1;
        // "Abd al-Rahman": the particle may hang on by a hyphen.
        if scan.is_hyphen(next) {
            next += 1;
        }
    }
    // "Pep Guardiola van Manchester City", "Chris Harris de WSMV", "Ana Rey y Luis Sanz": who has two names already
    // is not called after what they belong to, nor after who stands beside them.
    let belongs = kind == Flags::PARTICLE
        && 1 < end - start
        && (known_len(scan, next).is_some()
            || scan.word(next).given
            || scan.case(next) == Case::Upper);
    // "Department of Justice of the United States": what is known whole does not take its country along.
    let whole = scan.body(start).is_some_and(|body| body.len == end - start);
    // "KTLA-TV de San Diego": nor do letters.
    let letters = (start..end).all(|t| !scan.is_word(t) || scan.case(t) == Case::Upper);
    // "the Senate and Congress", but "Congreso del Partido Popular".
    let bodies = whole && !flags.any(Flags::ARTICLE) && scan.body(next).is_some();
    let apart = belongs
        || (whole || letters) && scan.spot(next).is_some()
        || bodies
        || kind == Flags::PARTICLE && is_word_before(scan, start..end, next);
    (end < next && !apart && joins(scan, next)).then_some(next + 1)
}

/// "Vittoria di Giorgia Meloni": a given name that is an ordinary word too and opens the sentence, before somebody who
/// has a name of their own.
fn is_word_before(scan: &Scan, run: Range<usize>, next: usize) -> bool {
    run.len() == 1
        && scan.capital(run.start) == Capital::Weak
        && scan.word(run.start).ordinary
        && scan.word(next).given
        && joins(scan, next + 1)
}

/// Returns whether the run so far begins as a person's name does.
fn is_person_like(scan: &Scan, start: usize, end: usize) -> bool {
    // A role by itself is nobody's name yet: "Membro del Congresso".
    let titled = (start..end).any(|t| {
        let title = scan.lexicon.titles.at(scan.document, t);
        let role = scan.lexicon.role_at(scan.document, t);
        title
            .map(|(len, ())| len)
            .max(role)
            .is_some_and(|len| t + len < end)
    });
    let called = start.checked_sub(1).is_some_and(|before| {
        scan.lexicon.role_at(scan.document, before).is_some()
            || scan.lexicon.titles.at(scan.document, before).is_some()
    });
    // "Anna" is a small town too.
    let no_place = |t: usize| {
        scan.spot(t).is_none_or(|spot| {
            spot.doubt.person && !spot.places.iter().any(|p| super::place::is_well_known(*p))
        })
    };
    let given = (start..end).any(|t| scan.word(t).given && no_place(t));
    (titled || called || given) && !is_body_like(scan, start, end)
}

/// Returns whether the run so far names a kind of body: "Bank", "Department".
fn is_body_like(scan: &Scan, start: usize, end: usize) -> bool {
    (start..end).any(|t| {
        scan.capital(t) != Capital::No
            && (scan.word(t).body || scan.lexicon.group_at(scan.document, t).is_some())
    })
}
