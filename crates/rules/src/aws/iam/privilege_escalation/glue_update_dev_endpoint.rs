use super::{GROUP, ROLE, Set, USER, check_set};
use crate::prelude::*;

pub(super) static SET: Set = Set {
    actions: &["glue:UpdateDevEndpoint"],
    quoted: "'glue:UpdateDevEndpoint'",
    list: "\"glue:UpdateDevEndpoint\"",
    why: "An attacker can add their SSH key to a Glue development endpoint and act with its role.",
    narrow: "arn:aws:glue:eu-west-1:111122223333:devEndpoint/orders",
    rules: &RULES,
};

const CHECK: Check = Check::Block(|subject, cx| check_set(subject, cx, &SET));

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "aws-iam-privilege-escalation-group-glue-update-dev-endpoint",
        implies: &["aws-iam-policy-passes-any-role"],
        guid: "8f3c16b3-354d-45db-8ad5-5066778a9485",
        aliases: &["aws/group_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint"],
        ..GROUP.rule(CHECK, &SET.words_for(&GROUP))
    },
    Rule {
        id: "aws-iam-privilege-escalation-role-glue-update-dev-endpoint",
        implies: &["aws-iam-policy-passes-any-role"],
        guid: "eda48c88-2b7d-4e34-b6ca-04c0194aee17",
        aliases: &["aws/role_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint"],
        ..ROLE.rule(CHECK, &SET.words_for(&ROLE))
    },
    Rule {
        id: "aws-iam-privilege-escalation-user-glue-update-dev-endpoint",
        implies: &["aws-iam-policy-passes-any-role"],
        guid: "9b877bd8-94b4-4c10-a060-8e0436cc09fa",
        aliases: &["aws/user_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint"],
        ..USER.rule(CHECK, &SET.words_for(&USER))
    },
];

/// Whether a set of actions changes endpoints of which the configuration has none.
pub(super) fn is_moot(set: &Set, cx: &Cx) -> bool {
    set.actions == SET.actions && matches!(cx.any("aws_glue_dev_endpoint", |_| Ok(true)), Ok(false))
}
