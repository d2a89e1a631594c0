use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0bc534c5-13d1-4353-a7fe-b8665d5c1d7d",
    aliases: &["aws/dynamodb_vpc_endpoint_without_route_table_association"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    pedantic: true,
    targets: &["aws_vpc_endpoint"],
    check: Check::Block(check_routes),
    ..rule(
        "aws-vpc-gateway-endpoint-without-route-table",
        include_str!("gateway_endpoint_without_route_table.md"),
    )
};

const TABLES: &str = "route_table_ids";

fn check_routes(endpoint: &Block, cx: &mut Cx) -> Checked {
    let kind = endpoint.string("vpc_endpoint_type")?;
    if kind.is_some_and(|kind| *kind != "Gateway") {
        return Ok(());
    }
    let associations = "aws_vpc_endpoint_route_table_association";
    let associated = cx.referring(associations, "vpc_endpoint_id", endpoint, &["id"]).exist();
    if either(endpoint.is_set(TABLES), associated)? {
        return Ok(());
    }
    if let Some(module) = cx.given_away(endpoint, &["id"]) {
        return Err(module);
    }
    let message = format!("{}, so no route of the VPC leads to the endpoint", endpoint.actual(TABLES));
    cx.flag(endpoint.place("vpc_id"), message).about(TABLES);
    Ok(())
}
