use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:CreateLoginProfile"],
    quoted: "'iam:CreateLoginProfile'",
    list: "\"iam:CreateLoginProfile\"",
    why: "An attacker can set a password for an administrator who has none yet, and sign in as that user.",
    narrow: "arn:aws:iam::111122223333:user/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-create-login-profile",
        implies: &["aws-iam-privilege-escalation-group-update-login-profile"],
        guid: "04c686f1-e0cd-4812-88e1-4e038410074c",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_CreateLoginProfile"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-create-login-profile",
        implies: &["aws-iam-privilege-escalation-role-update-login-profile"],
        guid: "9a205ba3-0dd1-42eb-8d54-2ffec836b51a",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_CreateLoginProfile"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-create-login-profile",
        implies: &["aws-iam-privilege-escalation-user-update-login-profile"],
        guid: "0fd7d920-4711-46bd-aff2-d307d82cd8b7",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_CreateLoginProfile"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
