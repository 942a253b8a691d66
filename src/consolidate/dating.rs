//! Years that an article leaves out and the others tell.
//!
//! In: the articles and their mentions. Out: the same mentions; a date without a year ("25 août dernier" in an
//! article without a date of publication) has one where the other articles leave no choice, and says so in its
//! [`Anchor`]. In this order: another article states that day with its year; the weekday beside it fits one year
//! only; every day on which the article may have been published leads to the same year. No day is ever made up:
//! "yesterday" in an article without a date stays unknown.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{Anchor, Article, ArticleIdx, Edtf, Mention, Partial, Relative, Side, Value};

/// An article about the same event may have been published so many days before the first of the others, or
/// after the last.
const AROUND: i64 = 30;
/// A day is that of the event only where it lies no more than so many days before the first article.
const BEFORE: i64 = 400;

/// Gives years to the dates that lack one, where the other articles tell it.
pub(super) fn settle(articles: &[Article], mentions: &mut [Mention]) {
    let stated = stated(mentions);
    let window = Window::of(articles);
    // What each article's dates without a year have been settled as, for the days told from them.
    let mut settled: BTreeMap<(ArticleIdx, Partial), i16> = BTreeMap::new();
    for mention in mentions {
        let article = mention.article;
        let Value::Date {
            date,
            anchor,
            weekday,
            ..
        } = &mut mention.value
        else {
            continue;
        };
        if let Anchor::Previous(from) = *anchor
            && let Some(year) = settled.get(&(article, from.start))
            && let Some(known) = following(*date, from, *year)
        {
            *date = known;
            continue;
        }
        let Some(relative) = unsettled(*date, *anchor, *weekday) else {
            continue;
        };
        let is_dated = articles
            .get(article.0)
            .is_some_and(|a| a.published.is_some());
        let found = elsewhere(&stated, article, date.start)
            .filter(|day| window.is_none_or(|w| w.holds(*day)))
            .and_then(|day| Some((with_year(*date, day.year())?, Anchor::Cluster(point(day)))))
            .or_else(|| {
                let year = window?.year_of(date.start, (*weekday)?)?;
                Some((with_year(*date, year)?, Anchor::Weekday))
            })
            .or_else(|| {
                let window = window.filter(|_| !is_dated)?;
                let reckoned = window.reckon(relative)?;
                let known = match relative {
                    Relative::Yearless(..) => with_year(*date, reckoned.start.year()?)?,
                    _ => reckoned,
                };
                Some((known, Anchor::Cluster(window.interval()?)))
            });
        if let Some((known, from)) = found {
            if let Some(year) = known.start.year() {
                settled.insert((article, date.start), year);
            }
            (*date, *anchor) = (known, from);
        }
    }
}

/// The days on which the articles were published, from the first to the last.
#[derive(Clone, Copy)]
struct Window {
    first: Date,
    last: Date,
}

impl Window {
    fn of(articles: &[Article]) -> Option<Self> {
        let bounds = || articles.iter().filter_map(|a| a.published?.bounds());
        Some(Self {
            first: bounds().map(|(first, _)| first).min()?,
            last: bounds().map(|(_, last)| last).max()?,
        })
    }

    /// Returns whether a day may be one of the event that the articles tell.
    fn holds(self, day: Date) -> bool {
        let from = self.first.checked_sub(BEFORE.days());
        let to = self.last.checked_add(BEFORE.days());
        matches!((from, to), (Ok(from), Ok(to)) if from <= day && day <= to)
    }

    /// Returns the one year near the articles in which the day fell on the weekday.
    fn year_of(self, date: Partial, weekday: u8) -> Option<i16> {
        let from = self.first.year().checked_sub(1)?;
        let to = self.last.year().checked_add(1)?;
        let mut fitting = (from..=to).filter(|year| {
            date.with_year(*year)
                .and_then(Partial::civil)
                .is_some_and(|day| weekday_of(day) == weekday)
        });
        let year = fitting.next()?;
        fitting.next().is_none().then_some(year)
    }

    /// Reckons from every day on which an article may have been published; the result where all give the same.
    fn reckon(self, relative: Relative) -> Option<Edtf> {
        let early = self.first.checked_sub(AROUND.days()).ok()?;
        let late = self.last.checked_add(AROUND.days()).ok()?;
        let date = relative.from(point(early))?;
        (relative.from(point(late))? == date).then_some(date)
    }

    fn interval(self) -> Option<Edtf> {
        Edtf::interval(self.first.into(), self.last.into())
    }
}

fn point(day: Date) -> Edtf {
    Edtf::point(day.into())
}

fn weekday_of(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}

/// Returns how a date leads from the day of publication, where its year is still open.
fn unsettled(date: Edtf, anchor: Anchor, weekday: Option<u8>) -> Option<Relative> {
    match anchor {
        Anchor::Unresolved(relative) => Some(relative),
        Anchor::Written => {
            let is_open = date.start.year().is_none()
                && matches!(
                    date.start,
                    Partial::Day(..) | Partial::Month(..) | Partial::Division(..)
                );
            is_open.then_some(Relative::Yearless(date.start, weekday, Side::Near))
        }
        _ => None,
    }
}

/// The whole days that articles state, by month and day.
type Stated = BTreeMap<(u8, u8), Vec<(ArticleIdx, Date)>>;

fn stated(mentions: &[Mention]) -> Stated {
    let mut days = Stated::new();
    for mention in mentions {
        if let Value::Date { date, .. } = mention.value
            && date.end.is_none()
            && let Some(day) = date.start.civil()
            && let Partial::Day(_, month, number) = date.start
        {
            days.entry((month, number))
                .or_default()
                .push((mention.article, day));
        }
    }
    days
}

/// Returns the day that the other articles state for this month and day, where they agree on its year.
fn elsewhere(stated: &Stated, article: ArticleIdx, date: Partial) -> Option<Date> {
    let Partial::Day(None, month, number) = date else {
        return None;
    };
    let mut days = stated
        .get(&(month, number))?
        .iter()
        .filter(|(other, _)| *other != article)
        .map(|(_, day)| *day);
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

/// Fills in the year of a date or of an interval inside one year.
fn with_year(date: Edtf, year: i16) -> Option<Edtf> {
    let start = date.start.with_year(year)?;
    match date.end {
        Some(end) => Edtf::interval(start, end.with_year(year)?),
        None => Some(Edtf::point(start)),
    }
}

/// Fills in the year of a day that is told from another whose year is now known; New Year may lie between.
fn following(date: Edtf, from: Edtf, year: i16) -> Option<Edtf> {
    let same = with_year(date, year)?;
    let other = from.start.with_year(year)?.civil()?;
    let day = same.start.civil()?;
    let apart = other.until(day).ok()?.get_days();
    let turned = match apart {
        ..-180 => year.checked_add(1)?,
        181.. => year.checked_sub(1)?,
        _ => return Some(same),
    };
    with_year(date, turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::article;
    use crate::model::{Frame, Unit, parse_iso};
    use crate::text::Span;

    fn mention(article: usize, date: Edtf, anchor: Anchor, weekday: Option<u8>) -> Mention {
        Mention {
            article: ArticleIdx(article),
            span: Span::default(),
            value: Value::Date {
                date,
                relation: None,
                anchor,
                weekday,
            },
            frame: Frame::default(),
            rule: "test",
        }
    }

    fn day(year: Option<i16>, month: u8, day: u8) -> Edtf {
        Edtf::point(Partial::day(year, month, day).expect("a day"))
    }

    /// Settles the dates of articles published on these days; returns the dates of all mentions.
    fn settled(published: &[Option<&str>], mut mentions: Vec<Mention>) -> Vec<String> {
        let articles: Vec<Article> = published
            .iter()
            .map(|date| Article {
                published: date.and_then(parse_iso),
                ..article("en", "Nothing.")
            })
            .collect();
        settle(&articles, &mut mentions);
        mentions
            .iter()
            .map(|m| match &m.value {
                Value::Date { date, .. } => date.to_string(),
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn a_day_takes_the_year_that_another_article_states() {
        let open = mention(0, day(None, 8, 25), Anchor::Written, None);
        let whole = mention(1, day(Some(2020), 8, 25), Anchor::Written, None);
        let dates = settled(&[None, None], vec![open.clone(), whole.clone()]);
        assert_eq!(dates, ["2020-08-25", "2020-08-25"]);
        let other = mention(2, day(Some(2019), 8, 25), Anchor::Written, None);
        let dates = settled(&[None, None, None], vec![open, whole, other]);
        assert_eq!(dates[0], "XXXX-08-25");
    }

    #[test]
    fn a_day_of_long_ago_lends_its_year_to_none() {
        let open = mention(
            0,
            day(None, 9, 11),
            Anchor::Unresolved(Relative::Elsewhere(Unit::Day)),
            None,
        );
        let old = mention(1, day(Some(2001), 9, 11), Anchor::Written, None);
        let dates = settled(&[None, Some("2020-09-12")], vec![open, old]);
        assert_eq!(dates[0], "XXXX-09-11");
    }

    #[test]
    fn a_weekday_tells_the_year() {
        let tuesday = mention(0, day(None, 8, 25), Anchor::Written, Some(2));
        assert_eq!(
            settled(&[None, Some("2020-09-01")], vec![tuesday]),
            ["2020-08-25"]
        );
    }

    #[test]
    fn a_day_near_all_the_articles_takes_their_year() {
        let open = || mention(0, day(None, 8, 25), Anchor::Written, None);
        assert_eq!(
            settled(&[None, Some("2020-09-01")], vec![open()]),
            ["2020-08-25"]
        );
        assert_eq!(
            settled(
                &[None, Some("2018-09-01"), Some("2020-09-01")],
                vec![open()]
            ),
            ["XXXX-08-25"]
        );
        assert_eq!(settled(&[None, None], vec![open()]), ["XXXX-08-25"]);
    }

    #[test]
    fn last_year_is_reckoned_and_yesterday_is_not() {
        let told = |unit| {
            let relative = Relative::Shift(unit, -1);
            mention(0, relative.unresolved(), Anchor::Unresolved(relative), None)
        };
        let dates = settled(
            &[None, Some("2020-09-01")],
            vec![told(Unit::Year), told(Unit::Day)],
        );
        assert_eq!(dates, ["2019", "XXXX-XX-XX"]);
        assert_eq!(
            settled(&[None, Some("2020-01-10")], vec![told(Unit::Year)]),
            ["XXXX"]
        );
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_told() {
        let wrong = mention(0, day(Some(2020), 8, 26), Anchor::Written, Some(2));
        assert_eq!(wrong.value.true_weekday(), Some(3));
        let right = mention(0, day(Some(2020), 8, 26), Anchor::Written, Some(3));
        assert_eq!(right.value.true_weekday(), None);
    }

    #[test]
    fn the_following_day_goes_with_its_date() {
        let new_years_eve = mention(0, day(None, 12, 31), Anchor::Written, Some(4));
        let from = day(None, 12, 31);
        let next = mention(0, day(None, 1, 1), Anchor::Previous(from), None);
        let dates = settled(&[None, Some("2021-01-05")], vec![new_years_eve, next]);
        assert_eq!(dates, ["2020-12-31", "2021-01-01"]);
    }
}
