//! What rules of several Azure services ask.

pub(super) mod security_rules;
