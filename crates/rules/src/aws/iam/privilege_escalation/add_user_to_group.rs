use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:AddUserToGroup"],
    quoted: "'iam:AddUserToGroup'",
    list: "\"iam:AddUserToGroup\"",
    why: "An attacker can add themselves to the group of the administrators.",
    narrow: "arn:aws:iam::111122223333:group/orders",
};

pub(in crate::aws::iam) static OF_GROUP: Rule = Rule {
    id: "aws-iam-privilege-escalation-group-add-user-to-group",
    guid: "970ed7a2-0aca-4425-acf1-0453c9ecbca1",
    aliases: &["aws/group_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
    check: Check::Block(|group, cx| check_set(group, cx, &SET)),
    words: &SET.words_for(&GROUP),
    ..GROUP.template
};

pub(in crate::aws::iam) static OF_ROLE: Rule = Rule {
    id: "aws-iam-privilege-escalation-role-add-user-to-group",
    guid: "b8a31292-509d-4b61-bc40-13b167db7e9c",
    aliases: &["aws/role_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
    check: Check::Block(|role, cx| check_set(role, cx, &SET)),
    words: &SET.words_for(&ROLE),
    ..ROLE.template
};

pub(in crate::aws::iam) static OF_USER: Rule = Rule {
    id: "aws-iam-privilege-escalation-user-add-user-to-group",
    guid: "bf9d42c7-c2f9-4dfe-942c-c8cc8249a081",
    aliases: &["aws/user_with_privilege_escalation_by_actions_iam_AddUserToGroup"],
    check: Check::Block(|user, cx| check_set(user, cx, &SET)),
    words: &SET.words_for(&USER),
    ..USER.template
};
