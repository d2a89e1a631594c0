use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:CreatePolicyVersion"],
    quoted: "'iam:CreatePolicyVersion'",
    list: "\"iam:CreatePolicyVersion\"",
    why: "An attacker can write a new version of a policy that they have, which allows everything.",
    narrow: "arn:aws:iam::111122223333:policy/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-create-policy-version",
        implies: &["aws-iam-privilege-escalation-group-set-default-policy-version"],
        guid: "ec49cbfd-fae4-45f3-81b1-860526d66e3f",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_CreatePolicyVersion"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-create-policy-version",
        implies: &["aws-iam-privilege-escalation-role-set-default-policy-version"],
        guid: "ee49557d-750c-4cc1-aa95-94ab36cbefde",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_CreatePolicyVersion"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-create-policy-version",
        implies: &["aws-iam-privilege-escalation-user-set-default-policy-version"],
        guid: "1743f5f1-0bb0-4934-acef-c80baa5dadfa",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_CreatePolicyVersion"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
