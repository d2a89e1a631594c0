use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3a41501-f712-4c4f-81e5-db9a7dc0e34e",
    aliases: &["aws/vpc_peering_route_table_with_unrestricted_cidr", "CKV2_AWS_44"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_route", "aws_route_table", "aws_default_route_table"],
    check: Check::Block(check_routes),
    ..rule("aws-vpc-peering-route-open", include_str!("peering_route_open.md"))
};

fn check_routes(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_route" {
        return check_route(block, ["destination_cidr_block", "destination_ipv6_cidr_block"], cx);
    }
    value::each(block.each("route"), |route| check_route(&route, ["cidr_block", "ipv6_cidr_block"], cx))
}

fn check_route(route: &Block, destinations: [&'static str; 2], cx: &mut Cx) -> Checked {
    value::each(destinations, |name| {
        // The range of a network of the configuration is not everything.
        let network = route.value(name).as_attribute().is_some_and(|it| it.resource_kind().is_some());
        let everything = if network { Ok(false) } else { is_one_of(route, name, &["0.0.0.0/0", "::/0"]) };
        if both(everything, route.is_set("vpc_peering_connection_id"))? {
            let message = format!("{}, so that every address is looked for in the peer", route.actual(name));
            cx.flag(route.header(), message).about(route.path_of(name)).because(&route.value(name));
        }
        Ok(())
    })
}
