use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f56b7ab-7fba-4e93-82f0-247e5ddeb239",
    aliases: &[
        "aws/msk_cluster_logging_disabled", "CKV_AWS_80", "AVD-AWS-0074", "AWS-0074",
        "aws-msk-enable-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_msk_cluster"],
    fix: Some(Safe),
    check: Check::Block(check_logs),
    ..rule("aws-msk-cluster-without-logs", include_str!("cluster_without_logs.md"))
};

const DESTINATIONS: [&str; 3] = ["cloudwatch_logs", "firehose", "s3"];

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let is_on = |destination: &Block| destination.is_true("enabled");
    let sends = |logs: &Block| value::any(DESTINATIONS, |destination| logs.any(destination, is_on));
    if cluster.any("logging_info", |info| info.any("broker_logs", sends))? {
        return Ok(());
    }
    let logs = cluster.first("logging_info").and_then(|info| info.first("broker_logs"));
    let off: Vec<_> = logs.iter().flat_map(|logs| DESTINATIONS.map(|it| logs.each(it))).flatten().collect();
    for destination in &off {
        let flag = cx.wrong(destination, "enabled", "no destination in `broker_logs` is enabled");
        let names_one = value::any(["bucket", "delivery_stream", "log_group"], |it| destination.is_set(it));
        if matches!(names_one, Ok(true)) {
            flag.set(destination, "enabled", "true");
        }
    }
    if off.is_empty() {
        let innermost = logs.as_ref().unwrap_or(cluster);
        cx.flag(innermost.header(), "`broker_logs` has no destination");
    }
    Ok(())
}
