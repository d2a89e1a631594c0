use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AddUserToGroup"],
    quoted: "'iam:AddUserToGroup'",
    list: "\"iam:AddUserToGroup\"",
    why: "An attacker can add themselves to the group of the administrators.",
    narrow: "arn:aws:iam::111122223333:group/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-add-user-to-group",
        implies: &["aws-iam-privilege-escalation-group-pass-role-create-stack"],
        guid: "970ed7a2-0aca-4425-acf1-0453c9ecbca1",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-add-user-to-group",
        implies: &["aws-iam-privilege-escalation-role-pass-role-create-stack"],
        guid: "b8a31292-509d-4b61-bc40-13b167db7e9c",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-add-user-to-group",
        implies: &["aws-iam-privilege-escalation-user-pass-role-create-stack"],
        guid: "bf9d42c7-c2f9-4dfe-942c-c8cc8249a081",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
