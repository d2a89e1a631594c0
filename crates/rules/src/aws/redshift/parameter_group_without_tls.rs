use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "be42b8b1-fe06-57a7-81f6-3118880a81f8",
    aliases: &["aws/redshift_parameter_group_without_tls", "CKV_AWS_105"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_redshift_parameter_group"],
    fix: Some(Unsafe),
    check: Check::Block(check_parameters),
    ..rule("aws-redshift-parameter-group-without-tls", include_str!("parameter_group_without_tls.md"))
};

const NAME: &str = "require_ssl";

fn check_parameters(group: &Block, cx: &mut Cx) -> Checked {
    let parameters = group.each("parameter");
    let is_it = |it: &Block| is_one_of(it, "name", &[NAME]);
    for parameter in &parameters {
        if is_it(parameter)? {
            return attribute("value")
                .one_of(&["true", "TRUE", "on", "1"])
                .fix("\"true\"")
                .check(parameter, cx);
        }
    }
    if !is_one_of(group, "family", &["redshift-2.0"])? {
        let message = format!("no `parameter` sets `{NAME}`, which is `false` by default");
        let lines = format!("name  = \"{NAME}\"");
        cx.flag(group.header(), message).add_block(group, "parameter", &[&lines, "value = \"true\""]);
    }
    Ok(())
}
