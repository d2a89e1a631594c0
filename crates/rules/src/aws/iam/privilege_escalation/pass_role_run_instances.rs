use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["ec2:RunInstances", "iam:PassRole"],
    quoted: "'ec2:RunInstances' and 'iam:PassRole'",
    list: "\"ec2:RunInstances\", \"iam:PassRole\"",
    why: "An attacker can start an instance with an administrator's role, and read its credentials there.",
    narrow: "arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f67890",
};

pub(in crate::aws::iam) static OF_GROUP: Rule = Rule {
    id: "aws-iam-privilege-escalation-group-pass-role-run-instances",
    guid: "15e6ad8c-f420-49a6-bafb-074f5eb1ec74",
    aliases: &["aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
    check: Check::Block(|group, cx| check_set(group, cx, &SET)),
    words: &SET.words_for(&GROUP),
    ..GROUP.template
};

pub(in crate::aws::iam) static OF_ROLE: Rule = Rule {
    id: "aws-iam-privilege-escalation-role-pass-role-run-instances",
    guid: "30b88745-eebe-4ecb-a3a9-5cf886e96204",
    aliases: &["aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
    check: Check::Block(|role, cx| check_set(role, cx, &SET)),
    words: &SET.words_for(&ROLE),
    ..ROLE.template
};

pub(in crate::aws::iam) static OF_USER: Rule = Rule {
    id: "aws-iam-privilege-escalation-user-pass-role-run-instances",
    guid: "89561b03-cb35-44a9-a7e9-8356e71606f4",
    aliases: &["aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances"],
    check: Check::Block(|user, cx| check_set(user, cx, &SET)),
    words: &SET.words_for(&USER),
    ..USER.template
};
