use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "40abce54-95b1-478c-8e5f-ea0bf0bb0e33",
    aliases: &["gcp/google_compute_network_using_default_firewall_rule", "AVD-GCP-0073", "GCP-0073"],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 1188,
    pedantic: true,
    targets: &["google_compute_firewall"],
    check: Check::Block(check_name),
    ..rule("gcp-compute-network-firewall-default", include_str!("network_firewall_default.md"))
};

fn check_name(firewall: &Block, cx: &mut Cx) -> Checked {
    let Some(name) = firewall.string("name")? else { return Ok(()) };
    if name.contains("default") && !firewall.is_set("deny")? {
        let message = format!("`name` is `\"{name}\"`, like that of a rule of the `default` network");
        cx.wrong(firewall, "name", message);
    }
    Ok(())
}
