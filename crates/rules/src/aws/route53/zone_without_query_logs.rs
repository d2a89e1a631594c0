use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7dbba512-e244-42dc-98bb-422339827967",
    aliases: &["aws/cloudwatch_logging_disabled", "CKV2_AWS_39"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 311,
    targets: &["aws_route53_zone"],
    check: Check::Holds(is_logged, "no `aws_route53_query_log` logs the queries for this zone"),
    ..rule("aws-route53-zone-without-query-logs", include_str!("zone_without_query_logs.md"))
};

/// The attributes by which a zone is named.
const NAMES: [&str; 2] = ["zone_id", "id"];

fn is_logged(zone: &Block, cx: &Cx) -> Checked<bool> {
    let logs = cx.referring("aws_route53_query_log", "zone_id", zone, &NAMES);
    // Queries for a private zone are logged by the resolver of its VPC.
    if either(logs.exist(), zone.is_set("vpc"))? {
        return Ok(true);
    }
    cx.given_away(zone, &NAMES).map_or(Ok(false), Err)
}
