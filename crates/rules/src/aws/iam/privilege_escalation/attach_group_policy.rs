use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AttachGroupPolicy"],
    quoted: "'iam:AttachGroupPolicy'",
    list: "\"iam:AttachGroupPolicy\"",
    why: "An attacker can attach `AdministratorAccess` to a group that they are in.",
    narrow: "arn:aws:iam::111122223333:group/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-attach-group-policy",
        implies: &["aws-iam-privilege-escalation-group-put-role-policy"],
        guid: "70b42736-efee-4bce-80d5-50358ed94990",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-attach-group-policy",
        implies: &["aws-iam-privilege-escalation-role-put-role-policy"],
        guid: "f906113d-cdc0-415a-ba60-609cc6daaf4d",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-attach-group-policy",
        implies: &["aws-iam-privilege-escalation-user-put-role-policy"],
        guid: "6d23d87e-1c5b-4308-b224-92624300f29b",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
