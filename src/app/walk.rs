//! Going from fact to fact, from article to article, and back.

use crate::app::App;
use crate::app::jumps::Spot;
use crate::app::panes::Pane;
use crate::model::{ArticleIdx, FactIdx, MentionIdx};
use crate::text::Span;

impl App {
    /// Goes to the words of the conflict `n` further on, or back where `n` is negative, around the ends.
    pub(crate) fn step_conflict(&mut self, n: isize) {
        let shown: Vec<FactIdx> = self.conflicts_shown();
        let Some(len) = isize::try_from(shown.len()).ok().filter(|len| 0 < *len) else {
            self.say("no conflict between these articles was found");
            return;
        };
        let at = self
            .fact
            .and_then(|fact| shown.iter().position(|&other| other == fact));
        let to = match at.and_then(|at| isize::try_from(at).ok()) {
            // A conflict that is in hand but was not looked at yet comes first.
            Some(at) if self.mention.is_none() && 0 < n => at + n - 1,
            Some(at) => at + n,
            None if 0 < n => n - 1,
            None => n,
        };
        let fact = shown[usize::try_from(to.rem_euclid(len)).unwrap_or(0)];
        self.leave();
        self.go_to_fact(fact);
    }

    /// Returns the conflicts that are not hidden, in the order of the sheet.
    pub fn conflicts_shown(&self) -> Vec<FactIdx> {
        let all = self.index.conflicts().iter().copied();
        let family = |fact: FactIdx| crate::app::family::Family::of(self.reading.fact(fact).kind);
        all.filter(|&fact| {
            !self.is_hidden(fact) && self.only.is_none_or(|only| only == family(fact))
        })
        .collect()
    }

    /// Returns which of the conflicts that are shown a fact is, from 1, and how many there are.
    pub fn place_among_conflicts(&self, fact: FactIdx) -> Option<(usize, usize)> {
        if self.reading.fact(fact).status != crate::model::Status::Conflict {
            return None;
        }
        let shown = self.conflicts_shown();
        let at = shown.iter().position(|&other| other == fact)?;
        Some((at + 1, shown.len()))
    }

    /// Takes a fact in hand and goes to words that state it: in this article where it does, else where the first
    /// position is first stated.
    pub(crate) fn go_to_fact(&mut self, fact: FactIdx) {
        let here = self.viewport.article();
        let mentions = || self.reading.fact(fact).mentions();
        let inside = mentions().find(|&idx| self.reading.mention(idx).article == here);
        self.fact = Some(fact);
        if let Some(mention) = inside.or_else(|| mentions().next()) {
            self.go_to_mention(mention, Some(fact));
        }
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
            None if down => self.say("no fact further down in this text; J shows the next article"),
            None => self.say("no fact further up in this text; K shows the previous article"),
        }
    }

    /// Goes to the same fact in the next article, or the previous where `n` is negative, around the ends.
    pub(crate) fn step_source(&mut self, n: isize) {
        let Some(fact) = self.fact else {
            self.say("no fact is chosen; f chooses the next in this text");
            return;
        };
        let sources = self.sources(fact);
        let Some(len) = isize::try_from(sources.len()).ok().filter(|len| 0 < *len) else {
            return;
        };
        let at = self
            .mention
            .and_then(|idx| self.source_of(fact, idx, &sources));
        let to = match at.and_then(|at| isize::try_from(at).ok()) {
            Some(at) => at + n,
            None => 0,
        };
        let to = usize::try_from(to.rem_euclid(len)).unwrap_or(0);
        if at == Some(to) {
            self.say("only this article states it");
            return;
        }
        self.leave();
        self.go_to_mention(sources[to], Some(fact));
    }

    /// Returns the first mention of each article and position of a fact, in the order of the positions.
    fn sources(&self, fact: FactIdx) -> Vec<MentionIdx> {
        let article = |idx: &MentionIdx| self.reading.mention(*idx).article;
        let positions = &self.reading.fact(fact).positions;
        positions
            .iter()
            .flat_map(|position| {
                let mut mentions = position.mentions.clone();
                mentions.dedup_by_key(|idx| article(idx));
                mentions
            })
            .collect()
    }

    /// Returns which source a mention belongs to.
    fn source_of(
        &self,
        fact: FactIdx,
        mention: MentionIdx,
        sources: &[MentionIdx],
    ) -> Option<usize> {
        let positions = &self.reading.fact(fact).positions;
        let position = positions.iter().find(|p| p.mentions.contains(&mention))?;
        let article = self.reading.mention(mention).article;
        sources.iter().position(|idx| {
            self.reading.mention(*idx).article == article && position.mentions.contains(idx)
        })
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
            self.say(if 0 < n {
                "this is the last article"
            } else {
                "this is the first article"
            });
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
