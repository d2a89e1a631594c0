use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1bcdf9f0-b1aa-40a4-b8c6-cd7785836843",
    aliases: &["alicloud/api_gateway_api_protocol_not_https", "CKV_ALI_21"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["alicloud_api_gateway_api"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("request_config.protocol").one_of(&["HTTPS"]).absent_block_is_ok().fix("\"HTTPS\""),
    ),
    ..rule("alicloud-api-gateway-api-accepts-http", include_str!("api_accepts_http.md"))
};
