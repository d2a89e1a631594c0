use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d2731f3d-a992-44ed-812e-f4f1c2747d71",
    aliases: &["alicloud/vpc_flow_logs_disabled"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["alicloud_vpc"],
    check: Check::Holds(is_logged, "no `alicloud_vpc_flow_log` records the traffic of this VPC"),
    ..rule("alicloud-vpc-without-flow-logs", include_str!("without_flow_logs.md"))
};

fn is_logged(network: &Block, cx: &Cx) -> Checked<bool> {
    let own = || cx.referring("alicloud_vpc_flow_log", "resource_id", network, &["id"]).any(is_active);
    either(own(), cx.anywhere("alicloud_log_audit", logs_networks))
}

fn is_active(log: &Block) -> Checked<bool> {
    not(is_one_of(log, "status", &["Inactive"]))
}

/// Log Audit Service collects the flow logs of every VPC.
fn logs_networks(audit: &Block) -> Checked<bool> {
    audit.any("variable_map", |settings| settings.is_true("vpc_flow_enabled"))
}
