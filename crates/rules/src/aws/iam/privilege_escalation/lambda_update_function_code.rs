use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["lambda:UpdateFunctionCode"],
    quoted: "'lambda:UpdateFunctionCode'",
    list: "\"lambda:UpdateFunctionCode\"",
    why: "An attacker can replace the code of a function with a more powerful role, and act with that role.",
    narrow: "arn:aws:lambda:eu-west-1:111122223333:function:orders",
};

pub(in crate::aws::iam) static OF_GROUP: Rule = Rule {
    id: "aws-iam-privilege-escalation-group-lambda-update-function-code",
    guid: "571254d8-aa6a-432e-9725-535d3ef04d69",
    aliases: &["aws/group_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
    check: Check::Block(|group, cx| check_set(group, cx, &SET)),
    words: &SET.words_for(&GROUP),
    ..GROUP.template
};

pub(in crate::aws::iam) static OF_ROLE: Rule = Rule {
    id: "aws-iam-privilege-escalation-role-lambda-update-function-code",
    guid: "c583f0f9-7dfd-476b-a056-f47c62b47b46",
    aliases: &["aws/role_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
    check: Check::Block(|role, cx| check_set(role, cx, &SET)),
    words: &SET.words_for(&ROLE),
    ..ROLE.template
};

pub(in crate::aws::iam) static OF_USER: Rule = Rule {
    id: "aws-iam-privilege-escalation-user-lambda-update-function-code",
    guid: "b69247e5-7e73-464e-ba74-ec9b715c6e12",
    aliases: &["aws/user_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
    check: Check::Block(|user, cx| check_set(user, cx, &SET)),
    words: &SET.words_for(&USER),
    ..USER.template
};
