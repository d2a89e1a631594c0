use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e08ed7eb-f3ef-494d-9d22-2e3db756a347",
    aliases: &[
        "aws/lambda_permission_principal_is_wildcard", "CKV_AWS_301", "aws-lambda-permission-for-wildcard",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_lambda_permission"],
    check: Check::Attribute(
        attribute("principal")
            .passes(|principal| !principal.contains('*'), "a principal without a wildcard")
            .absent_is_ok()
            .for_blocks(|permission| not(permission.is_set("principal_org_id"))),
    ),
    ..rule("aws-lambda-permission-public", include_str!("permission_public.md"))
};
