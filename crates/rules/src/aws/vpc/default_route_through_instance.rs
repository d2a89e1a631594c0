use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bba998a9-a295-55e1-9f76-fa6194eee62a",
    aliases: &["aws/vpc_default_route_through_instance", "CKV2_AWS_35"],
    severity: Info,
    category: Availability,
    cwe: 1188,
    pedantic: true,
    targets: &["aws_route", "aws_route_table"],
    check: Check::Block(check_routes),
    ..rule("aws-vpc-default-route-through-instance", include_str!("default_route_through_instance.md"))
};

/// Where the packets of a route go that a machine forwards. The first was removed in version 5 of the provider.
const MACHINES: [&str; 2] = ["instance_id", "network_interface_id"];

fn check_routes(block: &Block, cx: &mut Cx) -> Checked {
    let (routes, destination) = match block.kind() {
        "aws_route" => (vec![block.clone()], "destination_cidr_block"),
        _ => (block.each("route"), "cidr_block"),
    };
    value::each(routes, |route| {
        if !is_one_of(&route, destination, &["0.0.0.0/0"])? {
            return Ok(());
        }
        for name in MACHINES {
            if route.is_set(name)? {
                let message = format!("`{}` sends all traffic through one machine", route.path_of(name));
                cx.wrong(&route, name, message);
            }
        }
        Ok(())
    })
}
