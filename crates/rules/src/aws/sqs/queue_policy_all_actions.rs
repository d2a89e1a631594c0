use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "816ea8cf-d589-442d-a917-2dd0ce0e45e3",
    aliases: &[
        "aws/sqs_policy_allows_all_actions", "CKV_AWS_72", "AVD-AWS-0097", "AWS-0097",
        "aws-sqs-no-wildcards-in-policy-documents", "aws-sqs-policy-all-actions",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: &["aws_sqs_queue_policy", "aws_sqs_queue"],
    modules: &[super::QUEUE_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-sqs-queue-policy-all-actions", include_str!("queue_policy_all_actions.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let everything = policy::has_action(statement, &["*", "sqs:*"]);
        Ok(both(statement.is_for_everybody(), everything)?
            .then(|| format!("allows everyone {}", policy::actions(statement))))
    })
}
