//! What the texts for people share: who says something, in which words, and how that is put.

use std::collections::BTreeSet;

use crate::glyph::{glyphs, width};
use crate::model::{
    Article, ArticleIdx, Basis, Fact, Kind, MentionIdx, Modality, Position, Reading, Status,
};

/// The statuses in the order of the sheet, each with its heading.
pub(super) const SECTIONS: [(Status, &str); 4] = [
    (Status::Conflict, "Conflicts"),
    (Status::Compatible, "Differences that are no conflict"),
    (Status::Agree, "Agreed"),
    (Status::Single, "In one article only"),
];

/// The sentence of one article that gives a position, cut at the words that give it.
pub(super) struct Evidence<'r> {
    pub(super) article: ArticleIdx,
    pub(super) mention: MentionIdx,
    pub(super) before: &'r str,
    pub(super) words: &'r str,
    pub(super) after: &'r str,
}

/// Returns where a position is given, each sentence once.
pub(super) fn evidence<'r>(reading: &'r Reading, position: &Position) -> Vec<Evidence<'r>> {
    let mut seen = BTreeSet::new();
    position
        .mentions
        .iter()
        .filter(|idx| {
            let mention = reading.mention(**idx);
            seen.insert((mention.article, mention.frame.sentence.cover(mention.span)))
        })
        .map(|&idx| of_mention(reading, idx))
        .collect()
}

fn of_mention(reading: &Reading, idx: MentionIdx) -> Evidence<'_> {
    let mention = reading.mention(idx);
    let text = &reading.article(mention.article).text;
    let sentence = mention.frame.sentence;
    let sentence = if sentence.is_empty() {
        mention.span
    } else {
        sentence.cover(mention.span)
    };
    let part = |from, to| text.get(from..to).unwrap_or_default();
    Evidence {
        article: mention.article,
        mention: idx,
        before: part(sentence.start(), mention.span.start()).trim_start(),
        words: mention.span.of(text),
        after: part(mention.span.end(), sentence.end()).trim_end(),
    }
}

/// Returns the different words in which each article gives a position, in the order of the articles.
pub(super) fn wordings<'r>(
    reading: &'r Reading,
    position: &Position,
) -> Vec<(ArticleIdx, MentionIdx, &'r str)> {
    let mut seen = BTreeSet::new();
    let all = position.mentions.iter().map(|&idx| {
        let article = reading.mention(idx).article;
        (article, idx, reading.words(idx))
    });
    all.filter(|(article, _, words)| seen.insert((*article, words.to_lowercase())))
        .collect()
}

/// Returns who is said to say it, and how surely: " (according to Europol, alleged)".
pub(super) fn source(reading: &Reading, idx: MentionIdx) -> String {
    let frame = &reading.mention(idx).frame;
    let speaker = frame.attributed_to.as_ref();
    let speaker = speaker.map(|speaker| format!("according to {}", line(&speaker.name)));
    let modality = match frame.modality {
        Modality::Asserted => None,
        Modality::Alleged => Some("alleged".to_owned()),
        Modality::Denied => Some("denied".to_owned()),
        Modality::Planned => Some("planned".to_owned()),
    };
    let words: Vec<String> = speaker.into_iter().chain(modality).collect();
    if words.is_empty() {
        return String::new();
    }
    format!(" ({})", words.join(", "))
}

/// Returns what a fact is about: `arrest (place)`.
pub(super) fn question(fact: &Fact) -> String {
    let kind = fact.kind.name();
    if fact.label == kind {
        return kind.to_owned();
    }
    format!("{} ({kind})", line(&fact.label))
}

/// Returns how many articles give a position and how many texts they derive from.
pub(super) fn sources(position: &Position) -> String {
    let articles = position.articles.len();
    if articles == 1 {
        return "1 article".to_owned();
    }
    format!(
        "{}, {}",
        count(articles, "article"),
        count(position.origins, "origin")
    )
}

/// Returns the answer as one line; of a quote, a few words of it.
pub(super) fn answer(fact: &Fact, position: &Position) -> String {
    let text = line(&position.display);
    if fact.kind == Kind::Quote && 60 < width(&text) {
        return crate::glyph::clip(&text, 60);
    }
    text
}

/// Returns the short name of an article: its outlet, else its id.
pub(super) fn name(article: &Article) -> String {
    line(article.outlet.as_deref().unwrap_or(&article.id))
}

/// Returns the language of an article, or that it is unknown.
pub(super) fn language(article: &Article) -> String {
    let known = article.language.map(|language| language.to_string());
    known.unwrap_or_else(|| "unknown".to_owned())
}

/// Returns the date of publication in words.
pub(super) fn published(article: &Article) -> String {
    match (article.published, article.published_basis) {
        (None, _) => "undated".to_owned(),
        (Some(date), Basis::Inferred) => format!("{date}, inferred"),
        (Some(date), _) => date.to_string(),
    }
}

/// Returns the letter of the text that an article derives from: A, B, … Z, then numbers.
pub(super) fn origin(reading: &Reading, article: ArticleIdx) -> String {
    let at = reading
        .origins
        .iter()
        .position(|origin| origin.articles.contains(&article));
    at.map_or_else(String::new, letter)
}

/// Returns the letter of an origin.
pub(super) fn letter(origin: usize) -> String {
    let letter = u8::try_from(origin).ok().filter(|n| *n < 26);
    letter.map_or_else(
        || (origin + 1).to_string(),
        |n| char::from(b'A' + n).to_string(),
    )
}

/// Returns which articles derive from one text and what shows it, one line an origin that is shared.
pub(super) fn shared_origins(reading: &Reading) -> Vec<String> {
    let origins = reading.origins.iter().enumerate();
    origins
        .filter(|(_, origin)| 1 < origin.articles.len())
        .map(|(idx, origin)| {
            let articles: Vec<String> = origin
                .articles
                .iter()
                .map(|a| (a.0 + 1).to_string())
                .collect();
            let signs = line(&origin.signs.join("; "));
            format!(
                "Articles {} share origin {}: {signs}",
                listed(&articles),
                letter(idx)
            )
        })
        .collect()
}

/// Returns the reading in numbers: `5 articles, 4 origins, 3 languages`.
pub(super) fn extent(reading: &Reading) -> String {
    let languages: BTreeSet<_> = reading.articles.iter().filter_map(|a| a.language).collect();
    format!(
        "{}, {}, {}",
        count(reading.articles.len(), "article"),
        count(reading.origins.len(), "origin"),
        count(languages.len(), "language")
    )
}

/// Returns the sheet in numbers: `3 conflicts, 2 other differences, 41 agreed, 60 in one article only`.
pub(super) fn balance(reading: &Reading) -> String {
    let n = |status| n_facts(reading, status);
    format!(
        "{}, {}, {} agreed, {} in one article only",
        count(n(Status::Conflict), "conflict"),
        count(n(Status::Compatible), "other difference"),
        n(Status::Agree),
        n(Status::Single)
    )
}

/// Returns how many facts have a status.
pub(super) fn n_facts(reading: &Reading, status: Status) -> usize {
    reading.facts.iter().filter(|f| f.status == status).count()
}

/// Returns a number with its noun.
pub(super) fn count(n: usize, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{ending}")
}

fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// Returns the text as one line that is safe to show: what breaks lines is a space, what would be obeyed or
/// hidden is named, and every other character, non-breaking spaces included, stays as it is.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for glyph in glyphs(text) {
        let piece = text.get(glyph.range.clone()).unwrap_or_default();
        if piece.chars().all(char::is_whitespace) {
            out.extend(piece.chars().map(|c| if breaks(c) { ' ' } else { c }));
        } else {
            out.push_str(&glyph.shown);
        }
    }
    out
}

fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_spaces_and_names_what_would_be_obeyed() {
        assert_eq!(line("50\u{a0}ans\nà Chypre"), "50\u{a0}ans à Chypre");
        assert_eq!(line("\u{1b}[31mrouge\u{202e}"), "␛[31mrouge⟦U+202E⟧");
    }

    #[test]
    fn evidence_is_the_sentence_cut_at_its_words() {
        let reading = crate::scene::storm();
        let position = &reading.facts[0].positions[1];
        let found = evidence(&reading, position);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].before, found[0].words, found[0].after),
            (
                "La tempesta Alba ha causato ",
                "quattordici morti",
                " sabato 13 marzo."
            )
        );
    }

    #[test]
    fn sources_are_counted_with_the_texts_they_derive_from() {
        let reading = crate::scene::storm();
        assert_eq!(
            sources(&reading.facts[0].positions[0]),
            "3 articles, 2 origins"
        );
        assert_eq!(sources(&reading.facts[0].positions[1]), "1 article");
        assert_eq!(
            shared_origins(&reading),
            ["Articles 1 and 4 share origin A: the same sentence, word for word"]
        );
    }
}
