use crate::aws::shared::kms;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3deec14b-03d2-4d27-9670-7d79322e3340",
    aliases: &["aws/codebuild_project_encrypted_with_aws_managed_key", "CKV_AWS_147"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_codebuild_project"],
    check: Check::Block(|project, cx| kms::demand_own_key(project, "encryption_key", cx)),
    ..rule("aws-codebuild-project-without-customer-key", include_str!("project_without_customer_key.md"))
};
