use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "db0ec4c4-852c-46a2-b4f3-7ec13cdb12a8",
    aliases: &["aws/cloudwatch_logs_destination_with_vulnerable_policy"],
    severity: Low,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_cloudwatch_log_destination_policy"],
    check: Check::Block(check_policy),
    ..rule(
        "aws-cloudwatch-log-destination-policy-full-access",
        include_str!("log_destination_policy_full_access.md"),
    )
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "access_policy", cx, |statement| {
        let full = both(statement.allows(), policy::has_action(statement, &["*", "logs:*"]))?;
        Ok(full.then(|| format!("allows {}, more than a sender of logs needs", policy::actions(statement))))
    })
}
