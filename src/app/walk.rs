//! Going from fact to fact, from article to article, and back.

use crate::app::App;
use crate::app::jumps::Spot;
use crate::app::panes::Pane;
use crate::model::{ArticleIdx, FactIdx, MentionIdx};
use crate::text::Span;

impl App {
    /// Goes to the words of the conflict `n` further on, or back where `n` is negative, around the ends.
    pub(crate) fn step_conflict(&mut self, n: isize) {
        let n_shown = self.sheet.n_conflicts();
        let Some(len) = isize::try_from(n_shown).ok().filter(|len| 0 < *len) else {
            self.say("no conflict between these articles was found");
            return;
        };
        let at = self.fact.and_then(|fact| self.place_of(fact));
        let to = match at.and_then(|at| isize::try_from(at).ok()) {
            // A conflict that is in hand but was not looked at yet comes first.
            Some(at) if self.mention.is_none() && 0 < n => at + n - 1,
            Some(at) => at + n,
            None if 0 < n => n - 1,
            None => n,
        };
        let to = usize::try_from(to.rem_euclid(len)).unwrap_or(0);
        let Some(fact) = self.sheet.conflict(to) else {
            return;
        };
        self.leave();
        self.go_to_fact(fact);
    }

    /// Returns which of the conflicts that are shown a fact is, from 1, and how many there are.
    pub fn place_among_conflicts(&self, fact: FactIdx) -> Option<(usize, usize)> {
        Some((self.place_of(fact)? + 1, self.sheet.n_conflicts()))
    }

    fn place_of(&self, fact: FactIdx) -> Option<usize> {
        let at = self.sheet.row_of(fact)?.checked_sub(1)?;
        (at < self.sheet.n_conflicts()).then_some(at)
    }

    /// Takes a fact in hand and goes to words that state it: in this article where it does, else where the first
    /// position is first stated. Of a conflict, words of what excludes something come before what can hold with it.
    pub(crate) fn go_to_fact(&mut self, fact: FactIdx) {
        self.fact = Some(fact);
        if let Some(mention) = self.words_of(fact) {
            self.go_to_mention(mention, Some(fact));
        }
    }

    /// Returns the words that a fact is best looked at in.
    fn words_of(&self, idx: FactIdx) -> Option<MentionIdx> {
        let here = self.viewport.article();
        let fact = self.reading.fact(idx);
        let rivals = fact.positions.iter().take(fact.rivals);
        let inside = rivals
            .clone()
            .find_map(|position| self.index.mention_in(position, here));
        let first = || {
            rivals
                .flat_map(|position| &position.mentions)
                .next()
                .copied()
        };
        inside
            .or_else(first)
            .or_else(|| self.index.mention_of(fact, here))
            .or_else(|| fact.mentions().next())
    }

    /// Takes a mention in hand and shows its words.
    pub(crate) fn go_to_mention(&mut self, idx: MentionIdx, fact: Option<FactIdx>) {
        let mention = self.reading.mention(idx);
        let (article, span) = (mention.article, mention.span);
        self.mention = Some(idx);
        if let Some(fact) = fact {
            self.fact = Some(fact);
        }
        self.show_words(article, span);
        self.choose_mention();
    }

    /// Leaves the place behind and goes to a stretch of an article.
    pub(crate) fn go_to(&mut self, article: ArticleIdx, span: Span) {
        self.leave();
        self.show_words(article, span);
    }

    /// Shows a stretch of an article; takes the text in hand where it would not be in sight otherwise.
    pub(crate) fn show_words(&mut self, article: ArticleIdx, span: Span) {
        if article != self.viewport.article() {
            self.viewport.show(&self.reading, article, span.start());
            // What was just opened shows something of what stands before the words.
            let third = isize::try_from(self.viewport.height() / 3).unwrap_or(0);
            self.viewport.scroll(&self.reading, -third);
            self.articles.row = article.0;
        }
        if self.panes.is_some_and(|panes| panes.text.is_empty()) {
            self.pane = Pane::Text;
            self.settle();
        }
        self.viewport.land(&self.reading, span);
    }

    /// Goes to the next mark of this text, or the previous where `down` is false.
    pub(crate) fn step_mark(&mut self, down: bool) {
        let article = self.viewport.article();
        let all = self.index.mentions_in(article);
        let in_hand = self.mention.filter(|idx| all.contains(&idx.0));
        let in_hand = in_hand.filter(|&idx| {
            self.viewport
                .sees(&self.reading, self.reading.mention(idx).span)
        });
        let bytes = self.viewport.bytes(&self.reading);
        let mentions = &self.reading.mentions[all.clone()];
        let next = if down {
            let from = in_hand.map_or_else(
                || all.start + mentions.partition_point(|m| m.span.start() < bytes.start),
                |idx| idx.0 + 1,
            );
            (from..all.end)
                .map(MentionIdx)
                .find(|&idx| self.is_marked(idx))
        } else {
            let to = in_hand.map_or_else(
                || all.start + mentions.partition_point(|m| m.span.start() < bytes.end),
                |idx| idx.0,
            );
            (all.start..to)
                .rev()
                .map(MentionIdx)
                .find(|&idx| self.is_marked(idx))
        };
        match next {
            Some(idx) => self.go_to_mention(idx, self.fact_of(idx)),
            None if !self.marks => self.say("marks are off; 0 turns them on"),
            None if down => self.say("no fact further down; J shows the next article"),
            None => self.say("no fact further up; K shows the previous article"),
        }
    }

    /// Goes to the same fact in the next article, or the previous where `n` is negative, around the ends.
    pub(crate) fn step_source(&mut self, n: isize) {
        let Some(fact) = self.fact else {
            self.say("no fact is chosen; n chooses the next conflict, f the next fact");
            return;
        };
        let n_sources = self.n_sources(fact);
        let Some(len) = isize::try_from(n_sources).ok().filter(|len| 0 < *len) else {
            return;
        };
        let at = self.mention.and_then(|idx| self.source_of(fact, idx));
        let to = match at.and_then(|at| isize::try_from(at).ok()) {
            Some(at) => at + n,
            None => 0,
        };
        let to = usize::try_from(to.rem_euclid(len)).unwrap_or(0);
        if at == Some(to) {
            self.say("only this article states it");
            return;
        }
        if let Some(mention) = self.source(fact, to) {
            self.leave();
            self.go_to_mention(mention, Some(fact));
        }
    }

    /// Returns how many sources a fact has: the articles of each position, one position after the other.
    fn n_sources(&self, fact: FactIdx) -> usize {
        let positions = self.reading.fact(fact).positions.iter();
        positions.map(|position| position.articles.len()).sum()
    }

    /// Returns the first words of a source.
    fn source(&self, fact: FactIdx, mut at: usize) -> Option<MentionIdx> {
        for position in &self.reading.fact(fact).positions {
            match position.articles.get(at) {
                Some(&article) => return self.index.mention_in(position, article),
                None => at -= position.articles.len(),
            }
        }
        None
    }

    /// Returns which source a mention belongs to.
    fn source_of(&self, fact: FactIdx, mention: MentionIdx) -> Option<usize> {
        let article = self.reading.mention(mention).article;
        let mut before = 0;
        for position in &self.reading.fact(fact).positions {
            if position.mentions.binary_search(&mention).is_ok() {
                return Some(before + position.articles.binary_search(&article).ok()?);
            }
            before += position.articles.len();
        }
        None
    }

    /// Returns where one is.
    pub(crate) fn here(&self) -> Spot {
        Spot {
            article: self.viewport.article(),
            anchor: self.viewport.anchor(),
            mention: self.mention,
            fact: self.fact,
            pane: self.pane,
        }
    }

    /// Remembers where one is, before a jump.
    pub(crate) fn leave(&mut self) {
        let here = self.here();
        self.jumps.leave(here);
    }

    /// Goes back through the jumps.
    pub(crate) fn back(&mut self) {
        match self.jumps.back(self.here()) {
            Some(spot) => self.restore(spot),
            None => self.say("there is nothing to go back to"),
        }
    }

    /// Goes forward through the jumps.
    pub(crate) fn forward(&mut self) {
        match self.jumps.forward(self.here()) {
            Some(spot) => self.restore(spot),
            None => self.say("there is nothing to go forward to"),
        }
    }

    /// Goes to a remembered place.
    pub(crate) fn restore(&mut self, spot: Spot) {
        self.viewport.show(&self.reading, spot.article, spot.anchor);
        self.articles.row = spot.article.0;
        self.fact = spot
            .fact
            .or(self.fact)
            .filter(|fact| fact.0 < self.reading.facts.len());
        self.mention = spot.mention;
        self.pane = spot.pane;
        self.choose_mention();
    }

    /// Shows the article `n` further down the list, from its top.
    pub(crate) fn step_article(&mut self, n: isize) {
        let last = self.reading.articles.len().saturating_sub(1);
        let to = self.viewport.article().0.saturating_add_signed(n).min(last);
        if to == self.viewport.article().0 {
            if 0 < n {
                self.say("this is the last article");
            } else {
                self.say("this is the first article");
            }
            return;
        }
        self.leave();
        self.open_article(ArticleIdx(to));
    }

    /// Shows an article from its top.
    pub(crate) fn open_article(&mut self, article: ArticleIdx) {
        self.viewport.show(&self.reading, article, 0);
        self.articles.row = article.0;
        self.mention = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::app::App;
    use crate::model::{ArticleIdx, Difference, FactIdx, Status};
    use crate::scene::{Scene, press};

    /// Returns what three articles say on one question: the first what can hold with either of the others.
    fn arrest() -> App {
        let reading = Scene::new()
            .article(
                "000",
                "fr",
                ("", ""),
                "Un suspect arrêté aux [[arrest|place|United States|États-Unis]].",
            )
            .article(
                "001",
                "fr",
                ("", ""),
                "Un suspect arrêté au [[arrest|place|Kansas|Kansas]].",
            )
            .article(
                "002",
                "en",
                ("", ""),
                "One suspect was held in [[arrest|place|Texas|Texas]].",
            )
            .fact(
                "arrest",
                Status::Conflict,
                Difference::Contradiction,
                "they cannot both hold",
            );
        let mut reading = reading.reading();
        reading.facts[0].positions.rotate_left(1);
        reading.facts[0].rivals = 2;
        App::with(reading)
    }

    #[test]
    fn the_next_conflict_is_shown_in_the_words_of_a_rival() {
        let mut app = arrest();
        press(&mut app, "n", (120, 40));
        assert_eq!(app.viewport.article(), ArticleIdx(1));
        // Where the open article is a rival itself, its own words are shown.
        press(&mut app, "J n", (120, 40));
        assert_eq!(app.viewport.article(), ArticleIdx(2));
    }

    #[test]
    fn the_articles_of_a_fact_are_gone_through_around_the_ends() {
        let mut app = arrest();
        let seen = ["n", "e", "e", "e", "E", "2 e", "7 E"].map(|keys| {
            press(&mut app, keys, (120, 40));
            app.viewport.article().0
        });
        assert_eq!(seen, [1, 2, 0, 1, 0, 2, 1]);
        assert_eq!(app.place_among_conflicts(FactIdx(0)), Some((1, 1)));
    }
}
