use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "73160e60-560c-4f5f-bd7a-f6e13b2cca29",
    aliases: &["aws/route53_domain_without_transfer_lock", "CKV_AWS_377"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_route53domains_registered_domain", "aws_route53domains_domain"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("transfer_lock").is_true().absent_is_ok().pedantic_for(is_british).fix("true"),
    ),
    ..rule("aws-route53-domain-without-transfer-lock", include_str!("domain_without_transfer_lock.md"))
};

/// Whether a domain is one of those that their holders move by a tag of the new registrar, without a code that somebody could
/// get hold of.
fn is_british(domain: &Block, _: &Cx) -> Checked<bool> {
    Ok(domain.string("domain_name")?.is_some_and(|name| name.to_ascii_lowercase().ends_with(".uk")))
}
