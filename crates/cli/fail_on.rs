//! `--fail-on`.

use std::str::FromStr;
use tollgate_core::rule::Severity;

/// What makes a scan fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// A finding at or above this severity.
    Severity(Severity),
    /// Nothing.
    Never,
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.eq_ignore_ascii_case("never") { Ok(Self::Never) } else { text.parse().map(Self::Severity) }
    }
}
