use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AttachRolePolicy"],
    quoted: "'iam:AttachRolePolicy'",
    list: "\"iam:AttachRolePolicy\"",
    why: "An attacker can attach `AdministratorAccess` to a role that they can assume.",
    narrow: "arn:aws:iam::111122223333:role/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-attach-role-policy",
        implies: &["aws-iam-privilege-escalation-group-attach-user-policy"],
        guid: "3dd96caa-0b5f-4a85-b929-acfac4646cc2",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AttachRolePolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-attach-role-policy",
        implies: &["aws-iam-privilege-escalation-role-attach-user-policy"],
        guid: "f465fff1-0a0f-457d-aa4d-1bddb6f204ff",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AttachRolePolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-attach-role-policy",
        implies: &["aws-iam-privilege-escalation-user-attach-user-policy"],
        guid: "e227091e-2228-4b40-b046-fc13650d8e88",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AttachRolePolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
