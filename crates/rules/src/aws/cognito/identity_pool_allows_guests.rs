use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f326e73-c2f5-4da8-ad7a-0cb87b53d3e3",
    aliases: &["aws/cognito_identity_pool_allows_guests", "CKV_AWS_366"],
    severity: Low,
    category: AccessControl,
    cwe: 306,
    targets: &["aws_cognito_identity_pool"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("allow_unauthenticated_identities")
            .is_false()
            .absent_is_ok()
            .pedantic_for(is_for_monitoring)
            .fix("false"),
    ),
    ..rule("aws-cognito-identity-pool-allows-guests", include_str!("identity_pool_allows_guests.md"))
};

/// Whether the guests are the visitors that CloudWatch RUM measures.
fn is_for_monitoring(pool: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("aws_rum_app_monitor.app_monitor_configuration", "identity_pool_id", pool, &["id"]).exist()
}
