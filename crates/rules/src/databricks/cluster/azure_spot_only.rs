use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "38028698-e663-4ef7-aa92-773fef0ca86f",
    aliases: &["databricks/cluster_azure_attributes"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["databricks_cluster"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("azure_attributes.availability")
            .none_of(&["SPOT_AZURE"])
            .absent_is_ok()
            .fix("\"SPOT_WITH_FALLBACK_AZURE\""),
        attribute("azure_attributes.first_on_demand")
            .at_least(1)
            .absent_block_is_ok()
            .when(uses_spot)
            .fix("1"),
    ]),
    ..rule("databricks-cluster-azure-spot-only", include_str!("azure_spot_only.md"))
};

/// Whether some of the machines may be taken away. Databricks uses machines on demand unless it is told otherwise.
fn uses_spot(attributes: &Block) -> Checked<bool> {
    Ok(attributes.string("availability")?.is_some_and(|it| it.starts_with("SPOT")))
}
