use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["ec2:RunInstances", "iam:PassRole"],
    quoted: "'ec2:RunInstances' and 'iam:PassRole'",
    list: "\"ec2:RunInstances\", \"iam:PassRole\"",
    why: "An attacker can start an instance with an administrator's role, and read its credentials there.",
    narrow: "arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f67890",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-pass-role-run-instances",
        implies: &["aws-iam-privilege-escalation-group-pass-role-create-dev-endpoint"],
        guid: "15e6ad8c-f420-49a6-bafb-074f5eb1ec74",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-pass-role-run-instances",
        implies: &["aws-iam-privilege-escalation-role-pass-role-create-dev-endpoint"],
        guid: "30b88745-eebe-4ecb-a3a9-5cf886e96204",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-pass-role-run-instances",
        implies: &["aws-iam-privilege-escalation-user-pass-role-create-dev-endpoint"],
        guid: "89561b03-cb35-44a9-a7e9-8356e71606f4",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
