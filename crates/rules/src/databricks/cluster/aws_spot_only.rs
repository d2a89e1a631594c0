use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b0749c53-e3ff-4d09-bbe4-dca94e2e7a38",
    aliases: &["databricks/cluster_aws_attributes"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["databricks_cluster"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("aws_attributes.availability")
            .none_of(&["SPOT"])
            .absent_is_ok()
            .fix("\"SPOT_WITH_FALLBACK\""),
        attribute("aws_attributes.first_on_demand").at_least(1).absent_block_is_ok().when(uses_spot).fix("1"),
        attribute("aws_attributes.zone_id").one_of(&["auto"]).absent_is_ok().fix("\"auto\""),
    ]),
    ..rule("databricks-cluster-aws-spot-only", include_str!("aws_spot_only.md"))
};

/// Whether some of the machines may be taken away. Databricks uses spot instances unless it is told otherwise.
fn uses_spot(attributes: &Block) -> Checked<bool> {
    Ok(attributes.string("availability")?.is_none_or(|it| it.starts_with("SPOT")))
}
