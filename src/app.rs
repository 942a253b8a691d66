//! The reader's state, and what happens to it.
//!
//! In goes a [`Reading`], then messages ([`Msg`]): keys, the mouse, a new size, a better reading. [`update`]
//! changes the state and returns what only the terminal may do ([`Effect`]). It is pure: no clock, no disk, no
//! screen; the same messages give the same state. `ui` draws the state and changes nothing.
//!
//! What takes time proportional to the articles is done when a reading arrives, when a search is submitted or
//! when a view over all of them is opened, never on a plain key.

pub mod act;
pub mod articles;
mod copy;
pub mod cursor;
pub mod doc;
pub mod edits;
pub mod evidence;
pub mod family;
pub mod index;
pub mod jumps;
pub mod key;
pub mod keymap;
pub mod labels;
pub mod mouse;
pub mod msg;
pub mod options;
pub mod page;
pub mod panes;
pub mod prompt;
pub mod search;
pub mod settle;
pub mod sheet;
pub mod verdicts;
pub mod view;
pub mod viewport;
pub mod walk;
pub mod words;
pub mod wrap;

pub use msg::{Action, Effect, Msg};

use crate::app::cursor::Cursor;
use crate::app::evidence::Evidence;
use crate::app::family::Family;
use crate::app::index::Index;
use crate::app::jumps::{Jumps, Spot};
use crate::app::keymap::{Keymap, Mode};
use crate::app::labels::Labels;
use crate::app::msg::{Indexed, Progress};
use crate::app::options::ThemeName;
use crate::app::panes::{Pane, Panes, Shape};
use crate::app::prompt::Prompt;
use crate::app::search::Search;
use crate::app::sheet::Sheet;
use crate::app::verdicts::Verdicts;
use crate::app::view::View;
use crate::app::viewport::Viewport;
use crate::glyph::clip;
use crate::model::{Article, ArticleIdx, FactIdx, MentionIdx, Reading};

/// Everything that the reader knows while it runs.
#[derive(Clone, Debug, Default)]
pub struct App {
    /// What was read, with what the reader merged and split.
    pub reading: Reading,
    /// Look-ups over it.
    pub index: Index,
    /// The keys.
    pub keymap: Keymap,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Where the panes stand; `None` on a screen too small for any.
    pub panes: Option<Panes>,
    /// What the reader chose about the panes.
    pub shape: Shape,
    /// The pane in hand.
    pub pane: Pane,
    /// The list of the articles, then of what could not be read.
    pub articles: Cursor,
    /// The text in sight.
    pub viewport: Viewport,
    /// The list of the facts.
    pub sheet: Sheet,
    /// The evidence for the fact in hand.
    pub evidence: Evidence,
    /// The fact in hand.
    pub fact: Option<FactIdx>,
    /// The mention in hand.
    pub mention: Option<MentionIdx>,
    /// Whether the texts show marks.
    pub marks: bool,
    /// The only family that is shown, if not all are.
    pub only: Option<Family>,
    /// The open search.
    pub search: Option<Search>,
    /// The line that is being typed.
    pub prompt: Option<Prompt>,
    /// The views over the panes, the top one last.
    pub views: Vec<View>,
    /// What the reader judged.
    pub verdicts: Verdicts,
    /// The fact that is marked to be merged.
    pub merging: Option<FactIdx>,
    /// How far the verdicts are kept.
    pub saving: Saving,
    /// What the status line says once.
    pub notice: Option<Notice>,
    /// How far the work in the background is; `None` when it is done.
    pub progress: Option<Progress>,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// The labels of the sheet in the reader's language.
    pub labels: Labels,
    /// Which of the themes is in use.
    pub theme: ThemeName,
    /// Whether nobody chose the theme, so that the terminal's background may still do.
    pub theme_is_guessed: bool,
    /// How many readings and verdicts came so far: what was laid out for an earlier number is stale.
    pub generation: usize,
    count: Option<Count>,
    jumps: Jumps,
    /// How many searches were asked for.
    n_searches: usize,
    grabbed: Option<mouse::Border>,
    /// Verdicts that came before the reading that they are about.
    waiting: Option<String>,
}

/// Something that the status line says once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub problem: bool,
    /// Whether it tells of a verdict; that it is safe is said behind it.
    pub verdict: bool,
}

/// Which of the changed verdicts are safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    asked: usize,
    done: usize,
}

impl Saving {
    /// Returns whether a verdict is not kept yet.
    pub fn is_open(self) -> bool {
        self.done < self.asked
    }
}

/// A number that is being typed before a command.
#[derive(Clone, Copy, Debug)]
struct Count {
    number: usize,
    /// The family that was shown before the first digit chose another, and what was in hand.
    before: (Option<Family>, Option<FactIdx>, Option<MentionIdx>),
}

/// Changes the state by one message; returns what the terminal must do.
pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let effect = match msg {
        Msg::Key(key) => app.press(key),
        Msg::Mouse(mouse) => app.mouse(mouse),
        Msg::Paste(text) => {
            app.paste(&text);
            None
        }
        Msg::Resize(columns, rows) => {
            app.size = (columns, rows);
            None
        }
        Msg::Pause => {
            app.count = None;
            None
        }
        Msg::Background(is_light) => {
            if std::mem::take(&mut app.theme_is_guessed) {
                app.theme = ThemeName::behind(is_light);
            }
            None
        }
        Msg::Progress(progress) => {
            app.progress = (progress.done < progress.total).then_some(progress);
            None
        }
        Msg::Reading(reading) => {
            app.take(*reading);
            None
        }
        Msg::Verdicts(text) => {
            app.take_verdicts(text);
            None
        }
        Msg::Kept(number, text) => {
            app.saving.done = app.saving.done.max(number);
            // What was said since about something else is not wiped away.
            if !app.saving.is_open() {
                match &mut app.notice {
                    None => app.tell(text),
                    Some(notice) if notice.verdict => {
                        notice.verdict = false;
                        notice.text = format!("{} · {text}", notice.text);
                    }
                    Some(_) => {}
                }
            }
            None
        }
        Msg::Found(found) => {
            app.take_hits(found);
            None
        }
        Msg::Done(text) => {
            app.tell(text);
            None
        }
        Msg::Failed(text) => {
            app.notice = Some(Notice {
                text,
                problem: true,
                verdict: false,
            });
            None
        }
    };
    app.settle();
    effect
}

/// Does what [`update`] does, and answers searches at once, where there is nobody else to do so.
pub fn obey(app: &mut App, msg: Msg) -> Option<Effect> {
    match update(app, msg) {
        Some(Effect::Search(request)) => {
            let found = request.words();
            update(app, Msg::Found(found))
        }
        effect => effect,
    }
}

impl App {
    /// Returns the state before anything was read.
    pub fn new() -> Self {
        Self {
            marks: true,
            mouse: true,
            ..Self::default()
        }
    }

    /// Returns the state over a reading.
    pub fn with(reading: Reading) -> Self {
        let mut app = Self::new();
        app.take(reading.into());
        app
    }

    /// Returns the article that is shown.
    pub fn article(&self) -> Option<&Article> {
        self.reading.articles.get(self.viewport.article().0)
    }

    /// Returns the label of a fact in the reader's language.
    pub fn label_of(&self, fact: FactIdx) -> String {
        self.labels.label(&self.reading.fact(fact).label)
    }

    /// Returns what keys mean at the moment.
    pub fn mode(&self) -> Mode {
        if self.prompt.is_some() {
            Mode::Type
        } else if self.views.last().is_some_and(View::is_filtered) {
            Mode::Pick
        } else {
            Mode::Browse
        }
    }

    /// Returns whether a number is being typed that a moment's pause would end.
    pub fn is_counting(&self) -> bool {
        self.count.is_some()
    }

    /// Returns the number that is being typed.
    pub fn count(&self) -> Option<usize> {
        self.count.map(|count| count.number)
    }

    /// Returns whether a mention is marked: marks are on, its family is shown, and not every fact that it serves
    /// was rejected.
    pub fn is_marked(&self, mention: MentionIdx) -> bool {
        let family = Family::of(self.reading.mention(mention).kind());
        let facts = self.index.facts_of(mention);
        self.marks
            && self.only.is_none_or(|only| only == family)
            && (facts.is_empty() || facts.iter().any(|&fact| !self.is_hidden(fact)))
    }

    /// Returns whether a fact was rejected and is not shown.
    pub fn is_hidden(&self, fact: FactIdx) -> bool {
        !self.sheet.with_rejected && self.verdicts.is_rejected(fact)
    }

    /// Returns the fact that a mention is shown for: the one in hand where it serves that, else the first in the
    /// sheet.
    pub fn fact_of(&self, mention: MentionIdx) -> Option<FactIdx> {
        let facts = self.index.facts_of(mention);
        let in_hand = self.fact.filter(|fact| facts.contains(fact));
        in_hand.or_else(|| facts.iter().copied().find(|&fact| !self.is_hidden(fact)))
    }

    /// Takes a reading; keeps the place, the fact and the mention in hand where they are found again.
    fn take(&mut self, read: Indexed) {
        let first = self.reading.articles.is_empty();
        let is_same_text = self.index.has_texts_of(&read.index);
        let old = std::mem::replace(&mut self.reading, read.reading);
        self.index = read.index;
        self.generation += 1;
        self.viewport.forget();
        self.merging = None;
        if let Some(text) = self.waiting.take() {
            self.read_verdicts(&text);
        }
        self.verdicts.place(&mut self.reading, &mut self.index);
        let carried = self.carry(&old, self.here());
        let reading = &self.reading;
        self.jumps.carry(|spot| carry(&old, reading, spot));
        // A search goes on where the same texts were only read better.
        self.search = self.search.take().filter(|_| is_same_text);
        self.refresh_sheet();
        match carried {
            Some(spot) if !first => self.restore(spot),
            _ => {
                self.fact = self.sheet.first();
                self.mention = None;
                self.viewport.show(&self.reading, ArticleIdx(0), 0);
            }
        }
    }

    fn take_verdicts(&mut self, text: String) {
        if self.reading.articles.is_empty() {
            self.waiting = Some(text);
            return;
        }
        self.read_verdicts(&text);
        self.verdicts.place(&mut self.reading, &mut self.index);
        self.generation += 1;
        self.refresh_sheet();
    }

    fn read_verdicts(&mut self, text: &str) {
        if let Err(problem) = self.verdicts.read(text) {
            self.notice = Some(Notice {
                text: problem,
                problem: true,
                verdict: false,
            });
        }
    }

    fn carry(&self, old: &Reading, spot: Spot) -> Option<Spot> {
        carry(old, &self.reading, spot)
    }

    /// Says something once in the status line, in the reader's language.
    fn say(&mut self, english: &str) {
        self.say_of(english, &[]);
    }

    /// Says something with what belongs into its `{}`.
    fn say_of(&mut self, english: &str, held: &[&str]) {
        let text = self.labels.fill(english, held);
        self.tell(text);
    }

    /// Says what became of a fact.
    fn say_verdict(&mut self, english: &str, label: &str) {
        self.say_of(english, &[&clip(label, 24)]);
        if let Some(notice) = &mut self.notice {
            notice.verdict = true;
        }
    }

    /// Says something that is in the reader's language already.
    fn tell(&mut self, text: String) {
        self.notice = Some(Notice {
            text,
            problem: false,
            verdict: false,
        });
    }
}

/// Finds a place of one reading in another: the article by its name, the mention by its words' place, the fact
/// by its name or else by the mention.
fn carry(old: &Reading, new: &Reading, spot: Spot) -> Option<Spot> {
    let article = old.articles.get(spot.article.0)?;
    let to = new.articles.iter().position(|a| a.id == article.id)?;
    let mention = spot.mention.and_then(|idx| {
        let mention = old.mentions.get(idx.0)?;
        let its_article = &old.article(mention.article).id;
        let place = new.articles.iter().position(|a| a.id == *its_article)?;
        let same = |(_, m): &(MentionIdx, &crate::model::Mention)| {
            m.span == mention.span && m.kind() == mention.kind()
        };
        new.mentions_of(ArticleIdx(place))
            .find(same)
            .map(|(idx, _)| idx)
    });
    let fact = spot.fact.and_then(|idx| {
        let fact = old.facts.get(idx.0)?;
        let by_name = new.facts.iter().position(|f| f.id == fact.id);
        let by_mention = || {
            new.facts
                .iter()
                .position(|f| f.mentions().any(|m| Some(m) == mention))
        };
        by_name.or_else(by_mention).map(FactIdx)
    });
    Some(Spot {
        article: ArticleIdx(to),
        mention,
        fact,
        ..spot
    })
}
