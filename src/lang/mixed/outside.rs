//! What of a text stands outside quotation marks.
//!
//! In: the paragraphs of a text, before anything is known of their languages. Out: for each what is left without its
//! quotations, those that go on from the paragraph before included. A mark that nothing closes lasts until the end of
//! its paragraph. Who quotes whom is not asked here, and an apostrophe taken for a mark does little harm.

/// What no paragraph closes within this many ends where it began.
const PARAGRAPHS: usize = 8;

/// Returns what of each paragraph stands outside quotation marks.
pub(super) fn outside(paragraphs: &[&str]) -> Vec<String> {
    let mut carried = None;
    let mut found = Vec::with_capacity(paragraphs.len());
    for (idx, text) in paragraphs.iter().enumerate() {
        let (left, open) = paragraph(text, carried);
        found.push(left);
        carried = open.filter(|sign| {
            let mut rest = paragraphs.iter().skip(idx + 1).take(PARAGRAPHS);
            let again = rest
                .clone()
                .next()
                .is_some_and(|text| text.trim_start().starts_with(*sign));
            !is_single(*sign)
                && (again || rest.any(|text| closed_at(&signs(text), 0, *sign).is_some()))
        });
    }
    found
}

/// Returns what of a paragraph stands outside, given the sign that is still open from the one before, and the sign
/// that is open at its end.
fn paragraph(text: &str, carried: Option<char>) -> (String, Option<char>) {
    let signs = signs(text);
    let mut left = String::new();
    let mut at = 0;
    let mut open = carried;
    // Where one single mark is closed by none, those behind it are not either.
    let mut apostrophes = false;
    loop {
        if let Some(sign) = open {
            let Some(end) = closed_at(&signs, at, sign) else {
                return (left, open);
            };
            at = end + 1;
            open = None;
            left.push(' ');
        }
        let Some(now) = signs.get(at) else {
            return (left, None);
        };
        let single = is_single(now.it);
        if opens(now) && !(single && apostrophes) {
            if single && closed_at(&signs, at + 1, now.it).is_none() {
                apostrophes = true;
            } else {
                open = Some(now.it);
            }
        }
        if open.is_none() {
            left.push(now.it);
        }
        at += 1;
    }
}

/// A sign and what stands around it.
struct Sign {
    it: char,
    before: Option<char>,
    after: Option<char>,
}

fn signs(text: &str) -> Vec<Sign> {
    let chars: Vec<char> = text.trim().chars().collect();
    let at = |idx: Option<usize>| idx.and_then(|idx| chars.get(idx)).copied();
    chars
        .iter()
        .enumerate()
        .map(|(idx, sign)| Sign {
            it: *sign,
            before: at(idx.checked_sub(1)),
            after: at(idx.checked_add(1)),
        })
        .collect()
}

fn is_single(sign: char) -> bool {
    matches!(sign, '‹' | '›' | '‘' | '’' | '‚' | '‛' | '\'')
}

fn opens(sign: &Sign) -> bool {
    match sign.it {
        '«' | '“' | '„' | '‟' | '`' | '‹' | '‚' => true,
        '»' | '”' | '"' | '＂' | '›' | '‘' | '’' | '‛' | '\'' => {
            !sign
                .before
                .is_some_and(|c| c.is_alphanumeric() || is_end(c))
                && sign.after.is_some_and(|c| !c.is_whitespace())
        }
        _ => false,
    }
}

/// Returns whether words end with this.
fn is_end(sign: char) -> bool {
    matches!(sign, '.' | ',' | '!' | '?' | '…')
}

/// Returns where what this sign opened is closed.
fn closed_at(signs: &[Sign], from: usize, opened: char) -> Option<usize> {
    let closing = match opened {
        '«' => "»",
        '»' => "«»",
        '“' => "”",
        '„' | '‟' => "“”\"",
        '”' => "”“",
        '‹' => "›",
        '›' => "‹›",
        '‘' | '‛' => "’",
        '‚' => "‘’",
        '’' => "’‘",
        '`' => "'",
        '＂' => "＂",
        '"' => "\"",
        _ => "'",
    };
    // A mark at the very start opens again what goes on.
    let faces = |sign: &Sign| match sign.it {
        '"' | '＂' | '”' | '’' | '\'' => {
            sign.before.is_some() && !sign.after.is_some_and(char::is_alphanumeric)
        }
        _ => sign.before.is_some(),
    };
    (from..signs.len()).find(|at| {
        signs
            .get(*at)
            .is_some_and(|sign| closing.contains(sign.it) && faces(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::outside;
    use crate::lang::mixed::others;
    use crate::model::Language;

    const SORRY: &str = "We are deeply sorry for what happened to the more than 1,200 families who lost their homes \
        when the dam broke, and we will do all that we can so that they get the help which they need";

    #[test]
    fn every_kind_of_marks_is_left_out() {
        for text in [
            "a « x » b",
            "a »x« b",
            "a “x” b",
            "a „x“ b",
            "a „x” b",
            "a ”x” b",
            "a \"x\" b",
            "a ``x'' b",
            "a ‹x› b",
            "a ‘x’ b",
            "a ‚x‘ b",
            "a 'x' b",
        ] {
            let left = outside(&[text]).concat();
            assert!(
                left.contains('a') && left.contains('b') && !left.contains('x'),
                "{text}: {left}"
            );
        }
        assert_eq!(
            outside(&["l'ami d’hier, 5\" de haut"]),
            ["l'ami d’hier, 5\" de haut"]
        );
    }

    #[test]
    fn a_quotation_goes_on_until_a_paragraph_closes_it() {
        let trimmed = |paragraphs: &[&str]| -> Vec<String> {
            let found = outside(paragraphs);
            found.iter().map(|text| text.trim().to_owned()).collect()
        };
        assert_eq!(trimmed(&["a “x", "x", "“x” b"]), ["a", "", "b"]);
        assert_eq!(trimmed(&["a « x", "« x » b"]), ["a", "b"]);
        assert_eq!(trimmed(&["a \"x", "\"x\" b"]), ["a", "b"]);
        assert_eq!(trimmed(&["a „x", "b"]), ["a", "b"]);
    }

    /// Frames by language: what stands before the quotation and what behind it.
    const FRAMES: [(&str, &str, &str); 5] = [
        (
            "fr",
            "",
            ", a déclaré Jean Dupont, le patron de 54 ans, devant 1.500 salariés, mardi 12 mai 2020.",
        ),
        ("fr", "Le patron a dit devant les salariés : ", ""),
        (
            "de",
            "",
            ", sagte Hans Weber, der Chef des Werks, am Dienstag vor 1.500 Beschäftigten.",
        ),
        (
            "it",
            "",
            ", ha detto Mario Bianchi, 54 anni, davanti a 1.500 dipendenti, martedì 12 maggio 2020.",
        ),
        (
            "it",
            "Il sindaco ha detto martedì davanti alla stampa: ",
            "",
        ),
    ];

    const MARKS: [(&str, &str); 6] = [
        ("« ", " »"),
        ("„", "“"),
        ("“", "”"),
        ("\"", "\""),
        ("»", "«"),
        ("‘", "’"),
    ];

    fn languages(own: &str, paragraphs: &[&str]) -> Vec<Option<Language>> {
        others(paragraphs, Language::new(own).expect("a code"))
    }

    #[test]
    fn a_frame_keeps_its_paragraph() {
        for (own, before, behind) in FRAMES {
            for (opens, closes) in MARKS {
                let text = format!("{before}{opens}{SORRY}{closes}{behind}");
                assert_eq!(languages(own, &[&text]), [None], "{text}");
            }
        }
    }

    #[test]
    fn a_frame_keeps_its_paragraph_of_several_alone() {
        let en = Language::new("en");
        for (own, before, behind) in FRAMES {
            for (opens, closes) in MARKS.iter().take(5) {
                let first = format!("{before}{opens}{SORRY}");
                let last = format!("{opens}{SORRY}{closes}{behind}");
                let framed = |frame: &str| if frame.is_empty() { en } else { None };
                assert_eq!(
                    languages(own, &[&first, SORRY, &last]),
                    [framed(before), en, framed(behind)],
                    "{own}: {first}"
                );
            }
        }
    }

    #[test]
    fn what_nothing_frames_is_still_told() {
        for (opens, closes) in MARKS {
            let quoted = format!("{opens}{SORRY}.{closes}");
            let theirs = format!(
                "{SORRY}, as they should, {opens}and not only when it is too late{closes}."
            );
            for text in [quoted, theirs, SORRY.to_owned()] {
                assert_eq!(languages("fr", &[&text]), [Language::new("en")], "{text}");
            }
        }
    }

    #[test]
    fn a_tag_that_says_nothing_goes_with_the_text_around_it() {
        let en = Language::new("en");
        let tag = "“It was all that we could do for them”, Mr Smith said.";
        assert_eq!(languages("fr", &[SORRY, tag, SORRY]), [en; 3]);
        assert_eq!(
            languages("fr", &[&format!("“{SORRY}”, dit Dupont.")]),
            [None]
        );
    }
}
