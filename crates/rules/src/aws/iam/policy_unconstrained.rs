//! What a policy allows on every resource, without a condition, although AWS could limit it to some.

mod actions;
mod search;
mod services;
mod usage;
mod writes;

use crate::prelude::*;
pub(super) use actions::ESCALATING_ACTIONS;
use actions::{CREDENTIAL_ACTIONS, DATA_ACTIONS, PERMISSION_ACTIONS, WRITE_ACTIONS};
use search::check;
pub(super) use usage::USE;

/// What the rules of this table have in common: one for each kind of actions.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &super::WRITTEN,
    modules: &[super::POLICY_MODULE],
    ..rule("", include_str!("policy_unconstrained.md"))
};

pub(super) static CREDENTIALS: Rule = Rule {
    id: "aws-iam-policy-unconstrained-credentials",
    implies: &["aws-iam-policy-unconstrained-use"],
    guid: "4b263fc3-fedf-460b-be89-f82208fa8eb8",
    aliases: &["aws/iam_policy_exposes_credentials", "CKV_AWS_107", "CKV_AWS_287"],
    check: Check::Block(|block, cx| check_any(block, cx, &CREDENTIAL_ACTIONS)),
    words: &[
        ("does", "gives out credentials"),
        (
            "risk",
            "Whoever has the policy gets the credentials of any user, role or database in the account, and acts as them.",
        ),
        ("action", "iam:CreateAccessKey"),
        ("narrow", "arn:aws:iam::111122223333:user/shop/*"),
    ],
    ..TEMPLATE
};

pub(super) static DATA: Rule = Rule {
    id: "aws-iam-policy-unconstrained-data",
    implies: &["aws-iam-policy-unconstrained-use"],
    guid: "17cdf983-45b3-448a-878d-94393889848f",
    aliases: &["aws/iam_policy_exposes_data", "CKV_AWS_108", "CKV_AWS_288"],
    check: Check::Block(|block, cx| check_any(block, cx, &DATA_ACTIONS)),
    words: &[
        ("does", "reads data and secrets"),
        (
            "risk",
            "Anyone with the policy can carry away every secret, object, record and message of the account.",
        ),
        ("action", "secretsmanager:GetSecretValue"),
        ("narrow", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/*"),
    ],
    ..TEMPLATE
};

pub(super) static ESCALATION: Rule = Rule {
    id: "aws-iam-policy-unconstrained-escalation",
    implies: &["aws-iam-policy-unconstrained-use", "aws-iam-policy-unconstrained-writes"],
    guid: "d5cdefcc-abd8-4f95-b72d-1fd05f4dcbe8",
    aliases: &["aws/iam_policy_allows_privilege_escalation", "CKV_AWS_110", "CKV_AWS_286"],
    check: Check::Block(|block, cx| check(block, cx, |grant| grant.escalates())),
    words: &[
        ("does", "lets its holder gain more rights"),
        (
            "risk",
            "Anyone with the policy can make an administrator of themselves, or act with the role of any function.",
        ),
        ("action", "iam:UpdateLoginProfile"),
        ("narrow", "arn:aws:iam::111122223333:user/shop/*"),
    ],
    ..TEMPLATE
};

pub(super) static PERMISSIONS: Rule = Rule {
    id: "aws-iam-policy-unconstrained-permissions",
    implies: &["aws-iam-policy-unconstrained-use"],
    guid: "4fe2e175-7bcf-43de-bbb7-a6bec9b8b94e",
    aliases: &["aws/iam_policy_manages_permissions", "CKV_AWS_109", "CKV_AWS_289"],
    check: Check::Block(|block, cx| check_any(block, cx, &PERMISSION_ACTIONS)),
    words: &[
        ("does", "changes who has access"),
        (
            "risk",
            "Anyone with the policy can open any bucket, key or queue of the account to others, or to everyone.",
        ),
        ("action", "s3:PutBucketPolicy"),
        ("narrow", "arn:aws:s3:::shop-uploads"),
    ],
    ..TEMPLATE
};

pub(super) static WRITES: Rule = Rule {
    id: "aws-iam-policy-unconstrained-writes",
    implies: &["aws-iam-policy-unconstrained-use"],
    guid: "4c4c2027-aac8-44c8-acd3-ef935de31e2c",
    severity: Low,
    aliases: &["aws/iam_policy_allows_unconstrained_writes", "CKV_AWS_111", "CKV_AWS_290"],
    check: Check::Block(|block, cx| {
        check(block, cx, |grant| match grant.first_of(&WRITE_ACTIONS) {
            Ok(Some(action)) => Ok(Some(action)),
            found => grant.first_change()?.map_or(found, |it| Ok(Some(it))),
        })
    }),
    words: &[
        ("does", "changes or deletes what is stored and runs"),
        (
            "risk",
            "Anyone with the policy can destroy or replace data, code and machines of every application in the account.",
        ),
        ("action", "dynamodb:DeleteItem"),
        ("narrow", "arn:aws:dynamodb:eu-central-1:111122223333:table/shop"),
    ],
    ..TEMPLATE
};

fn check_any(block: &Block, cx: &mut Cx, actions: &'static [&'static str]) -> Checked {
    check(block, cx, |grant| grant.first_of(actions))
}
