use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4f615f3e-fb9c-4fad-8b70-2e9f781806ce",
    aliases: &["aws/db_security_group_open_to_large_scope"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["aws_db_security_group"],
    check: Check::Block(check_ingress),
    ..rule(
        "aws-rds-db-security-group-with-large-range",
        include_str!("db_security_group_with_large_range.md"),
    )
};

/// The shortest prefix of a range of less than 256 addresses.
const LEAST: u8 = 25;

fn check_ingress(group: &Block, cx: &mut Cx) -> Checked {
    value::each(group.each("ingress"), |rule| {
        let Some(range) = rule.string("cidr")? else { return Ok(()) };
        let prefix = range.rsplit_once('/').and_then(|(_, bits)| bits.parse::<u8>().ok());
        if let Some(bits) = prefix.filter(|bits| *bits < LEAST) {
            let path = rule.path_of("cidr");
            let message = format!("`{path}` is `{range}`, which is {} addresses", 1_u64 << (32 - bits));
            cx.wrong(&rule, "cidr", message).caused_by(rule.place("cidr"));
        }
        Ok(())
    })
}
