use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1btsf2f9-af8c-4dfc-a0f1-a03adb70deb2",
    aliases: &["aws/lambda_function_publicly_accessible", "CKV_AWS_301"],
    severity: High,
    implies: &["aws-lambda-permission-public"],
    category: AccessControl,
    cwe: 200,
    targets: &["aws_lambda_permission"],
    check: Check::Attribute(attribute("principal").none_of(&["*"]).absent_is_ok().for_blocks(is_unlimited)),
    ..rule("aws-lambda-function-public", include_str!("function_public.md"))
};

/// Whether nothing but the principal says who may invoke the function.
fn is_unlimited(permission: &Block) -> Checked<bool> {
    let limits = ["source_arn", "source_account", "principal_org_id"];
    value::any(limits, |limit| permission.is_set(limit)).map(|limited| !limited)
}
