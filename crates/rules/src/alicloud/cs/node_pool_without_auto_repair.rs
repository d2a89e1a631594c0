use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "81ce9394-013d-4731-8fcc-9d229b474073",
    aliases: &["alicloud/cs_kubernetes_node_pool_auto_repair_disabled", "CKV_ALI_31"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 693,
    targets: &["alicloud_cs_kubernetes_node_pool"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("management.auto_repair").is_true().fix("true")),
    ..rule("alicloud-cs-node-pool-without-auto-repair", include_str!("node_pool_without_auto_repair.md"))
};
