use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ac5a0bc0-a54c-45aa-90c3-15f7703b9132",
    aliases: &[
        "aws/config_configuration_aggregator_to_all_regions_disabled",
        "CKV_AWS_121",
        "AVD-AWS-0019",
        "AWS-0019",
        "aws-config-aggregate-all-regions",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 285,
    targets: &["aws_config_configuration_aggregator"],
    fix: Some(Safe),
    check: Check::Block(check_sources),
    ..rule("aws-config-aggregator-without-all-regions", include_str!("aggregator_without_all_regions.md"))
};

fn check_sources(aggregator: &Block, cx: &mut Cx) -> Checked {
    let sources = ["account_aggregation_source", "organization_aggregation_source"];
    value::each(sources.into_iter().flat_map(|kind| aggregator.each(kind)), |source| {
        if source.is_true("all_regions")? {
            return Ok(());
        }
        let message = format!("{}, must be `true`", source.actual("all_regions"));
        // The provider refuses a list of regions beside it.
        let lists_regions = source.is_set("regions").unwrap_or(true);
        let flag = cx.wrong(&source, "all_regions", message);
        if !lists_regions {
            flag.set(&source, "all_regions", "true");
        }
        Ok(())
    })
}
