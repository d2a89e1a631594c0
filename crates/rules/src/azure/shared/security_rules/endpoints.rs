//! Security groups that stand before private endpoints alone: these have no address on the internet, and where a subnet's
//! network policies for them are off, no rule of a group applies to them.
//!
//! Source: Azure Private Link documentation, "Manage network policies for private endpoints".

use crate::prelude::*;

/// What else has addresses in a subnet: machines and load balancers.
const OTHERS: [&str; 6] = [
    "azurerm_lb.frontend_ip_configuration",
    "azurerm_network_interface.ip_configuration",
    "azurerm_linux_virtual_machine_scale_set.network_interface.ip_configuration",
    "azurerm_orchestrated_virtual_machine_scale_set.network_interface.ip_configuration",
    "azurerm_virtual_machine_scale_set.network_profile.ip_configuration",
    "azurerm_windows_virtual_machine_scale_set.network_interface.ip_configuration",
];

/// Whether the group that a block is, or is a rule of, belongs to subnets that hold private endpoints alone, and none of these
/// says that it applies to them.
pub(super) fn is_before_endpoints_alone(block: &Block, cx: &Cx) -> bool {
    const GROUP: &str = "azurerm_network_security_group";
    match block.kind() {
        GROUP => is_group_of_endpoints(block, cx),
        "azurerm_network_security_rule" => {
            let group = cx.referred(GROUP, &["name"], block, "network_security_group_name").first();
            group.is_some_and(|it| is_group_of_endpoints(&it, cx))
        }
        _ => false,
    }
}

fn is_group_of_endpoints(group: &Block, cx: &Cx) -> bool {
    const OF_GROUP: &str = "network_security_group_id";
    let of_interfaces = "azurerm_network_interface_security_group_association";
    let (subnets, known) = cx
        .referring("azurerm_subnet_network_security_group_association", OF_GROUP, group, &["id"])
        .filter(|_| Ok(true));
    let of_endpoints = |association: &Block| {
        let subnet = cx.referred("azurerm_subnet", &["id"], association, "subnet_id").first();
        subnet.is_some_and(|it| holds_endpoints_alone(&it, cx))
    };
    known.is_ok()
        && !subnets.is_empty()
        && subnets.iter().all(of_endpoints)
        && matches!(cx.referring(of_interfaces, OF_GROUP, group, &["id"]).exist(), Ok(false))
}

fn holds_endpoints_alone(subnet: &Block, cx: &Cx) -> bool {
    let may_refer =
        |kind: &str| !matches!(cx.referring(kind, "subnet_id", subnet, &["id"]).exist(), Ok(false));
    let endpoints = || cx.referring("azurerm_private_endpoint", "subnet_id", subnet, &["id"]).exist();
    let applies = ["Enabled", "NetworkSecurityGroupEnabled"];
    let groups_count = either(
        is_one_of(subnet, "private_endpoint_network_policies", &applies),
        subnet.is_true("private_endpoint_network_policies_enabled"),
    );
    !matches!(groups_count, Ok(true))
        && (is_called_so(subnet) || matches!(endpoints(), Ok(true)))
        && !OTHERS.iter().any(|kind| may_refer(kind))
}

/// Whether a subnet is for private endpoints, as its name says, or that of a module that makes it.
fn is_called_so(subnet: &Block) -> bool {
    let names = format!("{} {}", subnet.value("name"), subnet.address).to_ascii_lowercase();
    let names = names.replace(['-', '_'], "");
    ["privateendpoint", "privatelink"].iter().any(|it| names.contains(it))
}
