//! The sheet and the texts as one page that needs nothing beside it: no script, no file, no network.
//!
//! Every text stands whole with its marks; every answer on the sheet leads to its words, and the words lead
//! back. All text is escaped, and the page forbids whatever would load or run something.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::export::words::{self, SECTIONS, answer, count, line, question, sources};
use crate::model::{
    ArticleIdx, Fact, FactIdx, MentionIdx, Paragraph, ParagraphKind, Position, Reading, Status,
};

const STYLE: &str = include_str!("html.css");

/// Writes the page.
pub fn html(reading: &Reading) -> String {
    let title = format!("What {} say", count(reading.articles.len(), "article"));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}. {}.</p>\n",
        words::extent(reading),
        words::balance(reading)
    );
    sheet(reading, &mut out);
    out.push_str("</main>\n<section class=\"texts\">\n");
    let facts = facts_of_mentions(reading);
    for idx in 0..reading.articles.len() {
        article(reading, ArticleIdx(idx), &facts, &mut out);
    }
    out.push_str("</section>\n</body>\n</html>\n");
    out
}

fn sheet(reading: &Reading, out: &mut String) {
    for (status, heading) in SECTIONS {
        let facts = || {
            let facts = reading.facts.iter().enumerate();
            facts.filter(|(_, fact)| fact.status == status)
        };
        let n_facts = facts().count();
        if n_facts == 0 {
            continue;
        }
        let _ = writeln!(out, "<h2>{heading} ({n_facts})</h2>");
        for (idx, fact) in facts() {
            let _ = writeln!(
                out,
                "<article class=\"fact {}\" id=\"f{}\">\n<h3>{}</h3>",
                status.name(),
                idx + 1,
                escaped(&question(fact))
            );
            if matches!(status, Status::Conflict | Status::Compatible) {
                let _ = writeln!(out, "<p>{}</p>", escaped(&fact.reason));
            }
            for position in &fact.positions {
                positions(reading, fact, position, out);
            }
            out.push_str("</article>\n");
        }
    }
    let shared = words::shared_origins(reading);
    if !shared.is_empty() {
        out.push_str("<h2>Origins</h2>\n");
        for origin in shared {
            let _ = writeln!(out, "<p>{}</p>", escaped(&origin));
        }
    }
    if !reading.problems.is_empty() {
        let _ = writeln!(out, "<h2>Problems ({})</h2>", reading.problems.len());
        for problem in &reading.problems {
            let _ = writeln!(out, "<p>{}</p>", escaped(&problem.to_string()));
        }
    }
}

fn positions(reading: &Reading, fact: &Fact, position: &Position, out: &mut String) {
    let _ = writeln!(
        out,
        "<p><b>{}</b> <small>{}</small></p>\n<ul>",
        escaped(&answer(fact, position)),
        sources(position)
    );
    for found in words::evidence(reading, position) {
        let article = reading.article(found.article);
        let _ = writeln!(
            out,
            "<li><a href=\"#m{}\">{} {}</a>{}: <q{}>{}<b>{}</b>{}</q></li>",
            found.mention.0 + 1,
            found.article.0 + 1,
            escaped(&words::name(article)),
            escaped(&words::source(reading, found.mention)),
            language(reading, found.article),
            escaped(found.before),
            escaped(found.words),
            escaped(found.after)
        );
    }
    out.push_str("</ul>\n");
}

fn article(
    reading: &Reading,
    idx: ArticleIdx,
    facts: &BTreeMap<MentionIdx, FactIdx>,
    out: &mut String,
) {
    let article = reading.article(idx);
    let _ = writeln!(
        out,
        "<article class=\"text\" id=\"a{0}\"{1}>\n<h2>{0} {2}</h2>\n<p class=\"about\">{3}, {4}, {5}</p>",
        idx.0 + 1,
        language(reading, idx),
        escaped(&words::name(article)),
        escaped(&words::language(article)),
        words::published(article),
        escaped(&article.path.to_string_lossy())
    );
    for paragraph in &article.paragraphs {
        let tag = match paragraph.kind {
            ParagraphKind::Heading => "<h3>",
            ParagraphKind::Body => "<p>",
            ParagraphKind::Furniture => "<p class=\"furniture\">",
        };
        out.push_str(tag);
        marked(reading, idx, *paragraph, facts, out);
        out.push_str(match paragraph.kind {
            ParagraphKind::Heading => "</h3>\n",
            ParagraphKind::Body | ParagraphKind::Furniture => "</p>\n",
        });
    }
    out.push_str("</article>\n");
}

/// Writes a paragraph cut at the ends of all its marks, so that marks may overlap in whatever way.
fn marked(
    reading: &Reading,
    idx: ArticleIdx,
    paragraph: Paragraph,
    facts: &BTreeMap<MentionIdx, FactIdx>,
    out: &mut String,
) {
    let span = paragraph.span;
    let mentions: Vec<_> = reading
        .mentions_of(idx)
        .filter(|(_, mention)| mention.span.overlaps(span))
        .collect();
    let mut cuts = vec![span.start(), span.end()];
    for (_, mention) in &mentions {
        cuts.extend([mention.span.start(), mention.span.end()]);
    }
    cuts.retain(|cut| span.start() <= *cut && *cut <= span.end());
    cuts.sort_unstable();
    cuts.dedup();
    let text = &reading.article(idx).text;
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let words = escaped(text.get(from..to).unwrap_or_default());
        let covering = mentions.iter().filter(|(_, m)| m.span.holds(from));
        // The shortest is the one that the words themselves state.
        let Some((mention_idx, mention)) = covering.min_by_key(|(_, m)| m.span.len()) else {
            out.push_str(&words);
            continue;
        };
        for (begun, _) in mentions.iter().filter(|(_, m)| m.span.start() == from) {
            let _ = write!(out, "<i id=\"m{}\"></i>", begun.0 + 1);
        }
        let fact = facts.get(mention_idx);
        let status = fact.map_or("", |fact| reading.fact(*fact).status.name());
        let kind = mention.kind().name();
        let open = format!("<mark class=\"{kind} {status}\" title=\"{kind}\">{words}</mark>");
        match fact {
            Some(fact) => {
                let _ = write!(out, "<a href=\"#f{}\">{open}</a>", fact.0 + 1);
            }
            None => out.push_str(&open),
        }
    }
}

/// Returns of every mention the first fact on the sheet that it serves.
fn facts_of_mentions(reading: &Reading) -> BTreeMap<MentionIdx, FactIdx> {
    let mut facts = BTreeMap::new();
    for (idx, fact) in reading.facts.iter().enumerate() {
        for mention in fact.mentions() {
            facts.entry(mention).or_insert(FactIdx(idx));
        }
    }
    facts
}

fn language(reading: &Reading, idx: ArticleIdx) -> String {
    let known = reading.article(idx).language;
    known.map_or_else(
        || " dir=\"auto\"".to_owned(),
        |language| format!(" lang=\"{language}\" dir=\"auto\""),
    )
}

/// Returns the text as one line in which nothing is markup, in a page or in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, storm};

    /// Returns the page without its tags and entities.
    fn text_of(page: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in page.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn every_text_stands_whole_on_the_page() {
        let reading = storm();
        let text = text_of(&html(&reading));
        for article in reading.articles.iter() {
            for paragraph in &article.paragraphs {
                let words = article.words(paragraph.span);
                assert!(text.contains(words), "{words}");
            }
        }
    }

    #[test]
    fn every_answer_leads_to_its_words_and_back() {
        let page = html(&storm());
        for at in page.match_indices("href=\"#").map(|(at, _)| at + 7) {
            let rest = page.get(at..).unwrap_or_default();
            let target = rest.split('"').next().unwrap_or_default();
            assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
        }
        assert!(page.contains("<mark class=\"count conflict\""), "{page}");
    }

    #[test]
    fn an_article_cannot_bring_markup_or_scripts_along() {
        let hostile = "<script>alert(1)</script> & \"x\" 'y' \u{202e}";
        let reading = Scene::new()
            .article(
                "<img src=x>",
                "en",
                ("\"><svg onload=x>", ""),
                &format!("# {hostile}\n{hostile} [[n|count|3|3 <b>dogs</b>]]"),
            )
            .problem("<i>", hostile)
            .reading();
        let page = html(&reading);
        for raw in ["<script", "<img", "<svg", "<b>dogs", "\u{202e}"] {
            assert!(!page.contains(raw), "{raw}");
        }
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;")
        );
    }
}
