use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cf284c75-7aaa-5e51-b901-2cad7de2baaa",
    aliases: &["aws/cloudsearch_domain_accepts_http", "CKV_AWS_220"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_cloudsearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("endpoint_options.enforce_https").is_true().fix("true")),
    ..rule("aws-cloudsearch-domain-accepts-http", include_str!("domain_accepts_http.md"))
};
