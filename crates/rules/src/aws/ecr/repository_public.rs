use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e86e26fc-489e-44f0-9bcd-97305e4ba69a",
    aliases: &[
        "aws/ecr_repository_is_publicly_accessible", "CKV_AWS_32", "CKV_AWS_283", "AVD-AWS-0032", "AWS-0032",
        "aws-ecr-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 668,
    targets: &["aws_ecr_repository_policy"],
    modules: &[module("terraform-aws-modules/ecr/aws").renamed(&[("repository_policy", "policy")])],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-ecr-repository-public", include_str!("repository_public.md"))
};
