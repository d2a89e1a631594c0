use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "23e1f5f0-12b7-4d7e-9087-f60f42ccd514",
    aliases: &["databricks/indefinitely_obo_token"],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 307,
    targets: &["databricks_obo_token"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("lifetime_seconds").at_least(1).fix("2592000")),
    ..rule("databricks-token-on-behalf-without-expiration", include_str!("on_behalf_without_expiration.md"))
};
