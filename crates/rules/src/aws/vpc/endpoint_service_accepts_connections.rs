use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "849f3d7b-5c22-56d8-9e23-a36ec7914348",
    aliases: &["aws/vpc_endpoint_service_accepts_connections", "CKV_AWS_123"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_vpc_endpoint_service"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("acceptance_required").is_true().pedantic_for(admits_accounts).fix("true"),
    ),
    ..rule(
        "aws-vpc-endpoint-service-accepts-connections",
        include_str!("endpoint_service_accepts_connections.md"),
    )
};

/// Whether the configuration says whose endpoints are connected, and not everybody's.
fn admits_accounts(service: &Block, _: &Cx) -> Checked<bool> {
    not(lists(service, "allowed_principals", |principal| principal == "*"))
}
