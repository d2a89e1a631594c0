use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AttachUserPolicy"],
    quoted: "'iam:AttachUserPolicy'",
    list: "\"iam:AttachUserPolicy\"",
    why: "An attacker can attach `AdministratorAccess` to their own user.",
    narrow: "arn:aws:iam::111122223333:user/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-attach-user-policy",
        implies: &["aws-iam-privilege-escalation-group-attach-group-policy"],
        guid: "db78d14b-10e5-4e6e-84b1-dace6327b1ec",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AttachUserPolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-attach-user-policy",
        implies: &["aws-iam-privilege-escalation-role-attach-group-policy"],
        guid: "7c96920c-6fd0-449d-9a52-0aa431b6beaf",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AttachUserPolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-attach-user-policy",
        implies: &["aws-iam-privilege-escalation-user-attach-group-policy"],
        guid: "70cb518c-d990-46f6-bc05-44a5041493d6",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AttachUserPolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
