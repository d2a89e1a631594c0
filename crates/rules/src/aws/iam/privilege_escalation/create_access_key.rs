use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:CreateAccessKey"],
    quoted: "'iam:CreateAccessKey'",
    list: "\"iam:CreateAccessKey\"",
    why: "An attacker can create an access key for an administrator and use it.",
    narrow: "arn:aws:iam::111122223333:user/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-create-access-key",
        implies: &["aws-iam-privilege-escalation-group-create-login-profile"],
        guid: "846646e3-2af1-428c-ac5d-271eccfa6faf",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_CreateAccessKey"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-create-access-key",
        implies: &["aws-iam-privilege-escalation-role-create-login-profile"],
        guid: "5b4d4aee-ac94-4810-9611-833636e5916d",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_CreateAccessKey"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-create-access-key",
        implies: &["aws-iam-privilege-escalation-user-create-login-profile"],
        guid: "113208f2-a886-4526-9ecc-f3218600e12c",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_CreateAccessKey"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
