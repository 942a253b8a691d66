//! Rules of the tree that the compiler cannot check, and documentation that is made from the code.

#[path = "support/expected.rs"]
mod expected;
#[path = "support/fields.rs"]
mod fields;
#[path = "support/part.rs"]
mod part;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::app::keymap;
use crossread::lang::{self, Pack};
use expected::{check, path};
use part::check_part;

/// Returns every Rust file of the project with its name from the project's folder.
fn rust_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        walk(&path(folder), &mut files);
    }
    files.sort();
    let root = path("");
    files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy();
            let text = fs::read_to_string(&file).unwrap_or_default();
            (name.replace('\\', "/"), text)
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Returns the files of the library with what is shipped of them: no test modules, in whatever file they stand.
fn shipped_files() -> Vec<(String, String)> {
    let mut files = rust_files();
    files.retain(|(name, _)| name.starts_with("src/"));
    let mut tests = BTreeSet::new();
    for (name, text) in &files {
        let folder = match name.as_str() {
            "src/lib.rs" | "src/main.rs" => "src",
            name => name.trim_end_matches(".rs"),
        };
        for (at, mark) in text.match_indices("#[cfg(test)]\n") {
            let line = text
                .get(at + mark.len()..)
                .and_then(|rest| rest.lines().next());
            let module = line.and_then(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
            if let Some(module) = module.and_then(|module| module.strip_suffix(';')) {
                tests.insert(format!("{folder}/{module}.rs"));
            }
        }
    }
    files.retain(|(name, _)| !tests.contains(name));
    for (_, text) in &mut files {
        if let Some(at) = text.find("\n#[cfg(test)]\nmod tests {") {
            text.truncate(at);
        }
    }
    files
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for (name, text) in rust_files() {
        assert!(
            text.starts_with("//! "),
            "{name} begins without a `//! ` line"
        );
    }
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    const DRAWERS: [&str; 7] = [
        "mod", "utils", "util", "helpers", "common", "misc", "manager",
    ];
    for (name, _) in rust_files() {
        let stem = Path::new(&name)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        assert!(
            !DRAWERS.contains(&stem.as_ref()),
            "{name}: say what is in it"
        );
    }
}

/// Returns the table of docs/ARCHITECTURE.md: who may use whom.
fn permits() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(path("docs/ARCHITECTURE.md")).unwrap_or_default();
    let (_, table) = text
        .split_once("| module | may use |\n|---|---|\n")
        .expect("docs/ARCHITECTURE.md has the table of who may use whom");
    let mut permits = BTreeMap::new();
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let names = |cell: &str| {
            cell.split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        };
        let cells: Vec<&str> = row.split('|').collect();
        for module in names(cells[1]) {
            permits.insert(module, names(cells[2]));
        }
    }
    permits
}

#[test]
fn no_module_uses_what_the_architecture_keeps_from_it() {
    let permits = permits();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, code) in shipped_files() {
        let inside = name.trim_start_matches("src/");
        let own = inside.split(['/', '.']).next().unwrap_or_default();
        if own == "lib" {
            continue;
        }
        let own = if own == "cli" { "main" } else { own };
        let Some(allowed) = permits.get(own) else {
            wrong.push(format!(
                "{name}: docs/ARCHITECTURE.md does not say what `{own}` may use"
            ));
            continue;
        };
        let prefix = if own == "main" {
            "crossread::"
        } else {
            "crate::"
        };
        for used in uses(&code, prefix) {
            if used != own && used != "cli" && !allowed.contains(&used) {
                wrong.push(format!("{name} may not use {used}"));
            }
            seen.insert((own.to_owned(), used));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (module, allowed) in &permits {
        for unused in allowed
            .iter()
            .filter(|a| !seen.contains(&(module.clone(), (*a).clone())))
        {
            wrong.push(format!(
                "docs/ARCHITECTURE.md lets {module} use {unused}, which it does not"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the modules that code names behind a prefix, `crate::{a, b::c}` included; comments aside.
fn uses(code: &str, prefix: &str) -> BTreeSet<String> {
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = code.get(at + prefix.len()..).unwrap_or_default();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            let mut is_first = true;
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => is_first = true,
                    c if is_name(c) && is_first && depth == 0 => word.push(c),
                    _ => {}
                }
                if !is_name(c) && !word.is_empty() {
                    found.insert(std::mem::take(&mut word));
                    is_first = c == ',' && depth == 0;
                }
            }
            found.extend(Some(word).filter(|word| !word.is_empty()));
        } else {
            found.insert(rest.chars().take_while(|c| is_name(*c)).collect());
        }
    }
    found.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    found
}

#[test]
fn only_the_edges_touch_the_world() {
    // What is looked for, and the files that may have it.
    let rules: [(&[&str], &[&str]); 5] = [
        (&["crossterm::"], &["src/terminal"]),
        (
            &["std::fs", "File::open"],
            &[
                "src/terminal",
                "src/ingest/sources.rs",
                "src/cli",
                "src/encoder",
            ],
        ),
        (
            &["Instant::now", "SystemTime", "thread::sleep"],
            &["src/terminal"],
        ),
        (
            &["std::env::var", "env::var"],
            &["src/terminal", "src/cli", "src/encoder"],
        ),
        (&["std::net", "TcpStream", "UdpSocket"], &[]),
    ];
    for (name, text) in shipped_files() {
        for (words, allowed) in rules {
            let found = words.iter().find(|word| text.contains(**word));
            if let Some(word) = found {
                let may = allowed.iter().any(|prefix| name.starts_with(prefix));
                assert!(
                    may,
                    "{name} has {word}, which is the business of {allowed:?}"
                );
            }
        }
    }
}

/// A pattern would be compiled for every language at start, or once for each that is met; phrases of packs are
/// looked up instead.
#[test]
fn reading_an_article_compiles_no_regular_expression() {
    for (name, text) in shipped_files() {
        let reads = ["src/lang", "src/segment", "src/extract"]
            .iter()
            .any(|part| name.starts_with(part));
        assert!(
            !reads || !text.contains("regex::"),
            "{name} may not use regular expressions"
        );
    }
}

#[test]
fn every_pack_in_the_folder_is_embedded_without_a_list() {
    let mut codes: Vec<String> = fs::read_dir(path("src/lang/packs"))
        .expect("the folder is there")
        .filter_map(|entry| {
            Some(
                entry
                    .ok()?
                    .path()
                    .file_stem()?
                    .to_string_lossy()
                    .into_owned(),
            )
        })
        .collect();
    codes.sort();
    assert_eq!(lang::codes().collect::<Vec<_>>(), codes);
    for (name, text) in shipped_files()
        .iter()
        .filter(|(name, _)| name.starts_with("src/lang"))
    {
        for code in &codes {
            let file = format!("/{code}.toml");
            assert!(!text.contains(&file), "{name} lists {file} by hand");
        }
    }
}

#[test]
fn docs_keys_is_made_from_the_table_of_bindings() {
    check("docs/KEYS.md", &keymap::markdown());
}

#[test]
fn docs_languages_lists_the_languages_that_the_code_has() {
    let mut table = String::from(
        "| code | language | sentences in its corpus | of them, such as must give nothing |\n|---|---|---|---|\n",
    );
    for code in lang::codes().filter(|code| *code != lang::UNDETERMINED) {
        let pack = Pack::parse(lang::source(code)).expect("a test reads every pack");
        let none = pack
            .corpus
            .iter()
            .filter(|case| !case.text.contains("</>"))
            .count();
        let _ = writeln!(
            table,
            "| `{code}` | {} | {} | {none} |",
            pack.name,
            pack.corpus.len()
        );
    }
    check_part("docs/LANGUAGES.md", "languages", &table);
}

#[test]
fn docs_languages_describes_every_field_of_a_pack() {
    check_part("docs/LANGUAGES.md", "fields", &fields::markdown());
}

#[test]
fn the_marked_sentences_that_docs_languages_shows_are_read_as_marked() {
    let page = fs::read_to_string(path("docs/LANGUAGES.md")).unwrap_or_default();
    let (_, rest) = page.split_once("```toml\n").expect("it shows a corpus");
    let shown = rest.split("```").next().unwrap_or_default();
    let pack = lang::source("en")
        .split("[[corpus]]")
        .next()
        .unwrap_or_default();
    let pack = Pack::parse(&format!("{pack}\n{shown}")).expect("what it shows can be read");
    assert_eq!(pack.corpus.len(), 3);
    assert_eq!(crossread::extract::corpus::check(&pack), []);
}

#[test]
fn the_picture_of_the_readme_is_what_render_draws() {
    let reading = crossread::pipeline::read(
        &[PathBuf::from("seeds")],
        crossread::pipeline::Meaning::Anchors,
    );
    let frame = crossread::render::Frame {
        size: (120, 36),
        keys: "n e",
        format: crossread::render::Format::Svg,
        theme: crossread::app::options::ThemeName::Dark,
    };
    check(
        "docs/reader.svg",
        &crossread::render::render(reading, frame),
    );
}
