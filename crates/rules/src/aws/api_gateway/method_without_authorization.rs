use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "15ccec05-5476-4890-ad19-53991eba1db8",
    aliases: &[
        "aws/api_gateway_with_open_access", "CKV_AWS_59", "CKV2_AWS_70", "AVD-AWS-0004", "AWS-0004",
        "aws-api-gateway-no-public-access", "aws-apigateway-no-public-access", "aws-api-gateway-method-open",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
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
        && !super::keeps_strangers_out(method, cx)?
    {
        let by_key = matches!(method.is_true("api_key_required"), Ok(true));
        let declined = by_key
            || is_of_public_api(method, cx)
            || is_meant_for_everybody(method, cx)
            || demands_certificates(method, cx)
            || is_answered_by_gateway(method, cx);
        let callers = if by_key { "whoever has an API key" } else { "anyone" };
        let message = format!("`authorization` is `\"NONE\"` for `{verb}`, so {callers} can call the method");
        cx.flag(method.place("http_method"), message)
            .about("authorization")
            .shown_at(method.place("authorization"))
            .because(&authorization.origin)
            .pedantic_if(declined);
    }
    Ok(())
}

fn is_of_public_api(method: &Block, cx: &Cx) -> bool {
    let api = cx.referred("aws_api_gateway_rest_api", &["id"], method, "rest_api_id");
    matches!(api.any(super::is_for_everybody), Ok(true))
}

/// Whether an API has a domain where callers have to show a certificate.
fn demands_certificates(method: &Block, cx: &Cx) -> bool {
    let same = [("api_id", "rest_api_id")];
    let by_certificate = cx.matching("aws_api_gateway_base_path_mapping", method, &same).search(|mapping| {
        cx.referred("aws_api_gateway_domain_name", &["domain_name", "id"], mapping, "domain_name")
            .any(|domain| domain.is_set("mutual_tls_authentication"))
    });
    matches!(by_certificate, Ok(true))
}

/// Whether API Gateway itself answers a method, with what its mapping templates say: there is nothing behind it.
fn is_answered_by_gateway(method: &Block, cx: &Cx) -> bool {
    let same = ["rest_api_id", "resource_id", "http_method"].map(|name| (name, name));
    let by_itself = cx
        .matching("aws_api_gateway_integration", method, &same)
        .search(|integration| Ok(integration.string("type")?.is_some_and(|it| *it == "MOCK")));
    matches!(by_itself, Ok(true))
}

/// Whether a method answers a path that everybody has to be able to read, such as the keys of an OpenID provider.
fn is_meant_for_everybody(method: &Block, cx: &Cx) -> bool {
    let path = resource_of(method, "resource_id", cx).zip(Some(MOST_PARTS));
    let parts = std::iter::successors(path, |(resource, left)| {
        resource_of(resource, "parent_id", cx).zip(left.checked_sub(1))
    });
    parts.into_iter().any(|(resource, _)| {
        let part = resource.string("path_part").ok().flatten();
        part.is_some_and(|it| super::PUBLIC_PARTS.contains(&it.to_ascii_lowercase().as_str()))
    })
}

fn resource_of<'e>(block: &Block, attribute: &str, cx: &Cx<'_, 'e>) -> Option<Block<'e>> {
    cx.referred("aws_api_gateway_resource", &["id"], block, attribute).first()
}

/// The most parts of a path that are looked at.
const MOST_PARTS: usize = 16;
