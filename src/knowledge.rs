//! What the program knows before it reads: embedded tables and their look-ups.
//!
//! In: a word or the beginning of a text, and a language. Out: codes: the places a name may mean, the country of a
//! demonym, currencies, units, organisations, whether a word is a person's name; and facts about the codes, such as
//! what lies in what.
//!
//! It promises: nothing is built or loaded at start, a look-up takes well under a microsecond and allocates nothing,
//! no text makes it panic, every answer is a fact of a table. The tables are in `data/`, with the script that makes
//! them and `SOURCES.md`, which names their packages, licences and the attributions these ask for.
//!
//! It does not read sentences: whether "Nice" is a city where it stands is for the caller to decide, with the marks
//! that the tables give (`Ambiguity`). It does not check capitals, except for abbreviations.

mod bytes;
pub mod fold;
pub mod language;
mod lookup;
pub mod name;
pub mod place;
