//! `[speech]`: who says what.
//!
//! Every list is in lower case with straight apostrophes. Where it says *phrases*, an entry may be several
//! words and a word may end in `*` for any ending; all other lists are of single words. Ready to be looked up
//! they are part of the [`Lexicon`](super::Lexicon).

use serde::Deserialize;

/// Who says what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechWords {
    /// Phrases of saying: `said`, `announc*`, `told`.
    pub reporting: Vec<String>,
    /// Phrases of saying behind which a whole sentence may follow without a word that opens it:
    /// `said` in "police said ten people died"; German has a comma there.
    pub bare: Vec<String>,
    /// Phrases that open what is said: `that`.
    pub that: Vec<String>,
    /// Phrases for people and bodies that speak without a name and are no roles: `police`, `authorities`.
    pub speakers: Vec<String>,
    /// Phrases for documents that tell something: `statement`, `report*`.
    pub documents: Vec<String>,
    /// Phrases with the source behind them: `according to`, `selon`.
    pub according: Vec<String>,
    /// Phrases with the source before them: German `zufolge`.
    pub according_after: Vec<String>,
    /// Words between a subject and its verb of saying: `has`, `also`.
    pub auxiliaries: Vec<String>,
    /// Words that keep what they lead from being a subject: prepositions, genitives: `of`, `du`, `von`.
    pub governing: Vec<String>,
    /// Pronouns for one person that speaks: `he`, `she`.
    pub person_pronouns: Vec<String>,
    /// Pronouns for a body that speaks: `it`.
    pub group_pronouns: Vec<String>,
    /// Pronouns that nobody can be found for: `i`, `they`, `one`.
    pub other_pronouns: Vec<String>,
    /// Pronouns that open a clause about the name before them: `who`, `which`.
    pub relatives: Vec<String>,
    /// Words that tell that who bears them, or is meant, is a man: `he`, `mr.`, `son`.
    pub masculine: Vec<String>,
    /// The same for a woman: `she`, `mrs`, `mother`.
    pub feminine: Vec<String>,
    /// Whether a verb of saying may stand without a subject: Italian "ha aggiunto".
    pub drops_subject: bool,
    /// Whether the verb stands second, its subject behind it where anything else opens the sentence: German
    /// "am Montag sagte Weber".
    pub verb_second: bool,
}
