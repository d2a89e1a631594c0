use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["glue:CreateDevEndpoint", "iam:PassRole"],
    quoted: "'glue:CreateDevEndpoint' and 'iam:PassRole'",
    list: "\"glue:CreateDevEndpoint\", \"iam:PassRole\"",
    why: "An attacker can create a Glue development endpoint with an administrator's role, and log in to it.",
    narrow: "arn:aws:glue:eu-west-1:111122223333:devEndpoint/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-pass-role-create-dev-endpoint",
        implies: &["aws-iam-privilege-escalation-group-lambda-update-function-code"],
        guid: "7d544dad-8a6c-431c-84c1-5f07fe9afc0e",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-pass-role-create-dev-endpoint",
        implies: &["aws-iam-privilege-escalation-role-lambda-update-function-code"],
        guid: "0a592060-8166-49f5-8e65-99ac6dce9871",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-pass-role-create-dev-endpoint",
        implies: &["aws-iam-privilege-escalation-user-lambda-update-function-code"],
        guid: "94fbe150-27e3-4eba-9ca6-af32865e4503",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
