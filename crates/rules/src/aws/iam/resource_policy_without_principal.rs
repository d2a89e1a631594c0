use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bbe3dd3d-fea9-4b68-a785-cfabe2bbbc54",
    aliases: &["aws/policy_without_principal"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: &[
        "aws_backup_vault_policy", "aws_cloudwatch_event_bus_policy", "aws_ecr_repository_policy",
        "aws_efs_file_system_policy", "aws_glue_resource_policy", "aws_iam_role", "aws_kms_external_key",
        "aws_kms_key", "aws_kms_key_policy", "aws_s3_bucket", "aws_s3_bucket_policy",
        "aws_secretsmanager_secret", "aws_secretsmanager_secret_policy", "aws_ses_identity_policy",
        "aws_sns_topic", "aws_sns_topic_policy", "aws_sqs_queue", "aws_sqs_queue_policy",
    ],
    check: Check::Block(check_policy),
    ..rule("aws-iam-resource-policy-without-principal", include_str!("resource_policy_without_principal.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let name = if block.kind() == "aws_iam_role" { "assume_role_policy" } else { "policy" };
    policy::each(block, name, cx, |statement| {
        let somebody = either(statement.has("Principal"), statement.has("NotPrincipal"));
        // What has no action is not a statement that anybody wrote.
        let something = either(statement.has("Action"), statement.has("NotAction"));
        Ok(both(something, not(somebody))?.then(|| "has a statement without `Principal`".to_owned()))
    })
}
