use super::public;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "c01d10de-c468-4790-b3a0-fc887a56f289",
    aliases: &["alicloud/oss_buckets_securetransport_disabled"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 326,
    targets: &public::TARGETS,
    check: Check::Block(check_policy),
    ..rule("alicloud-oss-bucket-policy-accepts-http", include_str!("bucket_policy_accepts_http.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    let statements = &policy.statements;
    let denied = value::any(statements, denies_http);
    // What is allowed over TLS only is not allowed over HTTP.
    let some = value::any(statements, Statement::allows);
    let all = value::all(statements, |it| either(not(it.allows()), has_transport(it, "true")));
    if !either(denied, both(some, all))? {
        let message = "`policy` does not deny requests where `acs:SecureTransport` is `false`";
        cx.flag(block.place("policy"), message).about("policy").because(&policy.origin);
    }
    Ok(())
}

fn denies_http(statement: &Statement) -> Checked<bool> {
    let denied = not(statement.allows());
    let everything = both(statement.covers("oss:GetObject"), statement.covers("oss:PutObject"));
    both(both(denied, everything), has_transport(statement, "false"))
}

/// Whether the statement holds only where `acs:SecureTransport` has this value.
fn has_transport(statement: &Statement, wanted: &str) -> Checked<bool> {
    value::any(statement.conditions()?, |test| {
        if !test.operator.eq_ignore_ascii_case("bool")
            || !test.key.eq_ignore_ascii_case("acs:SecureTransport")
        {
            return Ok(false);
        }
        test.all(|value| value.eq_ignore_ascii_case(wanted))
    })
}
