use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1e0ef61b-ad85-4518-a3d3-85eaad164885",
    aliases: &["aws/db_security_group_with_public_scope", "aws/db_security_group_has_public_interface"],
    severity: High,
    implies: &["aws-rds-db-security-group-with-large-range"],
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["aws_db_security_group"],
    check: Check::Block(check_ingress),
    ..rule("aws-rds-db-security-group-open", include_str!("db_security_group_open.md"))
};

fn check_ingress(group: &Block, cx: &mut Cx) -> Checked {
    value::each(group.each("ingress"), |rule| {
        if let Some(range) = rule.string("cidr")?.filter(|range| network::is_internet(range)) {
            let message = format!(
                "`{}` is `{range}`, so the whole internet reaches the database",
                rule.path_of("cidr")
            );
            cx.wrong(&rule, "cidr", message).caused_by(rule.place("cidr"));
        }
        Ok(())
    })
}
