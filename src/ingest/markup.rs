//! A page in, the words of its article out, with what the page says about it.
//!
//! Readability finds the article and drops menus, forms and scripts. Where it finds nothing, or next to nothing
//! of the page, the tags alone are taken off: a menu too many is better than a sentence too few. It is not
//! asked at all about pages whose nesting would keep it busy for minutes.

mod metadata;
mod tags;

use dom_smoothie::{Config, Readability, TextMode};

use crate::ingest::decode::blank;
use crate::ingest::words::{self, fold};
use crate::model::{Edtf, Language};

/// How often something may begin like a tag for the article to be looked for.
const MOST_OPENINGS: usize = 60_000;

/// How deep the elements of such a page may be nested. Real pages stay under 60.
const DEEPEST: usize = 200;

/// How much white space one of its tags may hold: attributes are compared with one another.
const MOST_SPACES: usize = 5000;

/// Words that an article has at least; what is shorter may be the wrong part of the page.
const FEW_WORDS: usize = 30;

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Edtf>,
    pub(super) language: Option<Language>,
}

/// Returns whether a text is a page of HTML: it begins like one, whatever its file is called. An article that
/// speaks of tags is none.
pub(super) fn is_markup(text: &str) -> bool {
    let start = text.trim_start_matches(blank);
    let head: String = start
        .chars()
        .take(400)
        .collect::<String>()
        .to_ascii_lowercase();
    let begins = |openings: &[&str]| openings.iter().any(|opening| head.starts_with(opening));
    if begins(&[
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
    ]) {
        return true;
    }
    let wrapped =
        begins(&["<?xml", "<!--"]) && (head.contains("<html") || head.contains("<!doctype html"));
    wrapped
        || (begins(&[
            "<p", "<div", "<article", "<section", "<main", "<h1", "<span", "<header",
        ]) && text.contains("</"))
}

/// Reads a page.
pub(super) fn page(html: &str) -> Page {
    let shape = tags::shape(html);
    let is_sane =
        shape.openings <= MOST_OPENINGS && shape.depth <= DEEPEST && shape.spaces <= MOST_SPACES;
    let found = is_sane.then(|| readable(html)).flatten();
    let mut page = found.unwrap_or_else(|| Page {
        title: tags::title(html),
        ..Page::default()
    });
    if words::count(&page.text) < FEW_WORDS {
        let everything = tags::strip(html);
        if words::count(&page.text) < words::count(&everything) {
            page.text = everything;
        }
    }
    page.outlet = page
        .outlet
        .as_deref()
        .map(one_line)
        .filter(|outlet| !outlet.is_empty());
    let outlet = page.outlet.as_deref().unwrap_or_default();
    page.title = page
        .title
        .map(|title| without_outlet(&one_line(&title), outlet))
        .filter(|title| !title.is_empty());
    if let Some(title) = page
        .title
        .as_deref()
        .filter(|title| !opens_with(&page.text, title))
    {
        page.text = format!("{title}\n\n{}", page.text);
    }
    page
}

fn readable(html: &str) -> Option<Page> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut readability = Readability::new(html, None, Some(config)).ok()?;
    let mut page = metadata::page(&readability);
    if let Ok(article) = readability.parse() {
        article
            .text_content
            .trim_matches(blank)
            .clone_into(&mut page.text);
        if page.title.is_none() {
            page.title = Some(article.title);
        }
    }
    Some(page)
}

/// Returns whether one of the first lines of a text is its title already.
fn opens_with(text: &str, title: &str) -> bool {
    let title = fold(title);
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(3)
        .any(|line| fold(line) == title)
}

/// "Bridge closed | The Courier" without the outlet.
fn without_outlet(title: &str, outlet: &str) -> String {
    let separators = ['|', '-', '–', '—', ':', '·', '•', '»', '«'];
    let head = title
        .rsplit_once(separators)
        .filter(|(_, tail)| fold(tail) == fold(outlet));
    head.map_or(title, |(head, _)| head.trim_end()).to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "<p>The mayor of the town said on Monday that the bridge over the river would stay \
        closed for the whole week, because the engineers had found cracks in two of its pillars.</p>\
        <p>Buses take another way until it opens again, which the town hall, after a long meeting, expects to \
        happen on Sunday &ndash; unless it rains, of course.</p>";

    fn read(html: &str) -> Page {
        assert!(is_markup(html));
        page(html)
    }

    #[test]
    fn the_article_is_found_among_menus_and_scripts() {
        let page = read(&format!(
            "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Bridge closed - The Courier</title>\
             <meta property=\"og:site_name\" content=\"The Courier\">\
             <meta property=\"article:published_time\" content=\"2020-08-27T08:00:00Z\"></head><body>\
             <nav><a href=\"/\">Home</a> <a href=\"/w\">World</a></nav><article><h1>Bridge closed</h1>{STORY}{STORY}\
             </article><script>var x = 1;</script><footer>&copy; 2020</footer></body></html>"
        ));
        assert!(page.text.contains("on Sunday – unless it rains"));
        assert!(!page.text.contains("var x") && !page.text.contains("World"));
        assert_eq!(page.title.as_deref(), Some("Bridge closed"));
        assert_eq!(page.outlet.as_deref(), Some("The Courier"));
        assert_eq!(
            page.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08-27")
        );
        assert_eq!(page.language, Language::new("en"));
    }

    #[test]
    fn linked_data_in_a_graph_are_read() {
        let page = read(&format!(
            "<html><head><script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@graph\":[\
             {{\"@type\":\"WebPage\",\"datePublished\":\"2001-01-01\"}},{{\"@type\":[\"NewsArticle\"],\
             \"headline\":\"Bridge closed\",\"datePublished\":\"2020-08-27T08:00:00+02:00\",\
             \"publisher\":{{\"name\":\"The Courier\"}}}}]}}</script></head><body>{STORY}</body></html>"
        ));
        assert_eq!(page.title.as_deref(), Some("Bridge closed"));
        assert_eq!(page.outlet.as_deref(), Some("The Courier"));
        assert_eq!(
            page.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08-27")
        );
    }

    #[test]
    fn a_page_with_too_little_to_find_is_read_whole() {
        let page = read(
            "<html><title>Bridge</title><body><div>Closed &amp; empty</div><style>p{}</style><p>caf&eacute;</body></html>",
        );
        let lines: Vec<_> = page.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["Bridge", "Closed & empty", "café"]);
    }

    #[test]
    fn hostile_nesting_costs_no_time() {
        let page = read(&format!(
            "<html><body>{}{STORY}",
            "<div><b><i>".repeat(60_000)
        ));
        assert!(page.text.contains("The mayor of the town"));
    }

    #[test]
    fn an_article_about_tags_is_plain_text() {
        assert!(!is_markup("The <p> element, the committee said, stays."));
        assert!(!is_markup("<Laughter> was heard in the room."));
    }
}
