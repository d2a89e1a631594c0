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
        attribute("allow_unauthenticated_identities").is_false().absent_is_ok().fix("false"),
    ),
    ..rule("aws-cognito-identity-pool-allows-guests", include_str!("identity_pool_allows_guests.md"))
};
