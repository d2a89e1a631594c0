//! Which machines are behind the rules of load balancers, and which network security groups stand before them.

use crate::prelude::*;
use tollgate_core::value::Value;

/// The blocks with the network interfaces of scale sets.
const SCALE_SETS: [&str; 3] = [
    "azurerm_linux_virtual_machine_scale_set.network_interface",
    "azurerm_orchestrated_virtual_machine_scale_set.network_interface",
    "azurerm_windows_virtual_machine_scale_set.network_interface",
];

/// The network interfaces of the machines to which a rule of a load balancer leads, as far as they are known.
pub(in crate::azure) fn interfaces_behind<'e>(rule: &Block, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    let id = rule.reference("id");
    match rule.kind() {
        "azurerm_lb_nat_rule" => {
            let association = "azurerm_network_interface_nat_rule_association";
            let mut found = interfaces_by(association, "nat_rule_id", &id, cx);
            found.extend(of_pools(rule, cx));
            found
        }
        "azurerm_lb_nat_pool" => of_scale_sets("load_balancer_inbound_nat_rules_ids", &id, cx),
        _ => of_pools(rule, cx),
    }
}

/// The interfaces in the pools to which a rule leads. Rules of version 2 of the provider named one.
fn of_pools<'e>(rule: &Block, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    let pools = ["backend_address_pool_ids", "backend_address_pool_id"].into_iter();
    let pools: Vec<_> = pools.flat_map(|name| rule.value(name).items()).collect();
    pools.iter().filter(|pool| !pool.is_null()).flat_map(|pool| of_pool(pool, cx)).collect()
}

fn of_pool<'e>(pool: &Value, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    let association = "azurerm_network_interface_backend_address_pool_association";
    let mut found = interfaces_by(association, "backend_address_pool_id", pool, cx);
    found.extend(of_scale_sets("load_balancer_backend_address_pool_ids", pool, cx));
    found
}

fn interfaces_by<'e>(
    association: &str,
    attribute: &'static str,
    value: &Value,
    cx: &Cx<'_, 'e>,
) -> Vec<Block<'e>> {
    let (associations, _) = cx.having(association, attribute, value).filter(|_| Ok(true));
    let interface = |it: &Block<'e>| {
        cx.referred("azurerm_network_interface", &["id"], it, "network_interface_id").first()
    };
    associations.iter().filter_map(interface).collect()
}

fn of_scale_sets<'e>(attribute: &'static str, value: &Value, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    let lists = |interface: &Block<'e>| {
        value::any(in_configurations(interface, attribute, cx), |it| value::equal(&it, value))
    };
    let of = |kind: &&str| {
        let wanted = Wanted::value(value.clone()).read_by(in_configurations);
        cx.joined(kind, attribute, wanted, lists).filter(|_| Ok(true)).0
    };
    SCALE_SETS.iter().flat_map(of).collect()
}

/// What the configurations of an interface list in an attribute.
fn in_configurations(interface: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    let listed = |configuration: Block| {
        configuration.value(attribute).elements().map(<[_]>::to_vec).unwrap_or_default()
    };
    interface.each("ip_configuration").into_iter().flat_map(listed).collect()
}

/// The security groups of an interface and its subnets, as far as they are known.
pub(in crate::azure) fn groups_before<'e>(interface: &Block, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    const GROUP: &str = "network_security_group_id";
    let group = |it: &Block| cx.referred("azurerm_network_security_group", &["id"], it, GROUP).first();
    let mut groups: Vec<_> = group(interface).into_iter().collect();
    let own = "azurerm_network_interface_security_group_association";
    let (mut associations, _) =
        cx.referring(own, "network_interface_id", interface, &["id"]).filter(|_| Ok(true));
    for configuration in interface.each("ip_configuration") {
        let subnet = configuration.value("subnet_id");
        let of_subnet = "azurerm_subnet_network_security_group_association";
        associations.extend(cx.having(of_subnet, "subnet_id", &subnet).filter(|_| Ok(true)).0);
    }
    groups.extend(associations.iter().filter_map(group));
    groups
}
