use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};
use tollgate_core::value::{Symbol, Value};

pub(super) static RULE: Rule = Rule {
    guid: "09c35abf-5852-4622-ac7a-b987b331232e",
    aliases: &["aws/cross_account_iam_assume_role_policy_without_external_id_or_mfa"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 285,
    targets: &["aws_iam_role"],
    check: Check::Block(check_trust),
    ..rule(
        "aws-iam-role-cross-account-without-external-id",
        include_str!("role_cross_account_without_external_id.md"),
    )
};

fn check_trust(role: &Block, cx: &mut Cx) -> Checked {
    policy::each(role, "assume_role_policy", cx, |statement| {
        if !policy::all(statement, &[Statement::allows, |it| it.covers("sts:AssumeRole")])? {
            return Ok(None);
        }
        let foreign =
            value::any(statement.principals()?, |(kind, it)| both(Ok(kind == "AWS"), is_foreign(it)))?;
        let asks = || value::any(statement.conditions()?, |condition| asks_for(&condition));
        let wrong =
            "lets an account that is written as a number assume the role, without an external ID or MFA";
        Ok((foreign && !asks()?).then(|| wrong.to_owned()))
    })
}

/// Whether a principal is of an account that is written as a number. What the provider knows (`data.aws_caller_identity`,
/// a role of this configuration) is of this account.
fn is_foreign(principal: &Value) -> Checked<bool> {
    let start = match principal.as_unknown().and_then(|it| it.symbol.as_ref()) {
        Some(Symbol::Template(parts)) => parts.first().and_then(Value::as_str),
        _ => None,
    };
    let text = match start.filter(|start| start.matches(':').count() >= 5) {
        Some(start) => Some(start.into()),
        None => policy::text_of(principal)?,
    };
    let Some(text) = text else { return Ok(false) };
    let account = match text.splitn(6, ':').collect::<Vec<_>>()[..] {
        ["arn", _, "iam" | "sts", _, account, _] => account,
        _ => &*text,
    };
    Ok(policy::is_account_id(account))
}

/// Whether a test demands an external ID, MFA or the own organization.
fn asks_for(condition: &Condition) -> Checked<bool> {
    let operator = condition.operator.to_ascii_lowercase();
    match (&*condition.key.to_ascii_lowercase(), &*operator) {
        // One that is given elsewhere is one.
        ("sts:externalid", "stringequals" | "stringlike") => {
            Ok(!condition.values.iter().any(|id| matches!(id.as_str(), Some("" | "*"))))
        }
        ("aws:multifactorauthpresent", "bool" | "boolifexists") => condition.all(|it| it == "true"),
        ("aws:multifactorauthage", "numericlessthan" | "numericlessthanequals") => Ok(true),
        ("aws:principalorgid" | "aws:principalorgpaths", _) => Ok(policy::names_caller(condition)),
        _ => Ok(false),
    }
}
