use crate::prelude::*;
use tollgate_core::value::{Data, Value};

pub(super) static RULE: Rule = Rule {
    guid: "5c822443-e1ea-46b8-84eb-758ec602e844",
    aliases: &[
        "azure/security_group_is_not_configured", "CKV2_AZURE_31", "AVD-AZU-0068", "AZU-0068",
        "azure-vm-not-attached-to-network", "azure-compute-vm-not-attached-to-network",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 285,
    pedantic: true,
    targets: &TARGETS,
    modules: &[
        module("Azure/avm-res-network-virtualnetwork/azurerm"),
        module("Azure/avm-res-network-virtualnetwork/azurerm//modules/subnet"),
    ],
    check: Check::Block(check_subnets),
    ..rule("azure-network-subnet-without-security-group", include_str!("subnet_without_security_group.md"))
};

const TARGETS: [&str; 3] = ["azurerm_subnet", "azurerm_virtual_network", "azure_virtual_network"];

/// Of services that Azure runs in a subnet of their own, and of which it refuses or manages the security group.
const RESERVED: [&str; 5] = [
    "AzureBastionSubnet", "AzureFirewallManagementSubnet", "AzureFirewallSubnet", "GatewaySubnet",
    "RouteServerSubnet",
];

fn check_subnets(block: &Block, cx: &mut Cx) -> Checked {
    if block.is_call() {
        let guarded = attribute("network_security_group").is_present().for_blocks(is_ours);
        return value::each(subnets_of(block), |subnet| guarded.check(&subnet, cx));
    }
    if block.kind() != "azurerm_subnet" {
        return value::each(block.each("subnet"), |subnet| {
            attribute("security_group").is_present().for_blocks(is_ours).check(&subnet, cx)
        });
    }
    let association = "azurerm_subnet_network_security_group_association";
    let is_guarded = cx.referring(association, "subnet_id", block, &["id"]).exist();
    if !either(is_guarded, not(is_ours(block)))? {
        cx.flag(block.header(), "no network security group is associated with this subnet");
    }
    Ok(())
}

/// The subnets that a call makes: those that a map lists, or the one that it is for.
fn subnets_of<'e>(call: &Block<'e>) -> Vec<Block<'e>> {
    let listed = call.value("subnets");
    match listed.data() {
        // As a list, so that each has the place where it stands.
        Data::Object(by_key) => call.objects("subnets", Value::list(by_key.values().cloned(), listed.at)),
        Data::Null if ["address_prefix", "address_prefixes"].iter().any(|it| call.is_written(it)) => {
            vec![call.clone()]
        }
        Data::Null => Vec::new(),
        _ => call.objects("subnets", listed.clone()),
    }
}

fn is_ours(subnet: &Block) -> Checked<bool> {
    not(is_one_of(subnet, "name", &RESERVED))
}
