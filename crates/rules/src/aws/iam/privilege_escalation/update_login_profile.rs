use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:UpdateLoginProfile"],
    quoted: "'iam:UpdateLoginProfile'",
    list: "\"iam:UpdateLoginProfile\"",
    why: "An attacker can change an administrator's password and sign in as that user.",
    narrow: "arn:aws:iam::111122223333:user/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-update-login-profile",
        implies: &["aws-iam-privilege-escalation-group-add-user-to-group"],
        guid: "ad296c0d-8131-4d6b-b030-1b0e73a99ad3",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_UpdateLoginProfile"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-update-login-profile",
        implies: &["aws-iam-privilege-escalation-role-add-user-to-group"],
        guid: "35ccf766-0e4d-41ed-9ec4-2dab155082b4",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_UpdateLoginProfile"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-update-login-profile",
        implies: &["aws-iam-privilege-escalation-user-add-user-to-group"],
        guid: "6deb34e2-5d9c-499a-801b-ea6d9eda894f",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_UpdateLoginProfile"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
