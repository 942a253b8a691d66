//! Tags taken off in one pass, whatever they look like: for pages in which no article can be found.
//!
//! Time grows with the length of the page alone. Elements that show no text are dropped with what is in them,
//! elements that stand in lines of their own become line breaks, character references become characters.

use unicode_normalization::char::compose;

/// Elements whose text is not shown or not read.
const DROPPED: [&str; 13] = [
    "script", "style", "template", "svg", "noscript", "iframe", "object", "select", "button",
    "head", "nav", "footer", "textarea",
];

/// Elements that run on in their line.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "wbr",
];

/// Elements that end by themselves, so that they nest nothing.
const CLOSED_BY_ITSELF: [&str; 24] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead",
];

/// What the size of a page's markup is, about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// How often something begins like a tag.
    pub(super) openings: usize,
    /// How deep elements are nested.
    pub(super) depth: usize,
    /// White space in the tag that has most of it, a bound for its attributes.
    pub(super) spaces: usize,
}

/// Returns how large the markup of a page is, so that nobody builds a tree from a page that is none.
pub(super) fn shape(html: &str) -> Shape {
    let mut depth = 0usize;
    let mut shape = Shape {
        openings: html.matches('<').count(),
        ..Shape::default()
    };
    for tag in Tags::new(html) {
        let spaces = html
            .get(tag.start..tag.end)
            .map_or(0, |t| t.matches(char::is_whitespace).count());
        shape.spaces = shape.spaces.max(spaces);
        if tag.closes {
            depth = depth.saturating_sub(usize::from(!closed_by_itself(&tag.name)));
        } else if !closed_by_itself(&tag.name) {
            depth += 1;
            shape.depth = shape.depth.max(depth);
        }
    }
    shape
}

fn closed_by_itself(name: &str) -> bool {
    name.is_empty() || CLOSED_BY_ITSELF.contains(&name)
}

/// Returns the words of the `title` element.
pub(super) fn title(html: &str) -> Option<String> {
    let mut tags = Tags::new(html).skip_while(|tag| tag.name != "title" || tag.closes);
    let start = tags.next()?.end;
    let end = tags.next()?.start;
    Some(unescape(html.get(start..end)?))
}

/// Returns the text of a page without its tags, one line for each element that stands in lines of its own.
pub(super) fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    let mut within: Option<String> = None;
    for tag in Tags::new(html) {
        match &within {
            None => {
                text.push_str(&unescape(
                    &html
                        .get(at..tag.start)
                        .unwrap_or_default()
                        .replace(['\n', '\r'], " "),
                ));
                if !INLINE.contains(&tag.name.as_str()) {
                    text.push('\n');
                }
                if DROPPED.contains(&tag.name.as_str()) && !tag.closes {
                    within = Some(tag.name);
                }
            }
            Some(name) if *name == tag.name && tag.closes => within = None,
            Some(_) => {}
        }
        at = tag.end;
    }
    if within.is_none() {
        text.push_str(&unescape(html.get(at..).unwrap_or_default()));
    }
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

struct Tag {
    name: String,
    closes: bool,
    start: usize,
    end: usize,
}

/// The tags of a page in order, comments and declarations included under an empty name.
struct Tags<'h> {
    html: &'h str,
    at: usize,
    /// Inside an element that holds no tags, whatever its text looks like.
    raw: Option<&'static str>,
}

impl<'h> Tags<'h> {
    fn new(html: &'h str) -> Self {
        Self {
            html,
            at: 0,
            raw: None,
        }
    }

    fn tag_at(&self, start: usize) -> Option<Tag> {
        let rest = self.html.get(start + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            let len = comment.find("-->").map_or(comment.len(), |n| n + 3);
            return Some(self.tag(String::new(), false, start, start + 4 + len));
        }
        let closes = rest.starts_with('/');
        let named = rest.strip_prefix('/').unwrap_or(rest);
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        let name = named
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()?
            .to_ascii_lowercase();
        let len = rest.find('>').map_or(rest.len(), |n| n + 1);
        Some(self.tag(name, closes, start, start + 1 + len))
    }

    /// Where the closing tag of a script or style sheet begins; the end of the page where there is none.
    fn end_of_raw(&self, raw: &str) -> usize {
        let rest = self.html.get(self.at..).unwrap_or_default();
        let closes = |at: &usize| {
            let after = rest.get(at + 2..).and_then(|after| after.get(..raw.len()));
            after.is_some_and(|name| name.eq_ignore_ascii_case(raw))
        };
        let end = rest.match_indices("</").map(|(at, _)| at).find(closes);
        end.map_or(self.html.len(), |at| self.at + at)
    }

    fn tag(&self, name: String, closes: bool, start: usize, end: usize) -> Tag {
        Tag {
            name,
            closes,
            start,
            end: end.min(self.html.len()),
        }
    }
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        if let Some(raw) = self.raw.take() {
            self.at = self.end_of_raw(raw);
        }
        loop {
            let start = self.at + self.html.get(self.at..)?.find('<')?;
            self.at = start + 1;
            if let Some(tag) = self.tag_at(start) {
                self.at = tag.end;
                self.raw = ["script", "style"]
                    .into_iter()
                    .find(|raw| *raw == tag.name && !tag.closes);
                return Some(tag);
            }
        }
    }
}

/// Replaces character references: `&amp;`, `&#233;`, `&#xe9;`, `&eacute;`. Others stay as they are.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let name: String = after
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '#')
            .take(32)
            .collect();
        if let Some(c) = character(&name) {
            plain.push(c);
            let tail = after.get(name.len()..).unwrap_or_default();
            rest = tail.strip_prefix(';').unwrap_or(tail);
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain + rest
}

fn character(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 30] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("bdquo", '„'),
        ("sbquo", '‚'),
        ("lsaquo", '‹'),
        ("rsaquo", '›'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("euro", '€'),
        ("pound", '£'),
        ("yen", '¥'),
        ("cent", '¢'),
        ("deg", '°'),
        ("szlig", 'ß'),
        ("oelig", 'œ'),
        ("aelig", 'æ'),
        ("oslash", 'ø'),
        ("Oslash", 'Ø'),
        ("iexcl", '¡'),
    ];
    const ACCENTS: [(&str, char); 8] = [
        ("grave", '\u{300}'),
        ("acute", '\u{301}'),
        ("circ", '\u{302}'),
        ("tilde", '\u{303}'),
        ("uml", '\u{308}'),
        ("ring", '\u{30a}'),
        ("caron", '\u{30c}'),
        ("cedil", '\u{327}'),
    ];
    if let Some(digits) = name.strip_prefix('#') {
        let hex = digits.strip_prefix(['x', 'X']);
        let code = hex
            .map_or_else(|| digits.parse(), |hex| u32::from_str_radix(hex, 16))
            .ok()?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    if let Some((_, c)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let letter = name.chars().next()?;
    let accent = name.get(letter.len_utf8()..)?;
    let (_, mark) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
    compose(letter, *mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_tag_inside_a_script_is_none() {
        assert_eq!(strip("a<script>if (b<c) '<p>x</p>'</script><p>d"), "a\nd");
        assert_eq!(
            strip("a < b and <i>c</i>d<!-- <p>e</p> -->f"),
            "a < b and cd\nf"
        );
    }

    #[test]
    fn references_become_characters() {
        assert_eq!(
            unescape("R&amp;D &eacute;t&#233; &#x20ac; &ccaron; &unknown; &"),
            "R&D été € č &unknown; &"
        );
    }

    #[test]
    fn nesting_is_measured() {
        let expected = Shape {
            openings: 7,
            depth: 1,
            spaces: 2,
        };
        assert_eq!(shape("<div a b><p>a<p>b<br></div><div></div>"), expected);
        assert_eq!(shape(&"<b>".repeat(500)).depth, 500);
    }
}
