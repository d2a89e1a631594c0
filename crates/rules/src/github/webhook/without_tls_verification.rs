use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce7c874e-1b88-450b-a5e4-cb76ada3c8a9",
    aliases: &[
        "github/github_organization_webhook_with_ssl_disabled", "CKV_GIT_2", "github-webhook-tls-unverified",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 732,
    targets: &["github_organization_webhook", "github_repository_webhook"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("configuration.insecure_ssl").is_false().absent_is_ok().fix("false")),
    ..rule("github-webhook-without-tls-verification", include_str!("without_tls_verification.md"))
};
