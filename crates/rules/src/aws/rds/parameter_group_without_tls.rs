use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d2d074ce-34d8-58ed-906e-001e01412f91",
    aliases: &["aws/rds_parameter_group_without_tls", "CKV2_AWS_69"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_db_parameter_group"],
    fix: Some(Unsafe),
    check: Check::Block(check_parameters),
    ..rule("aws-rds-parameter-group-without-tls", include_str!("parameter_group_without_tls.md"))
};

/// How the family of an engine is asked to demand TLS.
struct Demand {
    /// How the names of its families start.
    family: &'static str,
    parameter: &'static str,
    /// The values that demand it, in lower case. The first is advised.
    values: &'static [&'static str],
    /// The first version, of those that the family names, that demands it by default.
    since: Option<f64>,
}

impl Demand {
    /// The advised value, as an expression.
    fn expression(&self) -> String {
        format!("\"{}\"", self.values[0])
    }
}

/// Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection", of each engine.
const DEMANDS: [Demand; 5] = [
    Demand { family: "postgres", parameter: "rds.force_ssl", values: &["1"], since: Some(15.0) },
    Demand { family: "sqlserver-", parameter: "rds.force_ssl", values: &["1"], since: None },
    Demand { family: "mysql", parameter: "require_secure_transport", values: &["1", "on"], since: Some(9.7) },
    Demand {
        family: "mariadb",
        parameter: "require_secure_transport",
        values: &["1", "on"],
        since: Some(11.8),
    },
    Demand { family: "db2-", parameter: "db2comm", values: &["ssl"], since: None },
];

fn check_parameters(group: &Block, cx: &mut Cx) -> Checked {
    let Some(family) = group.string("family")? else { return Ok(()) };
    let Some(demand) = DEMANDS.iter().find(|it| family.starts_with(it.family)) else { return Ok(()) };
    for parameter in group.each("parameter") {
        if is_one_of(&parameter, "name", &[demand.parameter])? {
            let value = parameter.string("value")?.map(|it| it.to_ascii_lowercase()).unwrap_or_default();
            if !demand.values.contains(&value.as_str()) {
                let message = format!("{}, must be `{}`", parameter.actual("value"), demand.values[0]);
                cx.wrong(&parameter, "value", message).set(&parameter, "value", &demand.expression());
            }
            return Ok(());
        }
    }
    let version = family.trim_start_matches(demand.family).parse::<f64>();
    let is_default = demand.since.zip(version.ok()).is_some_and(|(since, version)| version >= since);
    if !is_default {
        let message = format!("no `parameter` sets `{}` to `{}`", demand.parameter, demand.values[0]);
        let lines = [format!("name  = \"{}\"", demand.parameter), format!("value = {}", demand.expression())];
        let lines = lines.each_ref().map(String::as_str);
        cx.flag(group.header(), message).pedantic_if(true).add_block(group, "parameter", &lines);
    }
    Ok(())
}
