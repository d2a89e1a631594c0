use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4429b49f-823c-5de2-8898-eabbb81c1886",
    aliases: &["aws/docdb_parameter_group_without_audit_logs", "CKV_AWS_104"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_docdb_cluster_parameter_group"],
    fix: Some(Safe),
    check: Check::Block(check_parameters),
    ..rule(
        "aws-docdb-parameter-group-without-audit-logs",
        include_str!("parameter_group_without_audit_logs.md"),
    )
};

fn check_parameters(group: &Block, cx: &mut Cx) -> Checked {
    let is_it = |parameter: &Block| is_one_of(parameter, "name", &["audit_logs"]);
    if !group.any("parameter", is_it)? {
        cx.flag(group.header(), "no `parameter` sets `audit_logs`").about("parameter").add_block(
            group,
            "parameter",
            &["name  = \"audit_logs\"", "value = \"enabled\""],
        );
    }
    value::each(group.each("parameter"), |parameter| {
        if is_it(&parameter)? {
            attribute("value").none_of(&["disabled", "none"]).fix("\"enabled\"").check(&parameter, cx)?;
        }
        Ok(())
    })
}
