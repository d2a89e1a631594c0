use crate::azure::shared::address_ranges::Range;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5089d055-53ff-421b-9482-a5267bdce629",
    aliases: &["azure/redis_publicly_accessible", "azure/redis_entirely_accessible"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    implies: &["azure-redis-firewall-rule-wide"],
    targets: &["azurerm_redis_firewall_rule"],
    check: Check::Block(check_range),
    ..rule("azure-redis-firewall-rule-open", include_str!("firewall_rule_open.md"))
};

fn check_range(rule: &Block, cx: &mut Cx) -> Checked {
    let Some(Range { first, last }) = Range::of(rule)?.filter(lets_everybody_in) else { return Ok(()) };
    let message = if first == last {
        format!(
            "`start_ip` and `end_ip` are `{first}`, which is not a client's address but stands for everyone"
        )
    } else {
        format!("`start_ip` is `{first}` and `end_ip` is `{last}`: everyone gets in")
    };
    cx.wrong(rule, "start_ip", message);
    Ok(())
}

fn lets_everybody_in(range: &Range) -> bool {
    range.is_internet() || range.first.is_unspecified() && range.last.is_unspecified()
}
