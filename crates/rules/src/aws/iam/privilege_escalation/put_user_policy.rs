use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:PutUserPolicy"],
    quoted: "'iam:PutUserPolicy'",
    list: "\"iam:PutUserPolicy\"",
    why: "An attacker can write an inline policy that allows everything to their own user.",
    narrow: "arn:aws:iam::111122223333:user/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-put-user-policy",
        implies: &["aws-iam-privilege-escalation-group-put-group-policy"],
        guid: "60263b4a-6801-4587-911d-919c37ed733b",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PutUserPolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-put-user-policy",
        implies: &["aws-iam-privilege-escalation-role-put-group-policy"],
        guid: "8f75840d-9ee7-42f3-b203-b40e3979eb12",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PutUserPolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-put-user-policy",
        implies: &["aws-iam-privilege-escalation-user-put-group-policy"],
        guid: "0c10d7da-85c4-4d62-b2a8-d6c104f1bd77",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PutUserPolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
