//! The fields of a language pack with their descriptions, taken from the documentation of the structs themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::expected::path;

const FILES: [&str; 8] = [
    "text", "number", "quantity", "parts", "date", "name", "speech", "claim",
];

struct Struct {
    about: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    about: String,
}

/// Returns a list of every field, section by section.
pub(crate) fn markdown() -> String {
    let mut structs = BTreeMap::new();
    read("src/lang/pack.rs", &mut structs);
    for file in FILES {
        read(&format!("src/lang/pack/{file}.rs"), &mut structs);
    }
    let mut out = String::new();
    section("Pack", "", &structs, &mut out);
    out.push('\n');
    out
}

/// Writes the plain fields of a struct, then the structs that it holds.
fn section(name: &str, at: &str, structs: &BTreeMap<String, Struct>, out: &mut String) {
    let Some(found) = structs.get(name) else {
        return;
    };
    if at.is_empty() {
        out.push_str("\n### At the top\n\n");
    } else {
        let _ = write!(out, "\n### `[{at}]`\n\n{}\n\n", found.about);
    }
    for field in &found.fields {
        let _ = writeln!(out, "- `{}`: {}", field.name, field.about);
    }
    for field in &found.fields {
        let inner = field.kind.trim_start_matches("Vec<").trim_end_matches('>');
        let at = if at.is_empty() {
            field.name.clone()
        } else {
            format!("{at}.{}", field.name)
        };
        section(inner, &at, structs, out);
    }
}

fn read(name: &str, structs: &mut BTreeMap<String, Struct>) {
    let text =
        fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("reading {name}: {error}"));
    let mut about: Vec<&str> = Vec::new();
    let mut open: Option<(String, Struct)> = None;
    let (mut is_read_from_a_file, mut is_skipped) = (false, false);
    for line in text.lines() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("///") {
            about.push(words.trim());
        } else if line.starts_with("#[") {
            is_read_from_a_file |= line.contains("Deserialize");
            is_skipped |= line.contains("serde(skip)");
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            if is_read_from_a_file {
                open = Some((
                    name,
                    Struct {
                        about: about.join(" "),
                        fields: Vec::new(),
                    },
                ));
            }
            about.clear();
            is_read_from_a_file = false;
        } else if line == "}" {
            structs.extend(open.take());
            about.clear();
        } else {
            let field = line
                .trim_end_matches(',')
                .trim_start_matches("pub ")
                .split_once(": ");
            if let (Some((_, open)), Some((name, kind)), false) = (&mut open, field, is_skipped) {
                open.fields.push(Field {
                    name: name.to_owned(),
                    kind: kind.to_owned(),
                    about: about.join(" "),
                });
            }
            about.clear();
            is_skipped = false;
        }
    }
}
