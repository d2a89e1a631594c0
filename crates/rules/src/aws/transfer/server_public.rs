use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9442d0cf-e96b-40d9-b51a-b7398cfb0766",
    aliases: &["aws/transfer_server_public", "CKV_AWS_164"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_transfer_server"],
    check: Check::Attribute(attribute("endpoint_type").one_of(&["VPC", "VPC_ENDPOINT"])),
    ..rule("aws-transfer-server-public", include_str!("server_public.md"))
};
