//! What colours are for.

/// Something that a municipality can give a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Links, buttons and what else can be pressed.
    Action,
    /// The same where people prefer dark pages.
    ActionDark,
    /// The frame around what has the focus.
    Focus,
    /// The same where people prefer dark pages.
    FocusDark,
    /// The line below the header. It only decorates, so it may have any colour.
    Accent,
    /// The same where people prefer dark pages.
    AccentDark,
}

impl Token {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 6] = [
        Self::Action,
        Self::ActionDark,
        Self::Focus,
        Self::FocusDark,
        Self::Accent,
        Self::AccentDark,
    ];

    /// How it is called where themes are written down.
    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::ActionDark => "action-dark",
            Self::Focus => "focus",
            Self::FocusDark => "focus-dark",
            Self::Accent => "accent",
            Self::AccentDark => "accent-dark",
        }
    }

    /// Whether it is for dark pages.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::ActionDark | Self::FocusDark | Self::AccentDark)
    }

    /// Where it stands among all.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Action => 0,
            Self::ActionDark => 1,
            Self::Focus => 2,
            Self::FocusDark => 3,
            Self::Accent => 4,
            Self::AccentDark => 5,
        }
    }
}
