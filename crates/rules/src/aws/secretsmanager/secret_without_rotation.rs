use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8351ee02-c41c-5159-81fa-a9cc4dab5836",
    aliases: &["aws/secretsmanager_secret_without_rotation", "CKV2_AWS_57"],
    severity: Low,
    pedantic: true,
    category: SecretManagement,
    cwe: 262,
    targets: &["aws_secretsmanager_secret"],
    check: Check::Holds(is_rotated, "no `aws_secretsmanager_secret_rotation` rotates this secret"),
    ..rule("aws-secretsmanager-secret-without-rotation", include_str!("secret_without_rotation.md"))
};

fn is_rotated(secret: &Block, cx: &Cx) -> Checked<bool> {
    let rotations =
        cx.referring("aws_secretsmanager_secret_rotation", "secret_id", secret, &["id", "arn", "name"]);
    // Before version 5 of the provider, the secret itself had the schedule. A replica follows its primary.
    either(rotations.exist(), secret.is_set("rotation_rules"))
}
