//! What the embedded tables know about the words of names: one place to ask, so that the rules beside it
//! need not know how the tables are laid out.

use crate::knowledge::fold;
use crate::knowledge::name::{self, Opening};
use crate::knowledge::place::{self, Ambiguity, PlaceId, PlaceKind};
use crate::segment::{Case, Document, Space, TokenKind};

/// What is known of one word of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// It is a given name.
    pub given: bool,
    /// It is a family name.
    pub family: bool,
    /// Somebody bears it, as given or as family name.
    pub borne: bool,
    /// It is an ordinary word as well.
    pub ordinary: bool,
    /// It says what sort of body this is: `Bank`, `Ministry`, `Inc`.
    pub body: bool,
    /// Names of bodies are made of it; by itself it names none: `National`, `Research`.
    pub general: bool,
    /// It says what part of a country this is: `County`.
    pub area: bool,
}

/// A token, asked about.
pub(crate) struct Site<'d> {
    document: &'d Document<'d>,
    token: usize,
    language: &'d str,
    opening: Opening,
}

impl<'d> Site<'d> {
    /// Takes a token and the language of its text.
    pub(crate) fn new(document: &'d Document<'d>, token: usize, language: &'d str) -> Self {
        let start = document.tokens.get(token).map_or(0, |t| t.span.start());
        Self {
            document,
            token,
            language,
            opening: Opening::of(document.text.get(start..).unwrap_or("")),
        }
    }

    /// Returns what is known of the token by itself.
    pub(crate) fn word(&self) -> Word {
        let text = self.document.words(self.token);
        let person = name::person_word(text);
        let body = name::body_word_of(text, self.opening);
        Word {
            given: person.is_some_and(|p| p.given),
            family: person.is_some_and(|p| p.family),
            borne: person.is_some(),
            ordinary: person.is_some_and(|p| p.words.contains(self.language)),
            body: body.is_some_and(|word| word.sort),
            general: body.is_some_and(|word| word.general),
            area: body.is_some_and(|word| word.area),
        }
    }

    fn is_upper(&self) -> bool {
        let token = self.document.tokens.get(self.token);
        token.is_some_and(|t| t.case == Case::Upper)
    }

    /// Returns the well-known body whose name begins at the token.
    pub(crate) fn body(&self) -> Option<Body> {
        let here = self.document.words(self.token);
        if let Some(letters) = without_stops(here).filter(|_| self.is_upper()) {
            let opening = Opening::of(&letters);
            let found = name::longest_body(|| &letters, opening, self.language);
            if let Some(found) = found.filter(|found| found.length == letters.len()) {
                return Some(Body {
                    len: 1,
                    name: found.name,
                    small: false,
                });
            }
        }
        let found = name::longest_body(|| self.rest(), self.opening, self.language)?;
        Some(Body {
            len: self.n_tokens(found.length)?,
            name: found.name,
            small: found.small,
        })
    }

    /// Returns the well-known body that the token names with what stands behind the tokens left out; its length is that
    /// of what stands behind.
    pub(crate) fn body_without(&self, left_out: std::ops::Range<usize>) -> Option<Body> {
        let here = self.document.words(self.token);
        let behind = Self::new(self.document, left_out.end, self.language);
        let text = format!("{here} {}", behind.rest());
        let found = name::longest_body(|| &text, self.opening, self.language)?;
        let len = behind.n_tokens(found.length.checked_sub(here.len() + 1)?)?;
        Some(Body {
            len,
            name: found.name,
            small: false,
        })
    }

    /// Returns the people whose name, or the adjective, begins at the token.
    pub(crate) fn people(&self) -> Option<Spot> {
        let (len, place) = name::longest_people(|| self.rest(), self.opening, self.language)?;
        Some(Spot {
            len: self.n_tokens(len)?,
            places: vec![place],
            people: true,
            doubt: Doubt::default(),
        })
    }

    /// Returns the place whose name begins at the token, which has a capital; where a place and a people have one
    /// name ("Suisse", "Polen"), the place.
    pub(crate) fn place(&self) -> Option<Spot> {
        let named = self.abbreviation().or_else(|| {
            let (len, found) = place::longest_place(self.rest())?;
            let places: Vec<PlaceId> = found.in_language(self.language).collect();
            let doubt = Doubt::new(found.ambiguity(), self.language);
            self.spot(len, places, doubt)
                .filter(|spot| is_spelt_as_one(self.document, self.token, spot))
        });
        let wide = |spot: &Spot| {
            spot.places
                .first()
                .is_some_and(|p| p.kind() < PlaceKind::City)
        };
        match (named, self.people()) {
            // "German" and "English" are towns as well; a people is better known than a town.
            (Some(named), Some(people))
                if named.len < people.len || named.len == people.len && !wide(&named) =>
            {
                Some(people)
            }
            (Some(named), _) => Some(named),
            (None, people) => people,
        }
    }

    /// Returns the place whose name the token is with an s behind it, as German has its genitive: "Mexikos".
    pub(crate) fn place_of_genitive(&self) -> Option<Spot> {
        // "El Salvadors", "New Yorks".
        let (document, token) = (self.document, self.token);
        let next = document.tokens.get(token + 1).filter(|t| {
            t.kind == TokenKind::Word && t.case == Case::Title && t.space != Space::Paragraph
        });
        let two = next.and_then(|_| {
            let stem = document.fold(token + 1).strip_suffix('s')?;
            place::places(&fold::fold(&format!("{} {stem}", document.fold(token))))
        });
        let (len, found) = if let Some(found) = two {
            (2, found)
        } else {
            let stem = document.fold(token).strip_suffix('s')?;
            (1, place::places(&fold::fold(stem))?)
        };
        let places: Vec<PlaceId> = found.in_language(self.language).collect();
        let plain = found.ambiguity().is_plain(self.language)
            && places.first().is_some_and(|p| {
                p.kind() <= PlaceKind::Subdivision || WELL_KNOWN <= p.population()
            });
        plain.then_some(Spot {
            len,
            places,
            people: false,
            doubt: Doubt::default(),
        })
    }

    fn abbreviation(&self) -> Option<Spot> {
        let (document, token) = (self.document, self.token);
        let here = document.tokens.get(token)?;
        let dotted = document.words(token + 1) == "." && document.glued(token + 1);
        if here.case == Case::Title && !dotted && 3 < here.span.len() {
            return None;
        }
        let (len, found) = place::longest_abbreviation(self.rest())?;
        let doubt = Doubt {
            letters: found.is_weak(self.language),
            ..Doubt::default()
        };
        self.spot(len, found.in_language(self.language).collect(), doubt)
    }

    fn spot(&self, len: usize, places: Vec<PlaceId>, doubt: Doubt) -> Option<Spot> {
        let len = self.n_tokens(len)?;
        (!places.is_empty()).then_some(Spot {
            len,
            places,
            people: false,
            doubt,
        })
    }

    /// Returns how many tokens the bytes from the token on are; `None` where they end inside one.
    fn n_tokens(&self, bytes: usize) -> Option<usize> {
        let (document, token) = (self.document, self.token);
        let end = document.tokens.get(token)?.span.start() + bytes;
        // "Washington, D.C.": the last full stop is part of the token.
        let stop = document.text.as_bytes().get(end) == Some(&b'.');
        let end = match document.tokens[token..].iter().find(|t| end < t.span.end()) {
            Some(last) if stop && last.span.start() < end && last.span.end() == end + 1 => end + 1,
            _ => end,
        };
        let n_tokens = document.tokens[token..]
            .iter()
            .take_while(|t| t.span.end() <= end)
            .count();
        let last = document.tokens.get(token + n_tokens.checked_sub(1)?)?;
        (last.span.end() == end).then_some(n_tokens)
    }

    /// Returns the text from the token to the end of its paragraph, or as far as any name reaches.
    fn rest(&self) -> &'d str {
        const REACH: usize = 16;
        let (document, token) = (self.document, self.token);
        let Some(here) = document.tokens.get(token) else {
            return "";
        };
        let last = document.tokens[token + 1..]
            .iter()
            .take(REACH)
            .take_while(|t| t.space != Space::Paragraph)
            .last()
            .unwrap_or(here);
        here.span.cover(last.span).of(document.text)
    }
}

/// A well-known body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// How many tokens name it.
    pub len: usize,
    /// Its English name.
    pub name: &'static str,
    /// The language may write it small.
    pub small: bool,
}

/// "N.F.L.": the letters of an abbreviation that is written with full stops.
pub(super) fn without_stops(word: &str) -> Option<String> {
    let stopped = word.as_bytes().get(1) == Some(&b'.') && 4 <= word.len();
    let letters = |c: char| c == '.' || c.is_alphabetic();
    (stopped && word.chars().all(letters)).then(|| word.replace('.', ""))
}

/// A place by its name, its abbreviation or its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// How many tokens name it.
    pub len: usize,
    /// The places that it may be, likeliest first; never none.
    pub places: Vec<PlaceId>,
    /// The words say it by an adjective or its people.
    pub people: bool,
    /// What else the words may be, in this language.
    pub doubt: Doubt,
}

/// What else the name of a place may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// An ordinary word of the language.
    pub word: bool,
    /// A name of people.
    pub person: bool,
    /// Letters that stand for a place only behind another: "CA".
    pub letters: bool,
}

impl Doubt {
    fn new(ambiguity: Ambiguity, language: &str) -> Self {
        Self {
            word: ambiguity.words.contains(language),
            person: ambiguity.given_name || ambiguity.family_name,
            letters: false,
        }
    }

    /// Returns whether there is any.
    pub(crate) fn is_any(self) -> bool {
        self.word || self.person || self.letters
    }
}

/// "La marque" at the start of a sentence is not La Marque in Texas; a country may have small words in its name
/// ("Émirats arabes unis").
fn is_spelt_as_one(document: &Document, token: usize, spot: &Spot) -> bool {
    const SMALL: usize = 3;
    let is_city = |place: &PlaceId| place.kind() == PlaceKind::City;
    let small = |t: &crate::segment::Token| {
        t.kind == TokenKind::Word && t.case == Case::Lower && SMALL < t.span.len()
    };
    let tokens = document.tokens.get(token..token + spot.len);
    !spot.places.iter().all(is_city) || !tokens.is_some_and(|tokens| tokens.iter().any(small))
}

/// A city of this size is known without more.
const WELL_KNOWN: u32 = 300_000;
