use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:PutRolePolicy"],
    quoted: "'iam:PutRolePolicy'",
    list: "\"iam:PutRolePolicy\"",
    why: "An attacker can write an inline policy that allows everything to a role that they can assume.",
    narrow: "arn:aws:iam::111122223333:role/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-put-role-policy",
        implies: &["aws-iam-privilege-escalation-group-put-user-policy"],
        guid: "c0c1e744-0f37-445e-924a-1846f0839f69",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PutRolePolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-put-role-policy",
        implies: &["aws-iam-privilege-escalation-role-put-user-policy"],
        guid: "eb64f1e9-f67d-4e35-8a3c-3d6a2f9efea7",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PutRolePolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-put-role-policy",
        implies: &["aws-iam-privilege-escalation-user-put-user-policy"],
        guid: "eeb4d37a-3c59-4789-a00c-1509bc3af1e5",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PutRolePolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
