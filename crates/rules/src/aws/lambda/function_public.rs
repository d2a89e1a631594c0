use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1btsf2f9-af8c-4dfc-a0f1-a03adb70deb2",
    aliases: &["aws/lambda_function_publicly_accessible", "CKV_AWS_301"],
    severity: High,
    implies: &["aws-lambda-permission-public"],
    category: AccessControl,
    cwe: 200,
    targets: &["aws_lambda_permission"],
    check: Check::Block(check_principal),
    ..rule("aws-lambda-function-public", include_str!("function_public.md"))
};

fn check_principal(permission: &Block, cx: &mut Cx) -> Checked {
    if both(is_one_of(permission, "principal", &["*"]), is_unlimited(permission))? {
        // Whether strangers may call a URL is said of the URL, which may be made by a module.
        let is_for_url = matches!(is_for_url(permission), Ok(true));
        cx.wrong(permission, "principal", permission.actual("principal")).pedantic_if(is_for_url);
    }
    Ok(())
}

/// Whether only callers of the function's URL have the permission, who are asked for nothing.
fn is_for_url(permission: &Block) -> Checked<bool> {
    either(
        is_one_of(permission, "function_url_auth_type", &["NONE"]),
        permission.is_true("invoked_via_function_url"),
    )
}

/// Whether nothing but the principal says who may invoke the function.
fn is_unlimited(permission: &Block) -> Checked<bool> {
    let limits = ["source_arn", "source_account", "principal_org_id"];
    value::any(limits, |limit| permission.is_set(limit)).map(|limited| !limited)
}
