use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"],
    quoted: "'iam:UpdateAssumeRolePolicy' and 'sts:AssumeRole'",
    list: "\"iam:UpdateAssumeRolePolicy\", \"sts:AssumeRole\"",
    why: "An attacker can let an administrator's role trust them, and assume it.",
    narrow: "arn:aws:iam::111122223333:role/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-update-assume-role-policy",
        implies: &["aws-iam-privilege-escalation-group-create-access-key"],
        guid: "78f1ec6f-5659-41ea-bd48-d0a142dce4f2",
        aliases: &[
            "aws/group_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole",
        ],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-update-assume-role-policy",
        implies: &["aws-iam-privilege-escalation-role-create-access-key"],
        guid: "f1173d8c-3264-4148-9fdb-61181e031b51",
        aliases: &[
            "aws/role_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole",
        ],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-update-assume-role-policy",
        implies: &["aws-iam-privilege-escalation-user-create-access-key"],
        guid: "33627268-1445-4385-988a-318fd9d1a512",
        aliases: &[
            "aws/user_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole",
        ],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
