use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "b161c11b-a59b-4431-9a29-4e19f63e6b27",
    aliases: &["aws/rest_api_with_vulnerable_policy", "CKV_AWS_283", "aws-api-gateway-rest-api-policy-open"],
    severity: Medium,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_api_gateway_rest_api_policy", "aws_api_gateway_rest_api"],
    modules: &[super::HTTP_API_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-api-gateway-rest-api-policy-public", include_str!("rest_api_policy_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    policy.each(|statement| {
        if !statement.allows()? || statement.has("Condition")? {
            return Ok(());
        }
        let everybody = is_for_everybody(statement);
        let everything = statement.any("Action", |action| matches!(action, "*" | "execute-api:*"));
        let what = if matches!(everybody, Ok(true)) { "allows everyone" } else { "allows every action" };
        if either(everybody, everything)? && !policy::is_kept_from_strangers(statement, &policy)? {
            let declined = says_what_no_policy_says(block, cx);
            let (at, wrong) = (block.place("policy"), format!("{what} without a `Condition`"));
            policy::report(block, "policy", &policy, statement, at, &wrong, cx).pedantic_if(declined);
        }
        Ok(())
    })
}

/// Whether such a policy allows no more than none: an API without one answers the internet, too. Not so where callers
/// sign their requests, which the policy lets those of all accounts do, or where the API is private.
fn says_what_no_policy_says(block: &Block, cx: &Cx) -> bool {
    let signs = |method: &Block| is_one_of(method, "authorization", &["AWS_IAM"]);
    let (private, signed) = match block.kind() {
        "aws_api_gateway_rest_api" => {
            let methods = cx.referring("aws_api_gateway_method", "rest_api_id", block, &["id"]).any(signs);
            let in_body = block.string("body").map(|body| body.is_some_and(|it| it.contains("awsSigv4")));
            (super::is_private(block), either(methods, in_body))
        }
        _ => {
            let same = [("rest_api_id", "rest_api_id")];
            let methods = cx.matching("aws_api_gateway_method", block, &same).any(signs);
            (super::is_of_private_api(block, cx), methods)
        }
    };
    !matches!(either(private, signed), Ok(true))
}

fn is_for_everybody(statement: &Statement) -> Checked<bool> {
    statement.any_principal(|kind, principal| kind == "AWS" && principal == "*")
}
