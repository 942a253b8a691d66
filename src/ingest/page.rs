//! A text in, an article out: its paragraphs by what they are, its title, outlet, date and language.

use std::path::Path;

use crate::ingest::dates::{self, PageDate};
use crate::ingest::head::{self, Field};
use crate::ingest::markup::{self, Page};
use crate::ingest::words::fold;
use crate::ingest::{blocks, furniture, headings, language, names, outlets};
use crate::model::{Article, Basis, Paragraph, ParagraphKind};
use crate::text::Span;

/// Paragraphs at the top of a page among which ways, bylines, dates and signatures are looked for.
const TOP: usize = 8;

/// The same at its end, where comment forms and links have been taken away.
const END: usize = 3;

/// Makes the article of a text or a page.
pub(super) fn article(path: &Path, text: String) -> Article {
    let page = if markup::is_markup(&text) {
        markup::page(&text)
    } else {
        Page {
            text,
            ..Page::default()
        }
    };
    let text = page.text;
    let mut draft = Draft::new(&text);
    draft.title = page.title;
    draft.outlet = page.outlet;
    draft.take_head();
    draft.mark_furniture();
    draft.keep_some_body();
    draft.mark_headings();
    let published = page.published.or(draft.date.map(|found| found.date));
    let Draft {
        mut paragraphs,
        title,
        outlet,
        ..
    } = draft;
    let language = language::of(&text, &paragraphs, names::language(path), page.language);
    if let Some(own) = language {
        language::mark_others(&text, &mut paragraphs, own);
    }
    Article {
        id: names::stem(path),
        path: path.to_owned(),
        title,
        outlet,
        language,
        published,
        published_basis: if published.is_some() {
            Basis::Stated
        } else {
            Basis::Unknown
        },
        paragraphs,
        text,
    }
}

/// An article while its paragraphs are being told apart.
struct Draft<'t> {
    text: &'t str,
    paragraphs: Vec<Paragraph>,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<PageDate>,
}

impl<'t> Draft<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            paragraphs: blocks::blocks(text).into_iter().map(body).collect(),
            title: None,
            outlet: None,
            date: None,
        }
    }

    /// Cuts off what a machine wrote before the text: a line with a date, or a block of fields.
    fn take_head(&mut self) {
        let first = self.words(0);
        if let Some((len, found)) = dates::head(first) {
            self.learn_date(found);
            self.split(0, len);
            return;
        }
        let fenced = head::is_fence(first);
        let from = usize::from(fenced);
        let n = (from..self.paragraphs.len())
            .take_while(|idx| head::field(self.words(*idx)).is_some())
            .count();
        if !(fenced && 0 < n || 1 < n) {
            return;
        }
        self.paragraphs[0].kind = ParagraphKind::Furniture;
        // From the last to the first, since a title is split off its field.
        for idx in (from..from + n).rev() {
            self.take_field(idx);
        }
    }

    fn take_field(&mut self, idx: usize) {
        let line = self.words(idx);
        let Some((field, at)) = head::field(line) else {
            return;
        };
        self.paragraphs[idx].kind = ParagraphKind::Furniture;
        let value = line.get(at..).unwrap_or_default().trim();
        match field {
            _ if value.is_empty() => {}
            Field::Title => {
                self.title = Some(value.trim_matches('"').to_owned());
                self.split(idx, at);
            }
            Field::Outlet => self.outlet = Some(value.trim_matches('"').to_owned()),
            Field::Date => self.date = head::date(value).or(self.date),
            Field::Other => {}
        }
    }

    /// Divides a paragraph: its first bytes are furniture, the rest text.
    fn split(&mut self, idx: usize, len: usize) {
        let whole = self.paragraphs[idx].span;
        let cut = whole.start() + len;
        let Some(front) = blocks::trimmed(self.text, whole.start(), cut) else {
            return;
        };
        self.paragraphs[idx] = Paragraph {
            span: front,
            kind: ParagraphKind::Furniture,
            language: None,
        };
        if let Some(rest) = blocks::trimmed(self.text, cut, whole.end()) {
            self.paragraphs.insert(idx + 1, body(rest));
        }
    }

    /// Marks the paragraphs that are no text of the article.
    fn mark_furniture(&mut self) {
        for idx in self.of_kind(ParagraphKind::Body) {
            if furniture::is_furniture(self.words(idx)) {
                self.paragraphs[idx].kind = ParagraphKind::Furniture;
            }
        }
        let left = self.of_kind(ParagraphKind::Body);
        let end = left.len().saturating_sub(END);
        for (n, idx) in left.into_iter().enumerate() {
            if (n < TOP && self.is_top_matter(idx))
                || ((n < TOP || end <= n) && self.is_signature(idx))
            {
                self.paragraphs[idx].kind = ParagraphKind::Furniture;
            }
        }
        self.mark_repeated_title();
    }

    /// The way to a page, or its writer's name below the headline.
    fn is_top_matter(&self, idx: usize) -> bool {
        let block = self.words(idx);
        let below_text = self
            .of_kind(ParagraphKind::Body)
            .first()
            .is_some_and(|first| *first < idx);
        furniture::is_breadcrumb(block) || (below_text && furniture::is_byline(block))
    }

    /// A line that is there for its date or names the outlet.
    fn is_signature(&mut self, idx: usize) -> bool {
        let block = self.words(idx);
        if let Some(found) = dates::line(block).filter(|_| dates::is_line_like(block)) {
            self.learn_date(found);
            return true;
        }
        let Some(outlet) = outlets::named(block) else {
            return false;
        };
        self.outlet.get_or_insert_with(|| outlet.to_owned());
        true
    }

    fn learn_date(&mut self, found: PageDate) {
        if self.date.is_none_or(|known| found.label < known.label) {
            self.date = Some(found);
        }
    }

    /// A headline that stands twice at the top is read once.
    fn mark_repeated_title(&mut self) {
        let left = self.of_kind(ParagraphKind::Body);
        let Some(first) = left.first().map(|idx| fold(self.words(*idx))) else {
            return;
        };
        for idx in left.into_iter().take(TOP).skip(1) {
            if fold(self.words(idx)) == first {
                self.paragraphs[idx].kind = ParagraphKind::Furniture;
            }
        }
    }

    /// An article that would be furniture throughout is taken for text throughout.
    fn keep_some_body(&mut self) {
        if self.of_kind(ParagraphKind::Body).is_empty() {
            for paragraph in &mut self.paragraphs {
                paragraph.kind = ParagraphKind::Body;
            }
        }
    }

    fn mark_headings(&mut self) {
        let read = self.of_kind(ParagraphKind::Body);
        let texts: Vec<&str> = read.iter().map(|idx| self.words(*idx)).collect();
        for n in headings::headings(&texts) {
            self.paragraphs[read[n]].kind = ParagraphKind::Heading;
        }
        let first = read.first().map(|idx| self.paragraphs[*idx]);
        let Some(first) = first.map(|paragraph| (paragraph.kind, paragraph.span.of(self.text)))
        else {
            return;
        };
        // The headline of a page's own metadata is text of the page only where it stands there.
        match &self.title {
            None if first.0 == ParagraphKind::Heading => self.title = Some(first.1.to_owned()),
            Some(title) if fold(title) == fold(first.1) && 1 < read.len() => {
                self.paragraphs[read[0]].kind = ParagraphKind::Heading;
            }
            _ => {}
        }
    }

    fn of_kind(&self, kind: ParagraphKind) -> Vec<usize> {
        let paragraphs = self.paragraphs.iter().enumerate();
        paragraphs
            .filter(|(_, paragraph)| paragraph.kind == kind)
            .map(|(idx, _)| idx)
            .collect()
    }

    fn words(&self, idx: usize) -> &'t str {
        self.paragraphs
            .get(idx)
            .map_or("", |paragraph| paragraph.span.of(self.text))
    }
}

fn body(span: Span) -> Paragraph {
    Paragraph {
        span,
        kind: ParagraphKind::Body,
        language: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::model::ParagraphKind::{Body, Furniture, Heading};

    fn read(text: &str) -> Article {
        article(Path::new("a.txt"), text.to_owned())
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, ParagraphKind)]) -> Article {
        let article = read(text);
        let found: Vec<_> = article
            .paragraphs
            .iter()
            .map(|p| (p.span.of(&article.text), p.kind))
            .collect();
        assert_eq!(found, expected);
        article
    }

    #[test]
    fn the_date_of_a_head_line_is_cut_and_its_text_kept() {
        let article = check(
            " date 2020-09 Les écoles rouvrent lundi. Le maire s’en félicite.",
            &[
                ("date 2020-09", Furniture),
                ("Les écoles rouvrent lundi. Le maire s’en félicite.", Body),
            ],
        );
        assert_eq!(
            article.published.map(|date| date.to_string()).as_deref(),
            Some("2020-09")
        );
        assert_eq!(article.published_basis, Basis::Stated);
    }

    #[test]
    fn what_stands_around_an_article_is_told_from_it() {
        let article = check(
            "Friday , August 28 2020\nHome / WORLD / Le pont est fermé\n\nLe pont est fermé\n\nPar Jean Dupont\n\n\
             Le pont sur la rivière a été fermé lundi.\n\nUne longue attente\n\nIl rouvrira dans une semaine.\n\n\
             Le Monde\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *",
            &[
                ("Friday , August 28 2020", Furniture),
                ("Home / WORLD / Le pont est fermé", Furniture),
                ("Le pont est fermé", Heading),
                ("Par Jean Dupont", Furniture),
                ("Le pont sur la rivière a été fermé lundi.", Body),
                ("Une longue attente", Heading),
                ("Il rouvrira dans une semaine.", Body),
                ("Le Monde", Furniture),
                ("Leave a Reply", Furniture),
                (
                    "Your email address will not be published. Required fields are marked *",
                    Furniture,
                ),
            ],
        );
        assert_eq!(article.title.as_deref(), Some("Le pont est fermé"));
        assert_eq!(article.outlet.as_deref(), Some("Le Monde"));
        assert_eq!(
            article.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08-28")
        );
        assert_eq!(article.language, Language::new("fr"));
    }

    #[test]
    fn a_block_of_fields_gives_title_outlet_and_date() {
        let article = check(
            "Title: Bridge closed\nSource: The Courier\nDate: 27 August 2020\n\nThe bridge was closed on Monday.",
            &[
                ("Title:", Furniture),
                ("Bridge closed", Heading),
                ("Source: The Courier", Furniture),
                ("Date: 27 August 2020", Furniture),
                ("The bridge was closed on Monday.", Body),
            ],
        );
        assert_eq!(article.title.as_deref(), Some("Bridge closed"));
        assert_eq!(article.outlet.as_deref(), Some("The Courier"));
        assert_eq!(
            article.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08-27")
        );
    }

    #[test]
    fn one_line_that_begins_like_a_field_is_text() {
        check(
            "Source: police. The bridge was closed on Monday.\n\nIt will open on Sunday.",
            &[
                ("Source: police. The bridge was closed on Monday.", Body),
                ("It will open on Sunday.", Body),
            ],
        );
    }

    #[test]
    fn a_text_that_would_be_cut_whole_is_kept_whole() {
        check("Leave a comment", &[("Leave a comment", Body)]);
        check(
            "Share\n\nRead more",
            &[("Share", Body), ("Read more", Body)],
        );
    }

    #[test]
    fn a_headline_that_stands_twice_is_read_once() {
        check(
            "Bridge closed\n\nBRIDGE CLOSED\n\nThe bridge was closed on Monday.",
            &[
                ("Bridge closed", Heading),
                ("BRIDGE CLOSED", Furniture),
                ("The bridge was closed on Monday.", Body),
            ],
        );
    }

    #[test]
    fn a_banner_does_not_outdo_the_stated_day_of_publication() {
        let article = read(
            "Friday, September 18 2020\n\nPublished 27 August 2020\n\nThe bridge was closed on Monday.",
        );
        assert_eq!(
            article.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08-27")
        );
    }

    #[test]
    fn a_page_says_its_language_where_the_text_does_not() {
        assert_eq!(
            read("<html lang=\"nl-BE\"><body><p>123</p></body></html>").language,
            Language::new("nl")
        );
    }

    #[test]
    fn a_statement_in_another_language_is_marked_unless_it_is_framed() {
        let article = read(
            "La ministre a visité le port mardi, où elle a rencontré ceux qui avaient donné l'alerte.\n\n\
            « We are deeply sorry for what has happened, and we will do all that we can so that those who were in \
            the building get the help which they need », a dit le patron.\n\n\
            We are deeply sorry for what has happened, and we will do all that we can so that those who were in \
            the building get the help which they need.\n\n\
            Elle leur a promis que l'enquête irait vite, que tout serait dit et que les familles seraient reçues \
            avant la fin de la semaine.\n",
        );
        assert_eq!(article.language, Language::new("fr"));
        let languages: Vec<_> = article.paragraphs.iter().map(|p| p.language).collect();
        assert_eq!(languages, [None, None, Language::new("en"), None]);
    }
}
