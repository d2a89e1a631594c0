//! The rule `syntax-error`, which the engine itself decides.

use crate::rule::{Rule, Severity, rule};

/// A file cannot be read as Terraform's.
pub static RULE: Rule = Rule {
    guid: "5b2bb0d0-6c0e-4a57-9c5d-3d0f8c1f0a01",
    severity: Severity::High,
    cwe: 710,
    ..rule("syntax-error", include_str!("syntax_error.md"))
};
