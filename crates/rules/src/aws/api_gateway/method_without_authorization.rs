use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "15ccec05-5476-4890-ad19-53991eba1db8",
    aliases: &[
        "aws/api_gateway_with_open_access", "CKV_AWS_59", "AVD-AWS-0004", "AWS-0004",
        "aws-api-gateway-no-public-access", "aws-apigateway-no-public-access", "aws-api-gateway-method-open",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_api_gateway_method"],
    modules: &[super::HTTP_API_MODULE],
    check: Check::Block(check_authorization),
    ..rule("aws-api-gateway-method-without-authorization", include_str!("method_without_authorization.md"))
};

fn check_authorization(method: &Block, cx: &mut Cx) -> Checked {
    let Some(authorization) = method.string("authorization")?.filter(|it| **it == "NONE") else {
        return Ok(());
    };
    if let Some(verb) = method.string("http_method")?.filter(|it| **it != "OPTIONS")
        && !super::is_of_private_api(method, cx)?
    {
        let message = format!("`authorization` is `\"NONE\"` for `{verb}`, so anyone can call the method");
        cx.flag(method.place("http_method"), message)
            .about("authorization")
            .because(&authorization.origin)
            .also(method.place("authorization"), "callers need no credentials");
    }
    Ok(())
}
