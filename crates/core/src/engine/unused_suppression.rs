//! The rule `unused-suppression`, which the engine itself decides.

use crate::rule::{Rule, Severity, rule};

/// A suppression comment has no effect.
pub static RULE: Rule = Rule {
    guid: "0f6c2c1c-6d0b-4c4e-8c39-1a7f0a7d2b02",
    severity: Severity::Low,
    cwe: 1164,
    ..rule("unused-suppression", include_str!("unused_suppression.md"))
};
