//! Marked text: what must be read, written where it stands.
//!
//! `<count 18 country>18 pays</>` says that "18 pays" is a count with the short form `18 country`
//! ([`Value`](crate::model::Value)'s `Display`). Marks may nest. Only the kinds asked for are compared; a sentence
//! without marks must give no mention of them. Packs carry such sentences, and rules are tested with them.
//! Where `claim` is among the kinds, a mark goes on with who is said to say so and how surely, where that is not
//! the article as a fact: `<count 18 server; Europol; alleged>`.

use std::path::PathBuf;

use super::extract;
use crate::lang::Pack;
use crate::model::{
    Article, ArticleIdx, Basis, Edtf, Frame, Language, Modality, Paragraph, ParagraphKind,
    parse_iso,
};
use crate::text::Span;

/// A marked text that is read otherwise than marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The text as it is marked.
    pub wanted: String,
    /// The same text with marks for what was read.
    pub read: String,
}

/// Reads every marked text of a pack's corpus with that pack, and returns those that are read otherwise.
pub fn check(pack: &Pack) -> Vec<Misread> {
    pack.corpus
        .iter()
        .filter_map(|case| {
            let kinds: Vec<&str> = case.kinds.iter().map(String::as_str).collect();
            let published = case.published.as_deref().and_then(parse_iso);
            misread(pack, published, &kinds, &case.text)
        })
        .collect()
}

/// Returns how a marked text is read, where that is otherwise than marked.
pub fn misread(
    pack: &Pack,
    published: Option<Edtf>,
    kinds: &[&str],
    marked: &str,
) -> Option<Misread> {
    let read = mark(pack, published, kinds, strip(marked));
    (read != marked).then(|| Misread {
        wanted: marked.to_owned(),
        read,
    })
}

/// Reads a text and marks what was read.
fn mark(pack: &Pack, published: Option<Edtf>, kinds: &[&str], text: String) -> String {
    let article = article(pack, published, text);
    let mut marks: Vec<(usize, usize, String)> = extract(ArticleIdx(0), &article, pack)
        .mentions
        .into_iter()
        .filter(|m| kinds.contains(&m.kind().name()))
        .map(|m| {
            let claim = if kinds.contains(&"claim") {
                claim(&m.frame)
            } else {
                String::new()
            };
            let open = format!("<{} {}{claim}>", m.kind().name(), m.value);
            (m.span.start(), m.span.end(), open)
        })
        .collect();
    marks.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut out = String::new();
    for (at, c) in article
        .text
        .char_indices()
        .map(|(at, c)| (at, Some(c)))
        .chain([(article.text.len(), None)])
    {
        out.extend(marks.iter().filter(|(_, end, _)| *end == at).map(|_| "</>"));
        let open = marks.iter().filter(|(start, _, _)| *start == at);
        out.extend(open.map(|(.., mark)| mark.as_str()));
        out.extend(c);
    }
    out
}

/// Returns who is said to say something, and how surely.
fn claim(frame: &Frame) -> String {
    let speaker = frame.attributed_to.as_ref().map(|s| s.name.as_str());
    let modality = match frame.modality {
        Modality::Asserted => None,
        Modality::Alleged => Some("alleged"),
        Modality::Denied => Some("denied"),
        Modality::Planned => Some("planned"),
    };
    let told = speaker.into_iter().chain(modality);
    told.fold(String::new(), |said, word| said + "; " + word)
}

pub(super) fn article(pack: &Pack, published: Option<Edtf>, text: String) -> Article {
    Article {
        id: pack.code.clone(),
        path: PathBuf::from(&pack.code),
        paragraphs: paragraphs(&text),
        text,
        title: None,
        outlet: None,
        language: Language::new(&pack.code),
        published_basis: match published {
            Some(_) => Basis::Stated,
            None => Basis::Unknown,
        },
        published,
    }
}

/// Returns the paragraphs of a text, one for each block between empty lines.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut from = 0;
    text.split("\n\n")
        .filter_map(|block| {
            let range = from..from + block.len();
            from = range.end + 2;
            let span = Span::new(text, range).filter(|s| !s.is_empty())?;
            Some(Paragraph {
                span,
                kind: ParagraphKind::Body,
                language: None,
            })
        })
        .collect()
}

/// Returns a marked text without its marks.
pub(super) fn strip(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (_, next) = after.split_once('>').unwrap_or(("", after));
        rest = next;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn a_sentence_that_is_read_otherwise_is_shown_as_read() {
        let pack = lang::pack("en");
        let read = |marked| misread(pack, None, &["money"], marked).map(|m| m.read);
        assert_eq!(read("It cost <money 60 USD>$60</>."), None);
        assert_eq!(
            read("It cost <money 61 USD>$60</>.").as_deref(),
            Some("It cost <money 60 USD>$60</>.")
        );
    }
}
