use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a096eaa2-af4f-55ef-832a-7a7c47e54e95",
    aliases: &["aws/cloudsearch_domain_outdated_tls", "CKV_AWS_218"],
    severity: Low,
    category: Encryption,
    cwe: 326,
    targets: &["aws_cloudsearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("endpoint_options.tls_security_policy")
            .one_of(&["Policy-Min-TLS-1-2-2019-07"])
            .fix("\"Policy-Min-TLS-1-2-2019-07\""),
    ),
    ..rule("aws-cloudsearch-domain-outdated-tls", include_str!("domain_outdated_tls.md"))
};
