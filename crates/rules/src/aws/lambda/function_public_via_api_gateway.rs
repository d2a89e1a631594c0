use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "3ef8696c-e4ae-4872-92c7-520bb44dfe77",
    aliases: &["aws/public_lambda_via_api_gateway", "aws-lambda-public-via-api-gateway"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_lambda_permission"],
    check: Check::Block(check_permission),
    ..rule("aws-lambda-function-public-via-api-gateway", include_str!("function_public_via_api_gateway.md"))
};

fn check_permission(permission: &Block, cx: &mut Cx) -> Checked {
    let invokes = permission.string("action")?.is_some_and(|action| *action == "lambda:InvokeFunction");
    let gateway = permission
        .string("principal")?
        .is_some_and(|principal| matches!(principal.as_str(), "*" | "apigateway.amazonaws.com"));
    let source = permission.value("source_arn");
    if invokes && gateway && names_no_method(&source)? {
        cx.wrong(
            permission,
            "source_arn",
            format!("`source_arn` is `{source}`, so every method can invoke the function"),
        );
    }
    Ok(())
}

/// Whether an ARN stands for every method: nothing but wildcards follows the API, or two of them end it.
fn names_no_method(source: &Value) -> Checked<bool> {
    // The path of a resource is not a wildcard.
    let last = source.parts().last().and_then(Value::as_attribute);
    if last.is_some_and(|it| it.of_resource() == Some(("aws_api_gateway_resource", "path"))) {
        return Ok(false);
    }
    let whole_api = |tail: &str| tail.starts_with("/*") && tail.chars().all(|it| matches!(it, '/' | '*'));
    if value::known_tail(source).is_some_and(whole_api) { Ok(true) } else { value::ends_with(source, "/*/*") }
}
