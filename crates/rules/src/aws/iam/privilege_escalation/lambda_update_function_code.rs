use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["lambda:UpdateFunctionCode"],
    quoted: "'lambda:UpdateFunctionCode'",
    list: "\"lambda:UpdateFunctionCode\"",
    why: "An attacker can replace the code of a function with a more powerful role, and act with that role.",
    narrow: "arn:aws:lambda:eu-west-1:111122223333:function:orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-lambda-update-function-code",
        implies: &["aws-iam-privilege-escalation-group-glue-update-dev-endpoint"],
        guid: "571254d8-aa6a-432e-9725-535d3ef04d69",
        aliases: &["aws/group_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-lambda-update-function-code",
        implies: &["aws-iam-privilege-escalation-role-glue-update-dev-endpoint"],
        guid: "c583f0f9-7dfd-476b-a056-f47c62b47b46",
        aliases: &["aws/role_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-lambda-update-function-code",
        implies: &["aws-iam-privilege-escalation-user-glue-update-dev-endpoint"],
        guid: "b69247e5-7e73-464e-ba74-ec9b715c6e12",
        aliases: &["aws/user_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
