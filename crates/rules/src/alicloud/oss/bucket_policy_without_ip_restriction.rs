use super::public;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "6107c530-7178-464a-88bc-df9cdd364ac8",
    aliases: &["alicloud/oss_bucket_ip_restriction_disabled"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    pedantic: true,
    targets: &public::TARGETS,
    check: Check::Block(check_policy),
    ..rule(
        "alicloud-oss-bucket-policy-without-ip-restriction",
        include_str!("bucket_policy_without_ip_restriction.md"),
    )
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    if !value::any(&policy.statements, restricts_addresses)? {
        let message = "no statement of `policy` has a `Condition` on `acs:SourceIp` or `acs:SourceVpc`";
        cx.flag(block.place("policy"), message).about("policy").because(&policy.origin);
    }
    Ok(())
}

const KEYS: [&str; 3] = ["acs:SourceIp", "acs:SourceVpc", "acs:SourceVpcId"];

fn restricts_addresses(statement: &Statement) -> Checked<bool> {
    let named = |key: &str| KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
    Ok(statement.conditions()?.iter().any(|test| named(test.key)))
}
