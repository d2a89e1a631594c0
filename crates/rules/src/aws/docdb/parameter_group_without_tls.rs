use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a36e8083-654c-53e9-93b7-8040f5e7fbfe",
    aliases: &["aws/docdb_parameter_group_without_tls", "CKV_AWS_90"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_docdb_cluster_parameter_group"],
    fix: Some(Unsafe),
    check: Check::Block(check_parameters),
    ..rule("aws-docdb-parameter-group-without-tls", include_str!("parameter_group_without_tls.md"))
};

fn check_parameters(group: &Block, cx: &mut Cx) -> Checked {
    value::each(group.each("parameter"), |parameter| {
        if is_one_of(&parameter, "name", &["tls"])? {
            attribute("value").none_of(&["disabled"]).fix("\"enabled\"").check(&parameter, cx)?;
        }
        Ok(())
    })
}
