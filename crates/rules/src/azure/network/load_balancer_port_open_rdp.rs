use crate::azure::shared::reach;
use crate::network::Protocol;
use crate::prelude::*;
use tollgate_core::source::Location;

pub(super) static RULE: Rule = Rule {
    guid: "abdd68e2-8d64-430f-a31c-0ed2ab17e27b",
    aliases: &["azure/load_balancer_port_open_rdp"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_lb_rule", "azurerm_lb_nat_rule", "azurerm_lb_nat_pool"],
    check: Check::Block(check_way),
    ..rule("azure-network-load-balancer-port-open-rdp", include_str!("load_balancer_port_open_rdp.md"))
};

const PORT: u16 = 3389;
const BALANCER: &str = "loadbalancer_id";
const FRONTEND: &str = "frontend_ip_configuration_name";

fn check_way(rule: &Block, cx: &mut Cx) -> Checked {
    let is_rdp = rule.number("backend_port")?.is_some_and(|port| port.as_int() == Some(PORT.into()));
    let protocol = rule.string("protocol")?.map(|it| Protocol::parse(&it));
    if !is_rdp || !matches!(protocol, Some(Protocol::Tcp | Protocol::Any)) {
        return Ok(());
    }
    let Some(balancer) = cx.referred("azurerm_lb", &["id"], rule, BALANCER).first() else {
        return named_elsewhere(rule, BALANCER, "load balancer");
    };
    let is_public = |it: &Block| both(it.matches("name", rule, FRONTEND), it.is_set("public_ip_address_id"));
    if !balancer.any("frontend_ip_configuration", is_public)? {
        return Ok(());
    }
    let open = reach::interfaces_behind(rule, cx)
        .into_iter()
        .find_map(|interface| Some((openings_before(&interface, cx)?, interface)));
    if let Some((openings, interface)) = open {
        let message =
            format!("the internet reaches Remote Desktop of `{}` through this rule", interface.address);
        let flag = cx.wrong(rule, "backend_port", message);
        let flag = flag.also(balancer.place("frontend_ip_configuration"), "this front end is public");
        openings.into_iter().fold(flag, |flag, at| flag.also(at, "this rule lets the internet in"));
    }
    Ok(())
}

/// The rules that let the internet in, one of each security group before an interface. `None` where one of the groups
/// has none, and where no group is known: a standard load balancer forwards nothing to machines without one.
fn openings_before(interface: &Block, cx: &Cx) -> Option<Vec<Location>> {
    let groups = reach::groups_before(interface, cx);
    let openings: Option<Vec<_>> =
        groups.iter().map(|group| super::opening_of_group(group, PORT, cx)).collect();
    openings.filter(|it| !it.is_empty())
}
