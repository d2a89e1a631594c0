pub(super) mod computing;
pub(super) mod storage;

use crate::prelude::*;

/// What the rules of this table have in common: one for each service that encrypts with a key of Google's own unless it
/// is given another one.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    ..rule("", include_str!("without_customer_key.md"))
};
