//! Reads a date as machines write it.

use super::{Edtf, Partial};

/// Reads an ISO 8601 date or time stamp as metadata give them: `2020`, `2020-09`, `2020-08-27`, `20200827`,
/// `2020-08-27T10:00:00Z`, `2020-08-27 10:00`. The time of day is passed over, the day stays as written, in
/// whatever zone. `None` for anything else, and for a day that the calendar lacks.
pub fn parse_iso(text: &str) -> Option<Edtf> {
    let text = text.trim();
    let date = match text.find(['T', 't', ' ']) {
        Some(at) => {
            let (date, time) = text.split_at_checked(at)?;
            time.get(1..)?
                .trim_start()
                .bytes()
                .next()
                .filter(u8::is_ascii_digit)?;
            date
        }
        None => text,
    };
    let digits = |range: std::ops::Range<usize>| {
        let part = date.get(range)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<u16>().ok())?
    };
    let year = digits(0..4).and_then(|year| i16::try_from(year).ok())?;
    let short = |n: Option<u16>| n.and_then(|n| u8::try_from(n).ok());
    let parts: Vec<char> = date.chars().filter(|c| !c.is_ascii_digit()).collect();
    let partial = match (date.len(), parts.as_slice()) {
        (4, []) => Partial::Year(year),
        (7, ['-']) => Partial::month(Some(year), short(digits(5..7))?)?,
        (8, []) => Partial::day(Some(year), short(digits(4..6))?, short(digits(6..8))?)?,
        (10, ['-', '-']) => Partial::day(Some(year), short(digits(5..7))?, short(digits(8..10))?)?,
        _ => return None,
    };
    Some(Edtf::point(partial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: Option<&str>) {
        assert_eq!(
            parse_iso(text).map(|d| d.to_string()).as_deref(),
            date,
            "{text}"
        );
    }

    #[test]
    fn metadata_dates_are_read_to_the_precision_they_have() {
        check("2020", Some("2020"));
        check("2020-09", Some("2020-09"));
        check(" 2020-08-27 ", Some("2020-08-27"));
        check("20200827", Some("2020-08-27"));
        check("2020-08-27T10:00:00Z", Some("2020-08-27"));
        check("2020-08-27T23:30:00.000+02:00", Some("2020-08-27"));
        check("2020-08-27 10:00", Some("2020-08-27"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "20",
            "2020-13",
            "2021-02-29",
            "27/08/2020",
            "2020-8-27",
            "2020-08-27Tuesday",
            "é020-09",
        ] {
            check(text, None);
        }
    }
}
