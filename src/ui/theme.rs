//! Every style of the reader, by theme: what a piece of text is goes in, what it looks like comes out.
//!
//! Text stands in the terminal's own colours; only what means something has one. Colours are of the fixed part
//! of the 256-colour palette, so that their contrast is known whatever the terminal's own palette. Whatever a
//! colour says, a letter, a word, weight or underline says as well: the theme without colours shows all there is
//! to know.

use ratatui::style::{Color, Modifier, Style};

use crate::app::doc::{Role, Standing};
use crate::app::family::Family;
use crate::app::options::ThemeName;
use crate::model::Status;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which it is.
    pub name: ThemeName,
    /// The colour of text where the terminal's own is not known: in pictures.
    pub foreground: (u8, u8, u8),
    /// The colour behind it, likewise.
    pub background: (u8, u8, u8),
    faint: Color,
    /// The status conflict.
    alarm: Color,
    /// Words that take part in a conflict.
    conflict: (Color, Color),
    compatible: Color,
    agree: Color,
    figures: Color,
    dates: Color,
    places: Color,
    names: Color,
    quotes: Color,
    /// The words in hand.
    current: (Color, Color),
    hit: (Color, Color),
    /// The chosen row of a list.
    chosen: Color,
    accent: Color,
}

const DARK: Theme = Theme {
    name: ThemeName::Dark,
    foreground: (0xd7, 0xd7, 0xd7),
    background: (0x16, 0x18, 0x1d),
    faint: Color::Indexed(247),
    alarm: Color::Indexed(210),
    conflict: (Color::Indexed(217), Color::Indexed(52)),
    compatible: Color::Indexed(222),
    agree: Color::Indexed(114),
    figures: Color::Indexed(117),
    dates: Color::Indexed(150),
    places: Color::Indexed(180),
    names: Color::Indexed(183),
    quotes: Color::Indexed(152),
    current: (Color::Indexed(16), Color::Indexed(221)),
    hit: (Color::Indexed(16), Color::Indexed(152)),
    chosen: Color::Indexed(236),
    accent: Color::Indexed(117),
};

const LIGHT: Theme = Theme {
    name: ThemeName::Light,
    foreground: (0x1c, 0x1c, 0x1c),
    background: (0xff, 0xff, 0xff),
    faint: Color::Indexed(241),
    alarm: Color::Indexed(124),
    conflict: (Color::Indexed(88), Color::Indexed(224)),
    compatible: Color::Indexed(94),
    agree: Color::Indexed(22),
    figures: Color::Indexed(25),
    dates: Color::Indexed(22),
    places: Color::Indexed(94),
    names: Color::Indexed(90),
    quotes: Color::Indexed(23),
    current: (Color::Indexed(16), Color::Indexed(221)),
    hit: (Color::Indexed(16), Color::Indexed(153)),
    chosen: Color::Indexed(254),
    accent: Color::Indexed(25),
};

const HIGH_CONTRAST: Theme = Theme {
    name: ThemeName::HighContrast,
    foreground: (0xff, 0xff, 0xff),
    background: (0x00, 0x00, 0x00),
    faint: Color::Indexed(252),
    alarm: Color::Indexed(217),
    conflict: (Color::Indexed(16), Color::Indexed(210)),
    compatible: Color::Indexed(228),
    agree: Color::Indexed(157),
    figures: Color::Indexed(159),
    dates: Color::Indexed(157),
    places: Color::Indexed(229),
    names: Color::Indexed(225),
    quotes: Color::Indexed(195),
    current: (Color::Indexed(16), Color::Indexed(226)),
    hit: (Color::Indexed(16), Color::Indexed(51)),
    chosen: Color::Indexed(238),
    accent: Color::Indexed(231),
};

/// After Okabe and Ito: orange against blue stays apart for every kind of colour vision.
const COLOUR_BLIND: Theme = Theme {
    name: ThemeName::ColourBlind,
    foreground: (0xd7, 0xd7, 0xd7),
    background: (0x16, 0x18, 0x1d),
    faint: Color::Indexed(247),
    alarm: Color::Indexed(214),
    conflict: (Color::Indexed(16), Color::Indexed(214)),
    compatible: Color::Indexed(228),
    agree: Color::Indexed(75),
    figures: Color::Indexed(117),
    dates: Color::Indexed(228),
    places: Color::Indexed(180),
    names: Color::Indexed(182),
    quotes: Color::Indexed(152),
    current: (Color::Indexed(16), Color::Indexed(231)),
    hit: (Color::Indexed(16), Color::Indexed(117)),
    chosen: Color::Indexed(236),
    accent: Color::Indexed(75),
};

const MONO: Theme = Theme {
    name: ThemeName::Mono,
    foreground: (0x1c, 0x1c, 0x1c),
    background: (0xff, 0xff, 0xff),
    faint: Color::Reset,
    alarm: Color::Reset,
    conflict: (Color::Reset, Color::Reset),
    compatible: Color::Reset,
    agree: Color::Reset,
    figures: Color::Reset,
    dates: Color::Reset,
    places: Color::Reset,
    names: Color::Reset,
    quotes: Color::Reset,
    current: (Color::Reset, Color::Reset),
    hit: (Color::Reset, Color::Reset),
    chosen: Color::Reset,
    accent: Color::Reset,
};

impl Default for Theme {
    fn default() -> Self {
        Self::of(ThemeName::default())
    }
}

impl Theme {
    /// Returns the theme of a name.
    pub fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Dark => DARK,
            ThemeName::Light => LIGHT,
            ThemeName::HighContrast => HIGH_CONTRAST,
            ThemeName::ColourBlind => COLOUR_BLIND,
            ThemeName::Mono => MONO,
        }
    }

    /// Returns how a piece of text looks.
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Plain => plain,
            Role::Faint => self.faint(),
            Role::Strong | Role::Heading => plain.add_modifier(Modifier::BOLD),
            Role::Status(status) => self.status(status),
            Role::Mark(family, standing) => self.mark(family, standing),
            Role::Current => Self::on(self.current, Modifier::BOLD),
            Role::Hit => Self::on(self.hit, Modifier::empty()),
            Role::StandIn => self.faint().add_modifier(Modifier::REVERSED),
            Role::Key => plain.fg(self.accent).add_modifier(Modifier::BOLD),
            Role::Problem => plain.fg(self.compatible).add_modifier(Modifier::BOLD),
        }
    }

    /// Returns how a status looks: red is for conflicts alone.
    pub fn status(&self, status: Status) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        match status {
            Status::Conflict => bold.fg(self.alarm),
            Status::Compatible => bold.fg(self.compatible),
            Status::Agree => bold.fg(self.agree),
            Status::Single => self.faint(),
        }
    }

    /// Returns how the chosen row of a list looks: laid over what stands in it.
    pub fn chosen(&self, in_hand: bool) -> Style {
        match (self.chosen, in_hand) {
            (Color::Reset, true) => Style::new().add_modifier(Modifier::REVERSED),
            (Color::Reset, false) => Style::new(),
            (color, _) => Style::new().bg(color),
        }
    }

    /// Returns how the title of a pane and the rule beside it look.
    pub fn title(&self, in_hand: bool) -> Style {
        if in_hand {
            Style::new().fg(self.accent).add_modifier(Modifier::BOLD)
        } else {
            self.faint()
        }
    }

    fn faint(&self) -> Style {
        match self.faint {
            // Without colours, faint text is the terminal's own business.
            Color::Reset => Style::new().add_modifier(Modifier::DIM),
            color => Style::new().fg(color),
        }
    }

    fn mark(&self, family: Family, standing: Standing) -> Style {
        let underlined = Style::new().add_modifier(Modifier::UNDERLINED);
        let (color, modifier) = match family {
            Family::Number | Family::Percent | Family::Money | Family::Measure => {
                (self.figures, Modifier::BOLD)
            }
            Family::Date => (self.dates, Modifier::UNDERLINED),
            Family::Place => (self.places, Modifier::UNDERLINED),
            Family::Organization | Family::Person => (self.names, Modifier::UNDERLINED),
            Family::Quote => (self.quotes, Modifier::ITALIC),
        };
        match standing {
            Standing::Conflict => underlined
                .fg(self.conflict.0)
                .bg(self.conflict.1)
                .add_modifier(Modifier::BOLD),
            Standing::Shared => Style::new().fg(color).add_modifier(modifier),
            Standing::Alone if family == Family::Quote => {
                Style::new().add_modifier(Modifier::ITALIC)
            }
            Standing::Alone => underlined,
        }
    }

    /// Returns dark on bright, or the terminal's own colours exchanged where there are no others.
    fn on(colors: (Color, Color), modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        match colors {
            (Color::Reset, _) => style.add_modifier(Modifier::REVERSED),
            (fg, bg) => style.fg(fg).bg(bg),
        }
    }
}

/// Returns the red, green and blue of a colour; `None` for the terminal's own.
pub fn rgb(color: Color) -> Option<(u8, u8, u8)> {
    match color {
        Color::Indexed(n @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let n = n - 16;
            Some((level(n / 36), level(n / 6 % 6), level(n % 6)))
        }
        Color::Indexed(n @ 232..) => {
            let gray = 8 + 10 * (n - 232);
            Some((gray, gray, gray))
        }
        Color::Rgb(r, g, b) => Some((r, g, b)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
        let part = |n: u8| {
            let n = f64::from(n) / 255.0;
            if n <= 0.04045 {
                n / 12.92
            } else {
                ((n + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn roles() -> Vec<Role> {
        let mut roles = vec![
            Role::Plain,
            Role::Faint,
            Role::Strong,
            Role::Heading,
            Role::Current,
        ];
        roles.extend([Role::Hit, Role::StandIn, Role::Key, Role::Problem]);
        roles.extend(crate::app::sheet::STATUSES.map(Role::Status));
        for family in Family::ALL {
            for standing in [Standing::Conflict, Standing::Shared, Standing::Alone] {
                roles.push(Role::Mark(family, standing));
            }
        }
        roles
    }

    #[test]
    fn every_theme_meets_the_contrast_that_print_needs() {
        // Backgrounds that people have: black, two popular dark ones; white, a popular warm one.
        let dark = [(0, 0, 0), (0x1e, 0x1e, 0x1e), (0x28, 0x2c, 0x34)];
        let light = [(0xff, 0xff, 0xff), (0xfd, 0xf6, 0xe3), (0xee, 0xee, 0xee)];
        for name in ThemeName::ALL
            .into_iter()
            .filter(|name| *name != ThemeName::Mono)
        {
            let theme = Theme::of(name);
            let backgrounds = if name == ThemeName::Light {
                light
            } else {
                dark
            };
            for role in roles() {
                let style = theme.style(role);
                let fg = style.fg.and_then(rgb).unwrap_or(theme.foreground);
                for own in backgrounds {
                    for chosen in [None, rgb(theme.chosen)] {
                        let bg = style.bg.and_then(rgb).or(chosen).unwrap_or(own);
                        let ratio = contrast(fg, bg);
                        assert!(4.5 <= ratio, "{name:?} {role:?} on {bg:?}: {ratio:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_theme_without_colours_has_none() {
        let theme = Theme::of(ThemeName::Mono);
        for role in roles() {
            let style = theme.style(role);
            for color in [style.fg, style.bg].into_iter().flatten() {
                assert_eq!(color, Color::Reset, "{role:?}");
            }
        }
    }

    #[test]
    fn without_colours_what_matters_still_looks_apart() {
        let theme = Theme::of(ThemeName::Mono);
        let look = |role: Role| theme.style(role).add_modifier;
        for family in Family::ALL {
            let conflict = look(Role::Mark(family, Standing::Conflict));
            for other in Family::ALL {
                assert_ne!(conflict, look(Role::Mark(other, Standing::Shared)));
                assert_ne!(conflict, look(Role::Mark(other, Standing::Alone)));
            }
            for standing in [Standing::Conflict, Standing::Shared, Standing::Alone] {
                assert_ne!(look(Role::Mark(family, standing)), look(Role::Plain));
                assert_ne!(look(Role::Mark(family, standing)), look(Role::Current));
                assert_ne!(look(Role::Mark(family, standing)), look(Role::Hit));
            }
        }
        assert_ne!(look(Role::Current), look(Role::Hit));
    }

    #[test]
    fn the_colours_of_conflicts_are_for_conflicts_alone() {
        for name in ThemeName::ALL
            .into_iter()
            .filter(|name| *name != ThemeName::Mono)
        {
            let theme = Theme::of(name);
            for role in roles() {
                let conflict = matches!(
                    role,
                    Role::Status(Status::Conflict) | Role::Mark(_, Standing::Conflict)
                );
                let style = theme.style(role);
                let alarming = style.fg == Some(theme.alarm) || style.bg == Some(theme.conflict.1);
                assert_eq!(alarming, conflict, "{name:?} {role:?}");
            }
        }
    }
}
