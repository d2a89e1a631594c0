use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "671211c5-5d2a-4e97-8867-30fc28b02216",
    aliases: &["aws/api_gateway_method_does_not_contains_an_api_key"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_api_gateway_method"],
    modules: &[super::HTTP_API_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("api_key_required").is_true().when(is_not_preflight).fix("true")),
    ..rule("aws-api-gateway-method-without-api-key", include_str!("method_without_api_key.md"))
};

fn is_not_preflight(method: &Block) -> Checked<bool> {
    // Since version 5 of the module, each of its routes says so by itself.
    let newer = ["routes", "stage_access_log_settings", "stage_default_route_settings"];
    if method.is_call() && value::any(newer, |input| method.is_set(input))? {
        return Ok(false);
    }
    Ok(method.string("http_method")?.is_none_or(|verb| *verb != "OPTIONS"))
}
