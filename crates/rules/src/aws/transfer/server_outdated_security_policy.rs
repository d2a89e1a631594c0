use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1321b6d1-6984-4647-84d7-081a5e50571f",
    aliases: &["aws/transfer_server_outdated_security_policy", "CKV_AWS_380"],
    severity: Low,
    category: Encryption,
    cwe: 326,
    targets: &["aws_transfer_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("security_policy_name")
            .passes(is_current, "a policy of 2022 or later")
            .fix("\"TransferSecurityPolicy-2024-01\""),
    ),
    ..rule("aws-transfer-server-outdated-security-policy", include_str!("server_outdated_security_policy.md"))
};

/// Policies that still admit keys with SHA-1 signatures (`ssh-rsa`) or MACs with SHA-1 ("Security policies for AWS Transfer
/// Family servers").
const OUTDATED: [&str; 2] = ["2018-11", "2020-06"];

fn is_current(policy: &str) -> bool {
    !OUTDATED.iter().any(|year| policy.ends_with(year))
}
