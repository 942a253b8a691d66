//! From a key to what it does.

use crate::app::doc::Target;
use crate::app::family::Family;
use crate::app::key::{Code, Key};
use crate::app::keymap::Mode;
use crate::app::msg::Action;
use crate::app::panes::Pane;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::view::ViewKind;
use crate::app::{App, Count, Effect};
use crate::model::{ArticleIdx, MentionIdx};

/// How often a command is repeated at most, whatever number is typed.
const MOST: usize = 9999;

impl App {
    /// Does what a key asks for.
    pub(crate) fn press(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        let mode = self.mode();
        let Some(action) = self.keymap.action(mode, key) else {
            if let (Mode::Type | Mode::Pick, Code::Char(c), false, false) =
                (mode, key.code, key.ctrl, key.alt)
            {
                self.paste(c.encode_utf8(&mut [0; 4]));
            }
            self.count = None;
            return None;
        };
        match mode {
            Mode::Type => self.act_on_prompt(action),
            Mode::Pick => self.act_on_pick(action),
            Mode::Browse => self.browse(key, action),
        }
    }

    /// Does an action, as often as the number before it says.
    fn browse(&mut self, key: Key, action: Action) -> Option<Effect> {
        if self.views.is_empty() && self.count_digit(key) {
            return None;
        }
        let count = self.count.take();
        if let Some(count) = count
            && takes_count(action)
        {
            // The digits were a number after all: what they chose on the way is taken back.
            self.take_back(count);
        }
        let n = count
            .filter(|_| takes_count(action))
            .map_or(1, |count| count.number);
        self.act(action, n.clamp(1, MOST))
    }

    /// Takes a digit that begins or goes on with a number; returns whether that is all it means.
    fn count_digit(&mut self, key: Key) -> bool {
        let Code::Char(c) = key.code else {
            return false;
        };
        let Some(digit) = c.to_digit(10).filter(|_| !key.ctrl && !key.alt) else {
            return false;
        };
        let digit = digit as usize;
        match self.count {
            Some(count) => {
                self.take_back(count);
                self.count = Some(Count {
                    number: (count.number * 10 + digit).min(MOST),
                    ..count
                });
                true
            }
            None if digit == 0 => false,
            None => {
                let before = (self.only, self.fact, self.mention);
                if let Some(action @ Action::Only(_)) = self.keymap.action(Mode::Browse, key) {
                    self.act(action, 1);
                }
                self.count = Some(Count {
                    number: digit,
                    before,
                });
                true
            }
        }
    }

    /// Takes back what the digits of a number chose on the way.
    fn take_back(&mut self, count: Count) {
        let (only, fact, mention) = count.before;
        if self.only != only {
            self.set_only(only);
            (self.fact, self.mention) = (fact, mention);
        }
    }

    /// Does an action `n` times.
    pub(crate) fn act(&mut self, action: Action, n: usize) -> Option<Effect> {
        let forward = isize::try_from(n).unwrap_or(1);
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Export(format) => return Some(Effect::Export(format)),
            Action::MouseCapture => {
                self.mouse = !self.mouse;
                if self.mouse {
                    self.say("the mouse is crossread's");
                } else {
                    self.say("the mouse is the terminal's; m takes it back");
                }
                return Some(Effect::MouseCapture(self.mouse));
            }
            Action::CopyPassage => return self.copy_passage(),
            Action::CopyClaim => return self.copy_claim(),
            Action::Accept | Action::Reject | Action::Undo => return self.judge(action),
            Action::Merge => return self.merge(),
            Action::Split => return self.split(),
            Action::Note => self.ask_note(),
            Action::Rejected => self.show_rejected(),
            Action::Next => self.next(forward),
            Action::Previous => self.next(-forward),
            Action::NextMark => (0..n).for_each(|_| self.step_mark(true)),
            Action::PreviousMark => (0..n).for_each(|_| self.step_mark(false)),
            Action::Open => self.open(),
            Action::NextSource => self.step_source(forward),
            Action::PreviousSource => self.step_source(-forward),
            Action::Back => (0..n).for_each(|_| self.back()),
            Action::Forward => (0..n).for_each(|_| self.forward()),
            Action::NextArticle => self.step_article(forward),
            Action::PreviousArticle => self.step_article(-forward),
            Action::View(kind) => self.toggle_view(kind),
            Action::Search => self.prompt = Some(Prompt::new(Purpose::Search, "")),
            Action::Only(digit) => self.toggle_only(digit),
            Action::Marks => self.marks = !self.marks,
            Action::Zoom => self.shape.zoomed = !self.shape.zoomed,
            Action::Wider => self.widen(4 * i16::try_from(n).unwrap_or(1)),
            Action::Narrower => self.widen(-4 * i16::try_from(n).unwrap_or(1)),
            Action::Theme => self.next_theme(),
            Action::Close => self.close(),
            Action::NextPane => self.take_pane(self.pane.step(1)),
            Action::PreviousPane => self.take_pane(self.pane.step(-1)),
            _ => self.move_in_hand(action, forward),
        }
        None
    }

    /// Moves in the view on top, or else in the pane in hand.
    fn move_in_hand(&mut self, action: Action, n: isize) {
        if !self.views.is_empty() {
            self.move_in_view(action, n);
            return;
        }
        match action {
            Action::Right => self.take_pane(self.pane.step(1)),
            Action::Left => self.take_pane(self.pane.step(-1)),
            _ => match self.pane {
                Pane::Articles => self.move_in_articles(action, n),
                Pane::Text => self.move_in_text(action, n),
                Pane::Facts => self.move_in_facts(action, n),
                Pane::Evidence => self.act_on_evidence(action, n),
            },
        }
    }

    fn move_in_articles(&mut self, action: Action, n: isize) {
        let len = self.reading.articles.len() + self.reading.problems.len();
        let page = self.panes.map_or(1, |panes| {
            let (list, _) = crate::app::articles::split(crate::app::panes::inside(panes.articles));
            isize::try_from(list.height).unwrap_or(1)
        });
        let step = rows(action, n, page, isize::try_from(len).unwrap_or(isize::MAX));
        self.articles.step(step, len);
        if self.articles.row < self.reading.articles.len()
            && self.articles.row != self.viewport.article().0
        {
            self.open_article(ArticleIdx(self.articles.row));
        }
    }

    fn move_in_text(&mut self, action: Action, n: isize) {
        let height = isize::try_from(self.viewport.height()).unwrap_or(1);
        match action {
            Action::Top => self
                .viewport
                .show(&self.reading, self.viewport.article(), 0),
            Action::Bottom => {
                self.viewport
                    .show(&self.reading, self.viewport.article(), usize::MAX);
            }
            // A line of the page before stays in sight, to go on from.
            _ => self
                .viewport
                .scroll(&self.reading, rows(action, n, (height - 1).max(1), 0)),
        }
    }

    pub(crate) fn move_in_facts(&mut self, action: Action, n: isize) {
        let len = isize::try_from(self.sheet.items.len()).unwrap_or(isize::MAX);
        let page = self.panes.map_or(1, |panes| {
            isize::try_from(panes.facts.height).unwrap_or(2) - 1
        });
        let step = rows(action, n, page, len);
        let fact = match action {
            Action::Top => self.sheet.first(),
            _ => self.sheet.step(self.sheet.cursor.row, step),
        };
        if let Some(fact) = fact {
            self.choose_fact(fact);
        }
    }

    /// Takes a fact in hand and, where this text states it, shows the words; otherwise the text stays.
    pub(crate) fn choose_fact(&mut self, fact: crate::model::FactIdx) {
        self.fact = Some(fact);
        let here = self.viewport.article();
        let mention = self.index.mention_of(self.reading.fact(fact), here);
        self.mention = mention;
        if let Some(idx) = mention {
            let span = self.reading.mention(idx).span;
            self.viewport.land(&self.reading, span);
        }
    }

    /// Goes on to the next conflict, or to the next hit while a search is open.
    fn next(&mut self, n: isize) {
        let Some(search) = &mut self.search else {
            self.step_conflict(n);
            return;
        };
        match search.step(n) {
            Some(hit) => self.go_to(hit.article, hit.span),
            None if search.is_open => self.say("still searching"),
            None => self.say("the search found nothing; Esc closes it"),
        }
    }

    /// Goes to the words of what is chosen.
    fn open(&mut self) {
        if !self.views.is_empty() {
            self.open_in_view();
            return;
        }
        match self.pane {
            Pane::Articles => {
                if self.articles.row < self.reading.articles.len() {
                    self.take_pane(Pane::Text);
                }
            }
            Pane::Text => self.step_source(1),
            Pane::Facts if self.mention.is_some() => self.step_source(1),
            Pane::Facts => {
                if let Some(fact) = self.fact {
                    self.leave();
                    self.go_to_fact(fact);
                }
            }
            Pane::Evidence => {
                let line = self.evidence.doc.lines.get(self.evidence.cursor.row);
                match line.and_then(|line| line.target) {
                    Some(target) => self.follow(target),
                    None => self.act_on_evidence(Action::Down, 1),
                }
            }
        }
    }

    /// Goes where a line leads.
    pub(crate) fn follow(&mut self, target: Target) {
        match target {
            Target::Mention(mention, fact) => {
                self.leave();
                self.go_to_mention(mention, fact);
            }
            Target::Fact(fact) => {
                self.leave();
                self.go_to_fact(fact);
            }
            Target::Passage(article, span) => {
                self.mention = self.mention.filter(|&MentionIdx(idx)| {
                    self.reading
                        .mentions
                        .get(idx)
                        .is_some_and(|m| m.article == article)
                });
                self.go_to(article, span);
            }
            Target::More => self.evidence.whole = true,
            Target::Binding(_) => {}
        }
    }

    /// Takes a pane in hand.
    pub(crate) fn take_pane(&mut self, pane: Pane) {
        self.pane = pane;
        if pane == Pane::Evidence {
            self.choose_mention();
        }
    }

    /// Closes the top thing.
    fn close(&mut self) {
        if self.views.pop().is_some() {
            return;
        }
        if self.search.take().is_some() || self.merging.take().is_some() {
            return;
        }
        if self.only.is_some() {
            self.set_only(None);
        } else if self.shape.zoomed {
            self.shape.zoomed = false;
        } else {
            self.say("nothing is open; q leaves");
        }
    }

    fn toggle_only(&mut self, digit: u8) {
        let family = Family::of_digit(digit);
        let only = if self.only == family { None } else { family };
        self.marks = true;
        self.set_only(only);
    }

    fn set_only(&mut self, only: Option<Family>) {
        if self.only != only {
            self.only = only;
            self.refresh_sheet();
        }
    }

    fn widen(&mut self, by: i16) {
        let limit = |n: i16| n.clamp(-400, 400);
        match self.pane {
            Pane::Articles => self.shape.left = limit(self.shape.left + by),
            Pane::Text => self.shape.right = limit(self.shape.right - by),
            Pane::Facts | Pane::Evidence => self.shape.right = limit(self.shape.right + by),
        }
    }

    fn next_theme(&mut self) {
        self.theme = self.theme.next();
        self.theme_is_guessed = false;
        self.say_of("theme: {}", &[self.theme.name()]);
    }

    /// Opens a view, or closes it where it is on top.
    fn toggle_view(&mut self, kind: ViewKind) {
        if self.views.last().is_some_and(|view| view.kind == kind) {
            self.views.pop();
        } else {
            self.open_view(kind);
        }
    }
}

/// Returns whether a number before the action repeats it.
fn takes_count(action: Action) -> bool {
    matches!(
        action,
        Action::Down
            | Action::Up
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp
            | Action::Next
            | Action::Previous
            | Action::NextMark
            | Action::PreviousMark
            | Action::NextSource
            | Action::PreviousSource
            | Action::NextArticle
            | Action::PreviousArticle
            | Action::Back
            | Action::Forward
            | Action::Wider
            | Action::Narrower
    )
}

/// Returns by how many rows an action moves; `all` is enough to reach either end.
pub(crate) fn rows(action: Action, n: isize, page: isize, all: isize) -> isize {
    match action {
        Action::Down => n,
        Action::Up => -n,
        Action::HalfPageDown => (page / 2).max(1) * n,
        Action::HalfPageUp => -(page / 2).max(1) * n,
        Action::PageDown => page.max(1) * n,
        Action::PageUp => -page.max(1) * n,
        Action::Top => -all,
        Action::Bottom => all,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use crate::scene::{press, storm};

    #[test]
    fn a_number_leaves_what_is_in_hand_where_it_was() {
        let mut app = App::with(storm());
        press(&mut app, "f f f f f", (120, 40));
        let fifth = app.mention;
        // 3 alone shows money only, which this fact is none of.
        press(&mut app, "3 F", (120, 40));
        press(&mut app, "3 f", (120, 40));
        assert!(fifth.is_some());
        assert_eq!(app.mention, fifth);
        assert_eq!(app.only, None);
    }
}
