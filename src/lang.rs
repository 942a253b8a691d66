//! Which language an article is written in, and what the engine must be told about each.
//!
//! Everything that is particular to a language lies in one file, `packs/<code>.toml`; adding a language is
//! adding such a file. A pack is read from its file when an article first asks for it. A user's own packs go
//! before the embedded ones.

pub mod identify;
pub mod mixed;
pub mod pack;
pub mod phrases;

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

pub use pack::Pack;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/lang/packs");

/// The code of the pack for languages that have none of their own: digits, signs and names without words.
pub const UNDETERMINED: &str = "und";

static OWN: OnceLock<Vec<Pack>> = OnceLock::new();

/// Takes packs that go before the embedded ones of their languages, once, before any article is read; a second
/// time is refused by giving them back.
pub fn install(packs: Vec<Pack>) -> Result<(), Vec<Pack>> {
    OWN.set(packs)
}

/// Returns the pack of a language by its ISO 639-1 code; the one without words where there is none.
pub fn pack(code: &str) -> &'static Pack {
    static SLOTS: OnceLock<Vec<(&'static str, OnceLock<Pack>)>> = OnceLock::new();
    let own = OWN.get().map_or(&[][..], Vec::as_slice);
    if let Some(pack) = own.iter().find(|p| p.code == code) {
        return pack;
    }
    let slots = SLOTS.get_or_init(|| codes().map(|code| (code, OnceLock::new())).collect());
    let slot = slots
        .iter()
        .find(|(c, _)| *c == code)
        .or_else(|| slots.iter().find(|(c, _)| *c == UNDETERMINED));
    match slot {
        Some((code, pack)) => pack.get_or_init(|| read(code)),
        None => unreachable!("the pack without words is embedded"),
    }
}

/// Returns the codes of all embedded packs, in the order of the alphabet.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let mut codes: Vec<&str> = FILES
        .files()
        .filter_map(|f| f.path().file_stem()?.to_str())
        .collect();
    codes.sort_unstable();
    codes.into_iter()
}

/// Returns the text of an embedded pack.
pub fn source(code: &str) -> &'static str {
    FILES
        .get_file(format!("{code}.toml"))
        .and_then(|f| f.contents_utf8())
        .unwrap_or("")
}

#[expect(
    clippy::panic,
    reason = "an embedded pack is part of the program; a test reads each of them"
)]
fn read(code: &str) -> Pack {
    match Pack::parse(without_corpus(source(code))) {
        Ok(pack) => pack,
        Err(error) => panic!("embedded pack {code}: {error}"),
    }
}

/// Returns the text of a pack up to its marked sentences, which stand last in it and which no article asks for:
/// they are a third of what there is to parse before the first frame.
fn without_corpus(source: &str) -> &str {
    source
        .split_once("\n[[corpus]]")
        .map_or(source, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_sentences_stand_last_in_every_pack() {
        for code in codes() {
            let words = without_corpus(source(code));
            let parsed = Pack::parse(words).expect("whole without its marked sentences");
            assert!(parsed.corpus.is_empty());
            let corpus = source(code).strip_prefix(words).expect("the rest");
            let tables = corpus.lines().filter(|line| line.starts_with('['));
            for table in tables {
                assert_eq!(table, "[[corpus]]", "{code}");
            }
        }
    }

    #[test]
    fn every_embedded_pack_is_whole() {
        for code in codes() {
            let parsed = Pack::parse(source(code));
            assert!(parsed.is_ok(), "{code}: {:?}", parsed.err());
            assert_eq!(parsed.expect("checked").code, code);
        }
    }

    #[test]
    fn a_language_without_a_pack_gets_the_one_without_words() {
        assert_eq!(pack("xx").code, UNDETERMINED);
    }
}
