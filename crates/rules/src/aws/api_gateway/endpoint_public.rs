use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6b2739db-9c49-4db7-b980-7816e0c248c1",
    aliases: &["aws/api_gateway_endpoint_config_is_not_private", "aws-api-gateway-endpoint-not-private"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["aws_api_gateway_rest_api"],
    check: Check::Attribute(attribute("endpoint_configuration.types").one_of(&["PRIVATE"])),
    ..rule("aws-api-gateway-endpoint-public", include_str!("endpoint_public.md"))
};
