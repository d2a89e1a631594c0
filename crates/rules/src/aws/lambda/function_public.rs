use super::function_url_public::is_for_strangers;
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
        let url = url_of(permission, cx);
        // Whether strangers may call a URL is said of the URL, which may be made by a module.
        let is_for_url = || matches!(is_one_of(permission, "function_url_auth_type", &["NONE"]), Ok(true));
        let is_declined = match &url {
            Some(url) => matches!(is_for_strangers(url, cx), Ok(true)),
            None => is_for_url(),
        };
        let flag = cx.wrong(permission, "principal", permission.actual("principal")).pedantic_if(is_declined);
        if let Some(url) = url {
            flag.caused_for_all_by(url.header());
        }
    }
    Ok(())
}

/// The URL of the function that asks callers for nothing, if only its callers have the permission.
fn url_of<'e>(permission: &Block, cx: &Cx<'_, 'e>) -> Option<Block<'e>> {
    let is_for_url = either(
        is_one_of(permission, "function_url_auth_type", &["NONE"]),
        permission.is_true("invoked_via_function_url"),
    );
    let same = [("function_name", "function_name")];
    let url = || cx.matching("aws_lambda_function_url", permission, &same).first();
    matches!(is_for_url, Ok(true)).then(url).flatten()
}

/// Whether nothing but the principal says who may invoke the function.
fn is_unlimited(permission: &Block) -> Checked<bool> {
    let limits = ["source_arn", "source_account", "principal_org_id"];
    value::any(limits, |limit| permission.is_set(limit)).map(|limited| !limited)
}
