//! What there is to say of a scan itself.

use crate::source::Location;

/// Something that people should know of the scan itself: a module that is not at hand, a limit that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Note {
    /// What kind of note.
    pub kind: NoteKind,
    /// The place it speaks of.
    pub location: Location,
    /// One sentence without a full stop, with the remedy.
    pub message: String,
}

/// What a [`Note`] speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A path leads outside the repository, or to git's own files.
    OutsideRepository,
    /// The configuration file leaves nothing that could be reported, or nothing that could fail.
    SwitchedOff,
    /// Something in the scanned tree asks for less than the locked configuration, and does not get it.
    Overruled,
    /// Terraform and OpenTofu read different files of a directory.
    JudgedTwice,
    /// A module that is called is not at hand.
    UnresolvedModule,
    /// A file is encrypted.
    EncryptedFile,
    /// Links with the names of variable files lead nowhere.
    DanglingLink,
    /// A root module has more variable files than it is judged with.
    ScenarioLimit,
    /// A variable file that Terraform reads only where somebody names it is a template of one.
    ScenarioTemplate,
    /// A file gives values to variables that nobody declares.
    UndeclaredVariable,
    /// A value does not fit the type of its variable: Terraform would stop.
    InvalidValue,
    /// A block or a module has more instances than are looked at.
    ExpansionLimit,
    /// Expressions, references or calls nest deeper than they are followed.
    DepthLimit,
    /// A value is larger than it may become.
    SizeLimit,
    /// A root module costs more than one may.
    Budget,
    /// Policies of the user's own are for plans, and there is none.
    PolicyWithoutPlan,
    /// A rule of the user's own is wrong, or costs more than it may.
    RuleError,
    /// Tollgate itself failed.
    InternalError,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [Self; 18] = [
        Self::OutsideRepository,
        Self::SwitchedOff,
        Self::Overruled,
        Self::JudgedTwice,
        Self::UnresolvedModule,
        Self::EncryptedFile,
        Self::DanglingLink,
        Self::ScenarioLimit,
        Self::ScenarioTemplate,
        Self::UndeclaredVariable,
        Self::InvalidValue,
        Self::ExpansionLimit,
        Self::DepthLimit,
        Self::SizeLimit,
        Self::Budget,
        Self::PolicyWithoutPlan,
        Self::RuleError,
        Self::InternalError,
    ];

    /// The name in kebab case, as in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OutsideRepository => "outside-repository",
            Self::SwitchedOff => "switched-off",
            Self::Overruled => "overruled",
            Self::JudgedTwice => "judged-twice",
            Self::UnresolvedModule => "unresolved-module",
            Self::EncryptedFile => "encrypted-file",
            Self::DanglingLink => "dangling-link",
            Self::ScenarioLimit => "scenario-limit",
            Self::ScenarioTemplate => "scenario-template",
            Self::UndeclaredVariable => "undeclared-variable",
            Self::InvalidValue => "invalid-value",
            Self::ExpansionLimit => "expansion-limit",
            Self::DepthLimit => "depth-limit",
            Self::SizeLimit => "size-limit",
            Self::Budget => "budget",
            Self::PolicyWithoutPlan => "policy-without-plan",
            Self::RuleError => "rule-error",
            Self::InternalError => "internal-error",
        }
    }

    /// Whether the scan stopped before the end of what it was to judge: a finding may be behind it.
    #[must_use]
    pub const fn is_incomplete(self) -> bool {
        match self {
            Self::OutsideRepository
            | Self::SwitchedOff
            | Self::Overruled
            | Self::JudgedTwice
            | Self::UnresolvedModule
            | Self::EncryptedFile
            | Self::DanglingLink
            | Self::ScenarioLimit
            | Self::ScenarioTemplate
            | Self::UndeclaredVariable
            | Self::PolicyWithoutPlan => false,
            Self::InvalidValue
            | Self::ExpansionLimit
            | Self::DepthLimit
            | Self::SizeLimit
            | Self::Budget
            | Self::RuleError
            | Self::InternalError => true,
        }
    }
}
