use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7d05ca25-91b4-42ee-b6f6-b06611a87ce8",
    aliases: &["databricks/indefinitely_token", "databricks-token-without-expiry"],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 307,
    targets: &["databricks_token"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("lifetime_seconds").at_least(1).fix("2592000")),
    ..rule("databricks-token-without-expiration", include_str!("without_expiration.md"))
};
