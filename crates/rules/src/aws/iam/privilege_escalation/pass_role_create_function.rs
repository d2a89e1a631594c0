use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["lambda:CreateFunction", "iam:PassRole", "lambda:InvokeFunction"],
    quoted: "'lambda:CreateFunction' and 'iam:PassRole'",
    list: "\"lambda:CreateFunction\", \"iam:PassRole\", \"lambda:InvokeFunction\"",
    why: "An attacker can create a function with an administrator's role, and invoke it.",
    narrow: "arn:aws:lambda:eu-west-1:111122223333:function:orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-pass-role-create-function",
        implies: &["aws-iam-privilege-escalation-group-pass-role-run-instances"],
        guid: "034d0aee-620f-4bf7-b7fb-efdf661fdb9e",
        aliases: &[
            "aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_and_lambda_InvokeFunction",
        ],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-pass-role-create-function",
        implies: &["aws-iam-privilege-escalation-role-pass-role-run-instances"],
        guid: "fa62ac4f-f5b9-45b9-97c1-625c8b6253ca",
        aliases: &[
            "aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_lambda_InvokeFunction",
        ],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-pass-role-create-function",
        implies: &["aws-iam-privilege-escalation-user-pass-role-run-instances"],
        guid: "8055dec2-efb8-4fe6-8837-d9bed6ff202a",
        aliases: &[
            "aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_and_lambda_InvokeFunction",
        ],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
