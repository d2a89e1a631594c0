use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["cloudformation:CreateStack", "iam:PassRole"],
    quoted: "'cloudformation:CreateStack' and 'iam:PassRole'",
    list: "\"cloudformation:CreateStack\", \"iam:PassRole\"",
    why: "An attacker can create a stack that CloudFormation builds with an administrator's role.",
    narrow: "arn:aws:cloudformation:eu-west-1:111122223333:stack/orders/*",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-pass-role-create-stack",
        implies: &["aws-iam-privilege-escalation-group-pass-role-create-function"],
        guid: "9b0ffadc-a61f-4c2a-b1e6-68fab60f6267",
        aliases: &[
            "aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack",
        ],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-pass-role-create-stack",
        implies: &["aws-iam-privilege-escalation-role-pass-role-create-function"],
        guid: "be2aa235-bd93-4b68-978a-1cc65d49082f",
        aliases: &[
            "aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack",
        ],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-pass-role-create-stack",
        implies: &["aws-iam-privilege-escalation-user-pass-role-create-function"],
        guid: "19ffbe31-9d72-4379-9768-431195eae328",
        aliases: &[
            "aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack",
        ],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
