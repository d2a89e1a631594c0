//! What checks find: what is wrong, where, and how it is fixed. Which rule says so is for the engine to add.

use crate::source::Location;
use ecow::EcoString;
use std::borrow::Cow;

/// One thing that is wrong at one place.
#[derive(Debug, Clone)]
pub struct Flaw {
    /// Where: the attribute if it is there, else the deepest block that is, else the header of the block.
    pub location: Location,
    /// What is wrong here: one sentence without a full stop, attributes in backticks, with the actual value.
    pub message: String,
    /// The blocks that are wrong, as Terraform addresses them: `module.web.aws_instance.a["x"]`. Several where
    /// one place in the source makes several instances.
    pub addresses: Vec<EcoString>,
    /// The attribute within the block, as `settings.metrics_enabled`; empty where the block as a whole is meant.
    pub attribute: String,
    /// Where that attribute stands, or the part of it that shows best what is wrong (of a policy, the action of a
    /// statement), if that is elsewhere than the flaw is reported: what people are shown.
    pub attribute_at: Option<Location>,
    /// Where it is written what is wrong, if the attribute only refers to it: the action of a statement of a policy that
    /// is a document of its own. Reports for people show that.
    pub written_at: Option<Location>,
    /// The part of the block that is the cause, where each part may be one: a rule of a firewall. Flaws of other parts
    /// have other causes.
    pub part: Option<Location>,
    /// What is the cause for several blocks, such as a statement of a policy. Flaws of whatever blocks that have it in
    /// common have one cause.
    pub cause: Option<Location>,
    /// Whether most reviewers decline the advice here: then it is given where pedantic rules run.
    pub pedantic: bool,
    /// Other places that explain this one.
    pub related: Vec<Related>,
    /// How the value came here: from where it is written, through variables, locals and modules, to `location`.
    /// Empty where it is written at `location`.
    pub trace: Vec<Related>,
    /// How to fix it.
    pub fix: Option<Fix>,
    /// What to do, where what the rule's page advises is for a resource, and this is the call of a module: one sentence.
    pub advice: Option<String>,
}

impl Flaw {
    /// A flaw of which no more is said than what is wrong and where.
    #[must_use]
    pub fn new(location: Location, message: impl Into<String>) -> Self {
        Self {
            location,
            message: shortened(message.into()),
            addresses: Vec::new(),
            attribute: String::new(),
            attribute_at: None,
            written_at: None,
            part: None,
            cause: None,
            pedantic: false,
            related: Vec::new(),
            trace: Vec::new(),
            fix: None,
            advice: None,
        }
    }

    /// The place that people are shown: the attribute that is wrong, even where the flaw is reported at its block.
    #[must_use]
    pub fn shown_at(&self) -> Location {
        self.attribute_at.unwrap_or(self.location)
    }
}

/// The longest message that is kept as it is, in bytes.
const SHORT: usize = 300;

/// The longest message that is kept, in characters.
const LONGEST: usize = 500;

/// How much is kept of the start and of the end of what a message quotes, in characters.
const QUOTED: (usize, usize) = (80, 40);

/// A message as people read it: what it quotes may be a file of megabytes, of which the start and the end tell enough.
#[must_use]
pub fn shortened(message: String) -> String {
    if message.len() <= SHORT {
        return message;
    }
    let parts = message.split('`').enumerate().map(|(index, part)| {
        let is_quoted = index % 2 == 1;
        if is_quoted { without_middle(part) } else { Cow::Borrowed(part) }
    });
    let text = parts.collect::<Vec<_>>().join("`");
    match text.char_indices().nth(LONGEST - 1) {
        Some((end, _)) if end + 1 < text.len() => format!("{}…", text.get(..end).unwrap_or_default()),
        _ => text,
    }
}

fn without_middle(text: &str) -> Cow<'_, str> {
    let (start, end) = QUOTED;
    let start = text.char_indices().nth(start).map(|(at, _)| at);
    let end = text.char_indices().rev().nth(end - 1).map(|(at, _)| at);
    match (start, end) {
        (Some(start), Some(end)) if start < end => Cow::Owned(format!("{}…{}", &text[..start], &text[end..])),
        _ => Cow::Borrowed(text),
    }
}

/// A place and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub location: Location,
    /// One sentence without a full stop.
    pub message: String,
}

/// Whether applying a fix can change more than the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The fix does what the configuration meant; nothing is replaced or interrupted.
    Safe,
    /// The fix may replace a resource, interrupt a service or need a value that only people know.
    Unsafe,
}

impl Safety {
    /// The name in lower case, as in lists and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// Changes of text that fix a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as an instruction: "Set `storage_encrypted` to `true`".
    pub description: String,
    /// Whether it can be applied without a thought.
    pub safety: Safety,
    /// The changes, in order of their places; no two overlap.
    pub edits: Vec<Edit>,
}

/// A replacement of text; an insertion where the span is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text that is replaced.
    pub location: Location,
    /// What stands there afterwards.
    pub replacement: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_quotes_is_cut_in_the_middle() {
        let short = "`acl` is `\"public-read\"`, must be `\"private\"`";
        assert_eq!(shortened(short.to_owned()), short);
        let long = shortened(format!("`policy` is `\"{}end\"`, must be `{{}}`", "é".repeat(100_000)));
        assert!(long.starts_with("`policy` is `\"éé") && long.ends_with("éend\"`, must be `{}`"), "{long}");
        assert_eq!(long.matches('…').count(), 1);
        assert_eq!(shortened("é".repeat(100_000)).chars().count(), LONGEST);
        assert_eq!(shortened("`a` ".repeat(100_000)).chars().count(), LONGEST);
    }
}
