//! `[claim]`: events, attribution, hedges.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::lang::phrases::Phrases;
use crate::model::Modality;

/// Words that say what a mention is about, who says so, and how surely.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimWords {
    /// Events by concept: the beginnings of the words that say them.
    pub events: BTreeMap<String, Vec<String>>,
    /// What makes a clause hearsay: "allegedly".
    pub alleged: Vec<String>,
    /// What denies a clause: "not".
    pub denied: Vec<String>,
    /// Phrases with such a word that deny nothing: "not only".
    pub affirmed: Vec<String>,
    /// Verbs of denying: "denied".
    pub denials: Vec<String>,
    /// What puts a clause into the future or into somebody's wishes: "will".
    pub planned: Vec<String>,
    /// Events that say where people were when another befell them, and give way to that one in the same clause: the
    /// `carry` of "all 40 people on board died".
    pub backgrounds: Vec<String>,
    /// Words that may begin a new clause: "while".
    pub boundaries: Vec<String>,
    /// Those behind which the speaker may be another: "but".
    pub contrasts: Vec<String>,
    /// Those that put a clause in between: "who".
    pub relatives: Vec<String>,
    /// Words that join the members of a list: "and".
    pub conjunctions: Vec<String>,
    /// Prepositions before the place of an event: "in".
    pub locatives: Vec<String>,
    /// Prepositions before who does it: "by".
    pub agents: Vec<String>,
    /// Prepositions before who helps: "with".
    pub companions: Vec<String>,
    #[serde(skip)]
    compiled: OnceLock<Compiled>,
}

/// The lists of [`ClaimWords`], ready to be found in a text.
#[derive(Debug)]
pub struct Compiled {
    /// Events, by concept.
    pub events: Phrases<String>,
    /// How surely.
    pub modalities: Phrases<Modality>,
    /// Verbs of denying.
    pub denials: Phrases<()>,
    /// Events that give way to another one in the same clause.
    pub backgrounds: Vec<String>,
    /// Words that may begin a clause.
    pub boundaries: Phrases<()>,
    /// Words behind which the speaker may be another.
    pub contrasts: Phrases<()>,
    /// Words that put a clause in between.
    pub relatives: Phrases<()>,
    /// Words that join a list.
    pub conjunctions: Phrases<()>,
    /// What stands before a place.
    pub locatives: Phrases<()>,
    /// What stands before who does it.
    pub agents: Phrases<()>,
    /// What stands before who helps.
    pub companions: Phrases<()>,
}

impl ClaimWords {
    /// Returns the lists, compiled at the first call with the pack's elisions.
    pub fn compiled(&self, elisions: &[String]) -> &Compiled {
        self.compiled.get_or_init(|| {
            let set =
                |list: &[String]| Phrases::new(list.iter().map(|p| (p.as_str(), ())), elisions);
            let events = self.events.iter().flat_map(|(concept, words)| {
                words
                    .iter()
                    .map(move |word| (word.as_str(), concept.clone()))
            });
            let modalities = [
                (&self.alleged, Modality::Alleged),
                (&self.affirmed, Modality::Asserted),
                (&self.denied, Modality::Denied),
                (&self.planned, Modality::Planned),
            ];
            let modalities = modalities
                .iter()
                .flat_map(|(words, modality)| words.iter().map(|word| (word.as_str(), *modality)));
            Compiled {
                events: Phrases::new(events, elisions),
                modalities: Phrases::new(modalities, elisions),
                denials: set(&self.denials),
                backgrounds: self.backgrounds.clone(),
                boundaries: set(&self.boundaries),
                contrasts: set(&self.contrasts),
                relatives: set(&self.relatives),
                conjunctions: set(&self.conjunctions),
                locatives: set(&self.locatives),
                agents: set(&self.agents),
                companions: set(&self.companions),
            }
        })
    }
}
