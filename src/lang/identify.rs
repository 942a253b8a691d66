//! Which language is this? Text in, an ISO 639-1 code out, or none where the text does not tell.

use whatlang::Lang;

use crate::model::Language;

/// Returns the language of a text.
pub fn identify(text: &str) -> Option<Language> {
    let info = whatlang::detect(text)?;
    code(info.lang())
}

fn code(lang: Lang) -> Option<Language> {
    let code = match lang {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Ita => "it",
        Lang::Spa => "es",
        Lang::Deu => "de",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Pol => "pl",
        Lang::Ron => "ro",
        _ => return None,
    };
    Language::new(code)
}
