//! The sheet as a report in Markdown, to be pasted and sent on.
//!
//! Conflicts come first, each answer with its sources and the exact sentences; then differences that are no
//! conflict, what the articles agree on, what only one says. Words of articles are escaped, so that they show
//! as they are written and never become markup.

use std::fmt::Write as _;

use crate::export::words::{self, SECTIONS, answer, count, line, question, sources};
use crate::model::{ArticleIdx, Fact, Position, Reading, Status};

/// Writes the report.
pub fn markdown(reading: &Reading) -> String {
    let mut out = format!(
        "# What {} say\n\n",
        count(reading.articles.len(), "article")
    );
    let _ = writeln!(
        out,
        "{}. {}.",
        words::extent(reading),
        words::balance(reading)
    );
    articles(reading, &mut out);
    for (status, heading) in SECTIONS {
        let facts: Vec<&Fact> = reading
            .facts
            .iter()
            .filter(|f| f.status == status)
            .collect();
        if facts.is_empty() {
            continue;
        }
        if !out.ends_with("\n\n") {
            out.push('\n');
        }
        let _ = writeln!(out, "## {heading} ({})\n", facts.len());
        for fact in facts {
            match status {
                Status::Conflict | Status::Compatible => at_length(reading, fact, &mut out),
                Status::Agree | Status::Single => in_short(reading, fact, &mut out),
            }
        }
    }
    if !reading.problems.is_empty() {
        let _ = writeln!(out, "\n## Problems ({})\n", reading.problems.len());
        for problem in &reading.problems {
            let _ = writeln!(out, "- {}", escaped(&problem.to_string()));
        }
    }
    out
}

fn articles(reading: &Reading, out: &mut String) {
    out.push_str("\n## Articles\n\n| no. | source | title | language | published | origin |\n");
    out.push_str("|---|---|---|---|---|---|\n");
    for (idx, article) in reading.articles.iter().enumerate() {
        let title = article.title.as_deref().unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            idx + 1,
            escaped(&words::name(article)),
            escaped(title),
            words::language(article),
            words::published(article),
            words::origin(reading, ArticleIdx(idx))
        );
    }
    let shared = words::shared_origins(reading);
    if !shared.is_empty() {
        out.push('\n');
        for origin in shared {
            let _ = writeln!(out, "- {}.", escaped(&origin));
        }
    }
}

/// A fact whose answers differ: every answer with every sentence that gives it.
fn at_length(reading: &Reading, fact: &Fact, out: &mut String) {
    let _ = writeln!(out, "### {}\n", escaped(&question(fact)));
    let _ = writeln!(out, "{}.\n", escaped(&fact.reason));
    for position in &fact.positions {
        let answer = escaped(&answer(fact, position));
        let _ = writeln!(out, "- **{answer}**: {}", sources(position));
        for found in words::evidence(reading, position) {
            let article = reading.article(found.article);
            let _ = writeln!(
                out,
                "  - {}{}: “{}**{}**{}”",
                escaped(&format!("{} {}", found.article.0 + 1, words::name(article))),
                escaped(&words::source(reading, found.mention)),
                escaped(found.before),
                escaped(found.words.trim()),
                escaped(found.after)
            );
        }
    }
    out.push('\n');
}

/// A fact with one answer, on one line.
fn in_short(reading: &Reading, fact: &Fact, out: &mut String) {
    let answers: Vec<String> = fact
        .positions
        .iter()
        .map(|p| short(reading, fact, p))
        .collect();
    let _ = writeln!(
        out,
        "- {}: {}",
        escaped(&question(fact)),
        answers.join(" = ")
    );
}

fn short(reading: &Reading, fact: &Fact, position: &Position) -> String {
    let wordings: Vec<String> = words::wordings(reading, position)
        .into_iter()
        .map(|(article, _, words)| format!("{} “{}”", article.0 + 1, escaped(words)))
        .collect();
    let sources = match fact.status {
        Status::Single => String::new(),
        _ => format!("{}: ", sources(position)),
    };
    let answer = escaped(&answer(fact, position));
    format!("**{answer}** ({sources}{})", wordings.join("; "))
}

/// Returns the text as one line in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in line(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, storm};

    #[test]
    fn a_report_leads_with_the_conflicts_and_shows_every_sentence() {
        insta::assert_snapshot!(markdown(&storm()));
    }

    #[test]
    fn words_of_an_article_never_become_markup() {
        let reading = Scene::new()
            .article(
                "a|b",
                "en",
                ("<b>*Post*</b>", ""),
                "# A | B\n[[n|count|3|3 *dogs*]] `ran` <script>x</script>\u{1b}[2J.",
            )
            .article("c", "en", ("", ""), "[[n|count|4|4 dogs]] ran.")
            .fact(
                "n",
                Status::Conflict,
                crate::model::Difference::Contradiction,
                "3 and 4 differ",
            )
            .reading();
        let text = markdown(&reading);
        for raw in ["<script>", "<b>", " `ran`", " *dogs*", "\u{1b}"] {
            assert!(!text.contains(raw), "{raw} in {text}");
        }
        assert!(
            text.contains("| 1 | \\<b\\>\\*Post\\*\\</b\\> | A \\| B | en | undated |"),
            "{text}"
        );
    }
}
