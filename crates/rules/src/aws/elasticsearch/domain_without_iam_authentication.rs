use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "e7530c3c-b7cf-4149-8db9-d037a0b5268e",
    aliases: &["aws/elasticsearch_without_iam_authentication"],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    pedantic: true,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    check: Check::Block(check_policies),
    ..rule(
        "aws-elasticsearch-domain-without-iam-authentication",
        include_str!("domain_without_iam_authentication.md"),
    )
};

const POLICY: &str = "access_policies";

fn check_policies(domain: &Block, cx: &mut Cx) -> Checked {
    if super::guards_itself(domain)? {
        return Ok(());
    }
    let own = policy::each(domain, POLICY, cx, |statement| {
        let wrong = || {
            format!("allows everyone {} from some addresses, without credentials", policy::actions(statement))
        };
        Ok(is_anonymous(statement)?.then(wrong))
    });
    let kind = format!("{}_policy", domain.kind());
    let (policies, verdict) = cx.referring(&kind, "domain_name", domain, &["domain_name"]).filter(admits);
    for policy in policies {
        let message = "the policy of the domain lets in everyone from some addresses, without credentials";
        cx.flag(domain.header(), message).also(policy.place(POLICY), "this policy");
    }
    own.and(verdict)
}

fn admits(policy: &Block) -> Checked<bool> {
    let Some(policy) = policy.policy(POLICY)? else { return Ok(false) };
    value::any(&policy.statements, is_anonymous)
}

/// Whether anybody is let in who comes from certain addresses or networks. Where the place does not matter either, the
/// policy is public, which another rule reports.
fn is_anonymous(statement: &Statement) -> Checked<bool> {
    both(policy::is_public(statement), not(policy::is_open(statement)))
}
