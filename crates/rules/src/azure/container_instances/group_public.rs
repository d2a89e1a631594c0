use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e722cd17-8970-5891-92d6-e1e4691f4ad2",
    aliases: &["azure/container_instances_group_public", "CKV_AZURE_98", "CKV_AZURE_245"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["azurerm_container_group"],
    check: Check::Attribute(
        attribute("ip_address_type").one_of(&["Private", "None"]).for_blocks(is_outside_networks),
    ),
    ..rule("azure-container-instances-group-public", include_str!("group_public.md"))
};

fn is_outside_networks(group: &Block) -> Checked<bool> {
    not(either(group.is_set("subnet_ids"), group.is_set("network_profile_id")))
}
