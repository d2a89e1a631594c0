use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AttachGroupPolicy"],
    quoted: "'iam:AttachGroupPolicy'",
    list: "\"iam:AttachGroupPolicy\"",
    why: "An attacker can attach `AdministratorAccess` to a group that they are in.",
    narrow: "arn:aws:iam::111122223333:group/orders",
};

pub(in crate::aws::iam) static OF_GROUP: Rule = Rule {
    id: "aws-iam-privilege-escalation-group-attach-group-policy",
    guid: "70b42736-efee-4bce-80d5-50358ed94990",
    aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
    check: Check::Block(|group, cx| check_set(group, cx, &SET)),
    words: &SET.words_for(&GROUP),
    ..GROUP.template
};

pub(in crate::aws::iam) static OF_ROLE: Rule = Rule {
    id: "aws-iam-privilege-escalation-role-attach-group-policy",
    guid: "f906113d-cdc0-415a-ba60-609cc6daaf4d",
    aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
    check: Check::Block(|role, cx| check_set(role, cx, &SET)),
    words: &SET.words_for(&ROLE),
    ..ROLE.template
};

pub(in crate::aws::iam) static OF_USER: Rule = Rule {
    id: "aws-iam-privilege-escalation-user-attach-group-policy",
    guid: "6d23d87e-1c5b-4308-b224-92624300f29b",
    aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AttachGroupPolicy"],
    check: Check::Block(|user, cx| check_set(user, cx, &SET)),
    words: &SET.words_for(&USER),
    ..USER.template
};
