//! Frames: what a mention is about, and who says so.
//!
//! In: an article cut up, with who speaks in it, and its mentions with values. Out: the same mentions with sentence,
//! clause, event, role, source and modality. [`clause`] cuts a sentence around its events, which reads "one was
//! arrested in Cyprus; another, in Kansas" as two arrests; [`role`] tells what part a mention plays, [`attribution`]
//! whose words it stands in, [`modality`] how surely they are said. It parses no grammar.

mod attribution;
mod clause;
mod modality;
mod role;

use super::name::Class;
use super::speech::{Speech, Who};
use super::{Context, name};
use crate::knowledge::place;
use crate::lang::pack::claim::Compiled;
use crate::model::{Event, Frame, Kind, Mention, Role, Speaker, Value};
use crate::segment::{Document, Sentence};
use crate::text::Span;

/// At most so many tokens stand between people and the words that they are on board: "carrying more than 40 people".
const BESIDE: usize = 3;

/// Fills in the frames of an article's mentions; `head` is kept as the rule gave it.
pub fn frame(context: &Context, mentions: &mut [Mention]) {
    let words = context.pack.claim.compiled(&context.pack.text.elisions);
    let mut from = 0;
    for sentence in &context.document.sentences {
        while mentions
            .get(from)
            .is_some_and(|m| m.span.start() < sentence.span.start())
        {
            from += 1;
        }
        let n = mentions[from..]
            .iter()
            .take_while(|m| m.span.start() < sentence.span.end())
            .count();
        if 0 < n {
            frame_sentence(
                context.speech,
                words,
                sentence,
                &mut mentions[from..from + n],
            );
        }
        from += n;
    }
    attribute_quotes(mentions);
    capitals(context.speech, mentions);
}

/// Marks the capitals that say something themselves: "Moscow denied it". In "in Moscow, officials said" it is a place.
fn capitals(speech: &Speech, mentions: &mut [Mention]) {
    let speaks = |who: &&Who| who.class == Some(Class::Place);
    for who in speech
        .reports
        .iter()
        .filter_map(|r| r.who.as_ref())
        .filter(speaks)
    {
        let span = speech.document.span(who.words.clone());
        let first = mentions.partition_point(|m| m.span.start() < span.start());
        for mention in mentions[first..]
            .iter_mut()
            .take_while(|m| m.span.start() == span.start())
        {
            let is_capital = match &mention.value {
                Value::Place {
                    code: Some(code), ..
                } => place::is_capital(code),
                _ => false,
            };
            mention.frame.for_government |= is_capital && mention.rule != name::PEOPLE;
        }
    }
}

fn frame_sentence(
    speech: &Speech,
    words: &Compiled,
    sentence: &Sentence,
    mentions: &mut [Mention],
) {
    let document = speech.document;
    let (clauses, backgrounds) = clause::clauses(document, words, sentence);
    let signals = modality::Signals::new(document, words, sentence, &clauses);
    let scopes = attribution::scopes(speech, words, sentence);
    let mut last: Option<(usize, Kind, Option<Role>)> = None;
    for mention in mentions {
        let first = token_at(document, mention.span.start());
        let Some(number) = clauses.iter().position(|c| c.tokens.contains(&first)) else {
            continue;
        };
        let clause = &clauses[number];
        let kind = mention.kind();
        let role = role::role(document, words, clause, first, kind)
            // "in the French city": an adjective says where from, not where.
            .filter(|role| *role != Role::Place || mention.rule != name::PEOPLE)
            .or_else(|| {
                let (end, before, role) = last?;
                (before == kind && role::is_joined(document, words, end, first)).then_some(role)?
            });
        // "A ferry carrying 120 people sank on Sunday": those aboard are told of by that, the day is not.
        let after = token_at(document, mention.span.end().saturating_sub(1)) + 1;
        let background = backgrounds.iter().find(|(said, _)| {
            (after..=after + BESIDE).contains(&said.start)
                || (said.end..=said.end + BESIDE).contains(&first)
        });
        // "The crash killed all 40 people aboard."
        let befell = clause.event.as_ref().is_some_and(|(said, _)| {
            (said.end..=said.end + BESIDE).contains(&first)
                && background.is_some_and(|behind| first < behind.0.start)
                && !clause::is_cut(document, words, said.end..first)
        });
        let event = background
            .filter(|_| kind == Kind::Count && !befell)
            .or(clause.event.as_ref());
        last = Some((after, kind, role));
        mention.frame = Frame {
            sentence: sentence.span,
            clause: document.span(clause.tokens.clone()),
            head: mention.frame.head,
            event: event.map(|(tokens, concept)| Event {
                concept: concept.clone(),
                span: document.span(tokens.clone()),
            }),
            role,
            attributed_to: attribution::speaker(document, &scopes, mention.span),
            modality: modality::modality(
                document,
                words,
                speech.lexicon,
                &signals,
                (number, clause),
                first,
            ),
            for_government: false,
            parts: None,
        };
    }
}

/// Returns the token that holds the byte, or the first after it.
fn token_at(document: &Document, byte: usize) -> usize {
    document.tokens.partition_point(|t| t.span.end() <= byte)
}

/// What stands inside a quotation is said by its speaker.
fn attribute_quotes(mentions: &mut [Mention]) {
    let quotes: Vec<(Span, Speaker)> = mentions
        .iter()
        .filter_map(|m| match &m.value {
            Value::Quote {
                speaker: Some(name),
                ..
            } => Some((
                m.span,
                Speaker {
                    name: name.clone(),
                    span: m.span,
                },
            )),
            _ => None,
        })
        .collect();
    for mention in mentions {
        if mention.kind() == Kind::Quote {
            continue;
        }
        if let Some((_, speaker)) = quotes.iter().find(|(span, _)| span.contains(mention.span)) {
            mention.frame.attributed_to = Some(speaker.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::fixture::article;
    use crate::lang;
    use crate::model::{ArticleIdx, Kind};

    /// Returns the places that stand for a government.
    fn governments(code: &str, text: &str) -> Vec<String> {
        let article = article(code, text);
        let mentions = extract(ArticleIdx(0), &article, lang::pack(code)).mentions;
        mentions
            .iter()
            .filter(|m| m.frame.for_government)
            .map(|m| article.words(m.span).to_owned())
            .collect()
    }

    /// Returns what befell those who are counted.
    fn befell(code: &str, text: &str) -> Vec<(String, Option<String>)> {
        let article = article(code, text);
        let mentions = extract(ArticleIdx(0), &article, lang::pack(code)).mentions;
        mentions
            .iter()
            .filter(|m| m.kind() == Kind::Count)
            .map(|m| {
                let event = m.frame.event.as_ref().map(|e| e.concept.clone());
                (article.words(m.span).to_owned(), event)
            })
            .collect()
    }

    #[track_caller]
    fn assert_befell(code: &str, text: &str, (counted, event): (&str, &str)) {
        let found = befell(code, text)
            .into_iter()
            .find(|(words, _)| words == counted);
        assert_eq!(
            found,
            Some((counted.to_owned(), Some(event.to_owned()))),
            "{text}"
        );
    }

    #[test]
    fn those_whom_a_bus_carries_are_not_all_of_them_dead() {
        for (code, text, counted) in [
            (
                "en",
                "Two died when a bus carrying 40 people plunged into a river.",
                "40 people",
            ),
            (
                "en",
                "He died making sure that a plane with 140 people on board got away.",
                "140 people",
            ),
            (
                "fr",
                "Deux femmes sont mortes quand un car transportant 40 personnes a plongé.",
                "40 personnes",
            ),
            (
                "it",
                "È morto un uomo, mentre l'autobus trasportava 40 persone.",
                "40 persone",
            ),
            (
                "es",
                "Murieron dos cuando un autobús con 40 personas a bordo volcó.",
                "40 personas",
            ),
            (
                "pt",
                "Morreram dois quando um ônibus com 40 pessoas a bordo tombou.",
                "40 pessoas",
            ),
            (
                "de",
                "Zwei starben, als ein Bus mit 40 Menschen an Bord umkippte.",
                "40 Menschen",
            ),
            (
                "nl",
                "Twee stierven toen een bus met 40 mensen aan boord kantelde.",
                "40 mensen",
            ),
        ] {
            assert_befell(code, text, (counted, "carry"));
        }
    }

    #[test]
    fn a_day_and_those_who_drowned_are_not_on_board() {
        let text = "A ferry carrying 120 people sank near Manila on Sunday and 14 people drowned.";
        let [aboard, drowned] = &befell("en", text)[..] else {
            panic!("two counts");
        };
        assert_eq!(aboard.1.as_deref(), Some("carry"));
        assert_eq!(drowned.1, None);
        let article = article("en", text);
        let mentions = extract(ArticleIdx(0), &article, lang::pack("en")).mentions;
        let others = mentions.iter().filter(|m| m.kind() != Kind::Count);
        assert!(others.clone().any(|m| m.kind() == Kind::Place));
        assert!(others.map(|m| &m.frame.event).all(Option::is_none));
    }

    #[test]
    fn those_on_board_whom_something_befell_are_dead() {
        for (code, text, counted) in [
            ("en", "All 228 people on board were killed.", "228 people"),
            (
                "en",
                "The crash killed all 228 people aboard.",
                "228 people",
            ),
            (
                "fr",
                "Les 228 personnes à bord ont été tuées.",
                "228 personnes",
            ),
            ("es", "Las 228 personas a bordo murieron.", "228 personas"),
            (
                "de",
                "Alle 228 Menschen an Bord wurden getötet.",
                "228 Menschen",
            ),
        ] {
            assert_befell(code, text, (counted, "kill"));
        }
    }

    #[test]
    fn a_capital_that_says_something_stands_for_its_government() {
        for (code, text, capital) in [
            ("en", "Moscow denied the report.", "Moscow"),
            ("en", "“We will not go”, Berlin said.", "Berlin"),
            ("fr", "« Nous n’irons pas », a déclaré Moscou.", "Moscou"),
            ("it", "Lunedì Roma ha annunciato nuove misure.", "Roma"),
            ("es", "Bruselas anunció nuevas normas.", "Bruselas"),
            (
                "de",
                "Moskau erklärte, die Gespräche seien gescheitert.",
                "Moskau",
            ),
            ("pt", "Moscou negou tudo.", "Moscou"),
            (
                "nl",
                "Den Haag zei dat de gesprekken waren mislukt.",
                "Den Haag",
            ),
        ] {
            assert_eq!(governments(code, text), [capital], "{text}");
        }
    }

    #[test]
    fn a_capital_where_something_is_said_is_a_place_and_no_more() {
        for (code, text) in [
            ("en", "In Moscow, officials said the talks had failed."),
            ("en", "Visitors to Berlin said they were glad."),
            ("en", "Milan said that it would build a bridge."),
            ("fr", "À Moscou, des responsables ont dit non."),
            ("fr", "Le maire de Moscou a annoncé des mesures."),
            ("it", "A Roma il sindaco ha detto di no."),
            ("es", "En Bruselas, la policía dijo que no."),
            ("de", "In Moskau sagte ein Sprecher, es sei vorbei."),
            ("nl", "In Den Haag zei de burgemeester nee."),
        ] {
            assert_eq!(governments(code, text), [""; 0], "{text}");
        }
    }
}
