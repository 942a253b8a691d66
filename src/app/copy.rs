//! What can be copied: the passage in hand as it is written, the claim in hand with its source.

use crate::app::{App, Effect};

impl App {
    /// Returns the passage in hand, to be copied.
    pub(crate) fn copy_passage(&mut self) -> Option<Effect> {
        let text = if let Some(idx) = self.mention {
            let mention = self.reading.mention(idx);
            let sentence = mention.frame.sentence;
            let span = if sentence.is_empty() {
                mention.span
            } else {
                sentence
            };
            self.reading.article(mention.article).words(span).to_owned()
        } else {
            let at = self.viewport.anchor();
            let article = self.article()?;
            let paragraph = article.paragraphs.iter().find(|p| at < p.span.end())?;
            article.words(paragraph.span).to_owned()
        };
        Some(Effect::Copy(text))
    }

    /// Returns the claim in hand with its source, to be copied.
    pub(crate) fn copy_claim(&mut self) -> Option<Effect> {
        let Some(idx) = self.mention else {
            self.say("no words are chosen; f chooses the next fact");
            return None;
        };
        let mention = self.reading.mention(idx);
        let article = self.reading.article(mention.article);
        let sentence = article.words(mention.frame.sentence).trim();
        let quoted = if sentence.is_empty() {
            article.words(mention.span)
        } else {
            sentence
        };
        let mut source = vec![crate::app::articles::name(article).to_owned()];
        source.extend(article.title.clone().map(|title| format!("“{title}”")));
        source.push(crate::app::articles::published(&self.labels, article));
        source.push(article.path.display().to_string());
        let claim = self
            .fact
            .map(|fact| self.reading.fact(fact))
            .and_then(|fact| {
                let position = fact.positions.iter().find(|p| p.mentions.contains(&idx))?;
                Some(format!(
                    "{}: {}\n",
                    self.labels.label(&fact.label),
                    position.display
                ))
            });
        Some(Effect::Copy(format!(
            "{}“{quoted}”\n({})\n",
            claim.unwrap_or_default(),
            source.join(", ")
        )))
    }
}
