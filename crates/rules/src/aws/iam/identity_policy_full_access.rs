use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "575a2155-6af1-4026-b1af-d5bc8fe2a904",
    aliases: &[
        "aws/iam_policy_grants_full_permissions", "aws/sso_policy_with_full_privileges", "CKV_AWS_62",
        "aws-iam-policy-full-permissions",
    ],
    severity: High,
    implies: &[
        "aws-iam-policy-document-full-access", "aws-iam-policy-allows-all-of-iam",
        "aws-iam-policy-passes-any-role", "aws-iam-privilege-escalation-group-attach-role-policy",
        "aws-iam-privilege-escalation-role-attach-role-policy",
        "aws-iam-privilege-escalation-user-attach-role-policy", "aws-iam-policy-unconstrained-credentials",
        "aws-iam-policy-unconstrained-data", "aws-iam-policy-unconstrained-escalation",
        "aws-iam-policy-unconstrained-permissions", "aws-iam-policy-unconstrained-writes",
    ],
    category: AccessControl,
    cwe: 732,
    targets: &policy::IDENTITIES,
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-iam-identity-policy-full-access", include_str!("identity_policy_full_access.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_of_identity(block, cx, super::full_access)
}
