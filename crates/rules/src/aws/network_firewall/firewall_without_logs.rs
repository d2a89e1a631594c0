use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "03985864-6147-568e-884b-eb2d786744ae",
    aliases: &["aws/network_firewall_firewall_without_logs", "CKV2_AWS_63"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_networkfirewall_firewall"],
    check: Check::Holds(has_logs, "no `aws_networkfirewall_logging_configuration` is for this firewall"),
    ..rule("aws-network-firewall-firewall-without-logs", include_str!("firewall_without_logs.md"))
};

fn has_logs(firewall: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("aws_networkfirewall_logging_configuration", "firewall_arn", firewall, &["arn", "id"])
        .exist()
}
