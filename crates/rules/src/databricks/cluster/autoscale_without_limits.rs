use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "953c0cc6-5f30-44cb-a803-bf4ef2571be8",
    aliases: &["databricks/autoscale_badly_setup"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    pedantic: true,
    targets: &["databricks_cluster"],
    check: Check::Attributes(&[
        attribute("autoscale.min_workers").is_present().absent_block_is_ok(),
        attribute("autoscale.max_workers").is_present().absent_block_is_ok(),
    ]),
    ..rule("databricks-cluster-autoscale-without-limits", include_str!("autoscale_without_limits.md"))
};
