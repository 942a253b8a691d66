//! Bytes in, text out, whatever the encoding; or the reason why they are no text.
//!
//! A byte order mark decides, then validity as UTF-8, then the zeros of UTF-16, then what the page declares,
//! then a guess from the bytes. Valid UTF-8 is returned to the letter. What is no text in any encoding is
//! refused by its first bytes, where they name a format, or by its share of control characters.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its declaration of an encoding is looked for, as browsers do it.
const DECLARATION_WITHIN: usize = 1024;

/// Text, and how many stretches of it were no valid UTF-8.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) repaired: usize,
}

/// Why a source gives no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It holds no bytes, or white space alone.
    Empty,
    /// It is of a format that holds no plain text.
    Format(Format),
    /// It is longer than an article may be, in bytes.
    TooLong(u64),
    /// The system refused, in its words.
    Io(String),
    /// It is a pipe, a device or a socket.
    NotAFile,
}

/// A format that is recognised in order to be refused in the right words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// PNG, JPEG, …
    Picture,
    /// Sound or film.
    Media,
    /// ZIP, gzip, …
    Archive,
    /// PDF, word processors, electronic books.
    Document,
    /// Tables, data, programs, style sheets.
    Data,
    /// Anything else that is no text.
    Binary,
}

/// Decodes a source.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(format) = magic(&bytes) {
        return Err(Refusal::Format(format));
    }
    let decoded = to_text(bytes);
    if decoded.text.trim_matches(blank).is_empty() {
        return Err(Refusal::Empty);
    }
    if is_binary(&decoded.text) {
        return Err(Refusal::Format(Format::Binary));
    }
    Ok(decoded)
}

/// Returns whether a character shows nothing at the edge of a text: white space, a byte order mark, a
/// zero-width space or joiner.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn to_text(bytes: Vec<u8>) -> Decoded {
    let whole = |text| Decoded { text, repaired: 0 };
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != UTF_8) {
        return whole(encoding.decode(&bytes).0.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        // Escape sequences that switch character sets are ASCII too: ISO-2022-JP.
        Ok(text) if !text.contains('\u{1b}') && !looks_like_utf16(text.as_bytes()) => {
            return whole(text);
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if looks_like_utf16(&bytes) {
        let even_zeros = bytes.iter().step_by(2).filter(|b| **b == 0).count();
        let encoding = if bytes.len() < even_zeros * 4 {
            UTF_16BE
        } else {
            UTF_16LE
        };
        return whole(encoding.decode_without_bom_handling(&bytes).0.into_owned());
    }
    if let Some(decoded) = damaged_utf8(&bytes) {
        return decoded;
    }
    let encoding = declared(&bytes).unwrap_or_else(|| guess(&bytes));
    whole(encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// UTF-16 without a byte order mark: in most languages' text half of the bytes are zero, all on one side.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let (most, least) = (even.max(odd), even.min(odd));
    sample.len().is_multiple_of(2) && 2 < most && sample.len() < most * 4 && least * 20 < most
}

/// UTF-8 with a few bad bytes (a file cut inside a character, one pasted byte of another encoding) is read as
/// UTF-8 all the same: to read it in another encoding would spoil every accent of the text. The good
/// sequences have to outnumber the bad ones ten to one.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let cut_at_end = bad == 1 && std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
    (bad * 10 <= good || cut_at_end).then(|| Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        repaired: bad,
    })
}

/// The encoding that a page names in its head: `<meta charset="iso-8859-2">`, `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes
        .get(..bytes.len().min(DECLARATION_WITHIN))?
        .to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    let (_, after) = head
        .split_once("charset")
        .or_else(|| head.split_once("encoding"))?;
    let label = after.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let label = label.split(['"', '\'', ' ', '>', '/', ';', '?']).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| {
        // Bytes that got here are no UTF-8, and a page that can be read this far is no UTF-16.
        ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding)
    })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// Text has next to no control characters; anything else, read as text in some encoding, has plenty. One is
/// forgiven, so that a short text survives the cut of its last character.
fn is_binary(text: &str) -> bool {
    let mut odd = 0usize;
    let mut all = 0usize;
    for c in text.chars() {
        all += 1;
        let plain = matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
        odd += usize::from(!plain && (c.is_control() || c == '\u{fffd}'));
    }
    all < odd * 2 || all < odd.saturating_sub(1) * 30
}

/// The format that the first bytes name.
fn magic(bytes: &[u8]) -> Option<Format> {
    const MAGIC: [(&[u8], Format); 22] = [
        (b"%PDF-", Format::Document),
        (b"{\\rtf", Format::Document),
        (b"\xd0\xcf\x11\xe0", Format::Document),
        (b"PK\x03\x04", Format::Archive),
        (b"PK\x05\x06", Format::Archive),
        (b"\x1f\x8b", Format::Archive),
        (b"BZh", Format::Archive),
        (b"\xfd7zXZ\0", Format::Archive),
        (b"7z\xbc\xaf", Format::Archive),
        (b"Rar!", Format::Archive),
        (b"\x28\xb5\x2f\xfd", Format::Archive),
        (b"\x89PNG", Format::Picture),
        (b"\xff\xd8\xff", Format::Picture),
        (b"GIF8", Format::Picture),
        (b"II*\0", Format::Picture),
        (b"MM\0*", Format::Picture),
        (b"OggS", Format::Media),
        (b"ID3", Format::Media),
        (b"fLaC", Format::Media),
        (b"\x1aE\xdf\xa3", Format::Media),
        (b"\x7fELF", Format::Binary),
        (b"SQLite format 3\0", Format::Data),
    ];
    let known = MAGIC
        .iter()
        .find(|(head, _)| bytes.starts_with(head))
        .map(|(_, format)| *format);
    known.or_else(|| match (bytes.get(..4)?, bytes.get(8..12)?) {
        (b"RIFF", b"WEBP") => Some(Format::Picture),
        (b"RIFF", _) => Some(Format::Media),
        _ => (bytes.get(4..8)? == b"ftyp").then_some(Format::Media),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).expect("text").text
    }

    #[test]
    fn valid_utf8_is_kept_to_the_letter() {
        let given = "\u{feff}Été\r\n\r\n\u{a0}fin\u{2028}\n";
        assert_eq!(text(given.as_bytes()), given);
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let utf16 = |mark: &str, order: fn(u16) -> [u8; 2]| {
            format!("{mark}Où est l’été ?")
                .encode_utf16()
                .flat_map(order)
                .collect::<Vec<u8>>()
        };
        for mark in ["", "\u{feff}"] {
            assert_eq!(text(&utf16(mark, u16::to_le_bytes)), "Où est l’été ?");
            assert_eq!(text(&utf16(mark, u16::to_be_bytes)), "Où est l’été ?");
        }
    }

    #[test]
    fn a_western_encoding_is_guessed_and_a_declared_one_believed() {
        let sentence = "Les écoles fermées à Genève rouvriront, a déclaré le préfet très étonné.";
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(sentence);
        assert_eq!(text(&latin), sentence);
        let page = "<html><head><meta charset=\"iso-8859-2\"></head><p>Łódź, Kraków</p></html>";
        let (central, _, _) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(text(&central), page);
    }

    #[test]
    fn a_file_cut_inside_a_character_keeps_its_other_accents() {
        let given = "déjà l’été".as_bytes();
        let decoded = decode(given.get(..given.len() - 1).expect("cut").to_vec()).expect("text");
        assert_eq!(decoded.text, "déjà l’ét\u{fffd}");
        assert_eq!(decoded.repaired, 1);
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        let refused = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("refused");
        assert_eq!(refused(b""), Refusal::Empty);
        assert_eq!(refused(b" \r\n\t"), Refusal::Empty);
        assert_eq!(refused("\u{feff}\u{a0}\n".as_bytes()), Refusal::Empty);
        assert_eq!(refused(&[0; 5000]), Refusal::Format(Format::Binary));
        assert_eq!(
            refused(b"\x89PNG\r\n\x1a\n...."),
            Refusal::Format(Format::Picture)
        );
        assert_eq!(refused(b"%PDF-1.7 ..."), Refusal::Format(Format::Document));
        let noise: Vec<u8> = (0..4000u32)
            .map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2])
            .collect();
        assert_eq!(refused(&noise), Refusal::Format(Format::Binary));
    }

    #[test]
    fn one_stray_control_character_does_not_cost_the_article() {
        let given = "A sentence long enough to be an article, with one bell \u{7} inside it.";
        assert_eq!(text(given.as_bytes()), given);
    }
}
