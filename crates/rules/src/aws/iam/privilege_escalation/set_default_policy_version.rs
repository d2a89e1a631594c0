use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["iam:SetDefaultPolicyVersion"],
    quoted: "'iam:SetDefaultPolicyVersion'",
    list: "\"iam:SetDefaultPolicyVersion\"",
    why: "An attacker can make an older version of a policy, which allowed more, the default one again.",
    narrow: "arn:aws:iam::111122223333:policy/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-set-default-policy-version",
        implies: &["aws-iam-privilege-escalation-group-update-assume-role-policy"],
        guid: "7782d4b3-e23e-432b-9742-d9528432e771",
        aliases: &["aws/group_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-set-default-policy-version",
        implies: &["aws-iam-privilege-escalation-role-update-assume-role-policy"],
        guid: "118281d0-6471-422e-a7c5-051bc667926e",
        aliases: &["aws/role_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-set-default-policy-version",
        implies: &["aws-iam-privilege-escalation-user-update-assume-role-policy"],
        guid: "43a41523-386a-4cb1-becb-42af6b414433",
        aliases: &["aws/user_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];
