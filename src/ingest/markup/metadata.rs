//! What a page says about its article: in its linked data, its meta elements, its `lang`.

use dom_smoothie::Readability;
use serde_json::Value;

use crate::ingest::dates;
use crate::ingest::markup::Page;
use crate::model::{Edtf, Language};

/// Meta elements that give the day of publication and that readability does not know.
const DATES: &str = "meta[itemprop='datePublished'], meta[name='pubdate'], meta[name='date'], \
    meta[name='publish-date'], meta[name='sailthru.date'], meta[name='DC.date.issued'], meta[name='dcterms.created'], \
    meta[property='og:published_time'], meta[property='og:article:published_time'], \
    meta[name='citation_publication_date'], meta[itemprop='dateCreated']";

/// Elements of the text that give it.
const TIMES: &str =
    "time[itemprop='datePublished'], article time[datetime], header time[datetime], time[pubdate]";

/// Returns a page with everything filled in but its text.
pub(super) fn page(readability: &Readability) -> Page {
    let linked = linked_data(readability);
    let general = readability.get_article_metadata(None);
    let text = |key: &str| linked.as_ref().and_then(|data| data.get(key)?.as_str());
    let publisher = linked
        .as_ref()
        .and_then(|data| data.get("publisher")?.get("name")?.as_str());
    let published = text("datePublished").and_then(dates::iso);
    Page {
        text: String::new(),
        title: text("headline")
            .map(str::to_owned)
            .or(Some(general.title))
            .filter(|title| !title.trim().is_empty()),
        outlet: general.site_name.or(publisher.map(str::to_owned)),
        published: published
            .or_else(|| dates::iso(&general.published_time?))
            .or_else(|| attribute(readability, DATES, "content"))
            .or_else(|| attribute(readability, TIMES, "datetime")),
        language: general.lang.and_then(|tag| language(&tag)),
    }
}

fn attribute(readability: &Readability, selector: &str, name: &str) -> Option<Edtf> {
    let selected = readability.doc.select(selector);
    selected
        .nodes()
        .iter()
        .find_map(|node| dates::iso(&node.attr(name)?))
}

/// The language of a tag such as `fr-CA` or `pt_BR`.
fn language(tag: &str) -> Option<Language> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    Language::new(&code)
}

/// The object that describes the article, wherever the page's linked data keep it.
fn linked_data(readability: &Readability) -> Option<Value> {
    let scripts = readability.doc.select("script[type='application/ld+json']");
    scripts.nodes().iter().find_map(|node| {
        let data: Value = serde_json::from_str(node.text().trim()).ok()?;
        article_in(&data).cloned()
    })
}

fn article_in(data: &Value) -> Option<&Value> {
    match data {
        Value::Array(items) => items.iter().find_map(article_in),
        Value::Object(fields) => {
            if fields.get("@type").is_some_and(is_article) {
                return Some(data);
            }
            article_in(fields.get("@graph")?)
        }
        _ => None,
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `BlogPosting`, alone or in a list of types.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("BlogPosting"),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}
