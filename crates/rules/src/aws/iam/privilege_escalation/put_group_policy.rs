use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:PutGroupPolicy"],
    quoted: "'iam:PutGroupPolicy'",
    list: "\"iam:PutGroupPolicy\"",
    why: "An attacker can write an inline policy that allows everything to a group that they are in.",
    narrow: "arn:aws:iam::111122223333:group/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-put-group-policy",
        implies: &["aws-iam-privilege-escalation-group-create-policy-version"],
        guid: "e77c89f6-9c85-49ea-b95b-5f960fe5be92",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PutGroupPolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-put-group-policy",
        implies: &["aws-iam-privilege-escalation-role-create-policy-version"],
        guid: "d6047119-a0b2-4b59-a4f2-127a36fb685b",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PutGroupPolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-put-group-policy",
        implies: &["aws-iam-privilege-escalation-user-create-policy-version"],
        guid: "8bfbf7ab-d5e8-4100-8618-798956e101e0",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PutGroupPolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
