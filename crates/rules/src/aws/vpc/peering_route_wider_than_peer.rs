use crate::network::contains;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "174678fd-f670-4664-bf4d-1df4505da341",
    aliases: &["aws/vpc_peering_route_wider_than_peer"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_route", "aws_route_table", "aws_default_route_table"],
    check: Check::Block(check_routes),
    ..rule("aws-vpc-peering-route-wider-than-peer", include_str!("peering_route_wider_than_peer.md"))
};

const PEERING: &str = "vpc_peering_connection_id";
const RANGE: &str = "cidr_block";

fn check_routes(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_route" {
        let table = cx.referred("aws_route_table", &["id"], block, "route_table_id").first();
        return check_route(table.as_ref(), block, "destination_cidr_block", cx);
    }
    value::each(block.each("route"), |route| check_route(Some(block), &route, RANGE, cx))
}

/// Checks a route of a table that may be in the configuration.
fn check_route(table: Option<&Block>, route: &Block, name: &str, cx: &mut Cx) -> Checked {
    if route.value(PEERING).is_null() {
        return Ok(());
    }
    let Some(range) = route.string(name)?.filter(|it| **it != "0.0.0.0/0") else { return Ok(()) };
    let Some(peering) = cx.referred("aws_vpc_peering_connection", &["id"], route, PEERING).first() else {
        return named_elsewhere(route, PEERING, "peering connection");
    };
    let side = match table {
        Some(table) => peer_of(table, &peering, cx)?,
        None => None,
    };
    let Some(peer) = side else { return Ok(()) };
    if let Some(own) = peer.string(RANGE)?
        && *own != *range
        && contains(&range, &own)
        && !cx.referring("aws_vpc_ipv4_cidr_block_association", "vpc_id", &peer, &["id"]).exist()?
    {
        let message = format!("{}, and the peer has `{}` only", route.actual(name), *own);
        cx.wrong(route, name, message).also(peer.place(RANGE), "the peer has this range");
    }
    Ok(())
}

/// The network at the other end of a peering connection, seen from that of a route table.
fn peer_of<'e>(table: &Block, peering: &Block, cx: &Cx<'_, 'e>) -> Checked<Option<Block<'e>>> {
    let sides = [("vpc_id", "peer_vpc_id"), ("peer_vpc_id", "vpc_id")];
    for (own, other) in sides {
        if table.matches("vpc_id", peering, own)? {
            return Ok(cx.referred("aws_vpc", &["id"], peering, other).first());
        }
    }
    Ok(None)
}
