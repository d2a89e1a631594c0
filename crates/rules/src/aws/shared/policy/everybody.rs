//! Statements that let everybody in.

use super::caller::{is_star, names_addresses, names_caller, narrows};
use super::{Test, Wrong, actions, all, each};
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};
use tollgate_core::value::Value;

/// Reports statements that let in callers whom nobody named.
pub(in crate::aws) fn forbid_public(block: &Block, name: &str, cx: &mut Cx) -> Checked {
    let service =
        SERVICES.iter().find(|(kind, _)| block.kind().starts_with(kind)).map(|(_, service)| *service);
    each(block, name, cx, |statement| {
        let is_moot = service.is_some_and(|service| is_of_another(statement, service));
        Ok((!is_moot && statement.is_public()?).then(|| allows_everybody(statement)))
    })
}

/// How the resources begin that have policies of their own, and the name of their service in ARNs.
const SERVICES: [(&str, &str); 2] = [("aws_sns_", "sns"), ("aws_sqs_", "sqs")];

/// Whether a statement certainly speaks of resources of other services alone: in the policy of one of this service it allows
/// nothing.
fn is_of_another(statement: &Statement, service: &str) -> bool {
    let Ok(Some(resources)) = statement.member("Resource") else { return false };
    let resources = resources.elements_or_self();
    !resources.is_empty() && resources.iter().all(|it| service_of(it).is_some_and(|of| of != service))
}

/// The service of the resource that an ARN names: by its text, or by the resource whose attribute it is.
fn service_of(arn: &Value) -> Option<String> {
    if let Some(attribute) = arn.as_attribute() {
        let kind = attribute.object().kind();
        return kind.trim_start_matches("data.").strip_prefix("aws_")?.split('_').next().map(str::to_owned);
    }
    let mut parts = arn.as_str()?.split(':');
    let is_arn = parts.next() == Some("arn");
    parts.nth(1).filter(|it| is_arn && !it.contains('*')).map(str::to_owned)
}

/// What is wrong with a statement that lets in callers whom nobody named.
pub(in crate::aws) fn allows_everybody(statement: &Statement) -> Wrong {
    let text = format!("allows everyone {}, without a `Condition` on the caller", actions(statement));
    Wrong::from(text).declined_if(is_by_address(statement) || is_for_endpoints(statement))
}

/// Whether it lets everybody subscribe no more than some endpoints, such as mail addresses of a domain: the others are told
/// nothing.
fn is_for_endpoints(statement: &Statement) -> bool {
    let names_some = |condition: &Condition| {
        condition.key.eq_ignore_ascii_case("sns:Endpoint")
            && !condition.operator.to_ascii_lowercase().contains("not")
            && matches!(condition.all(|it| it != "*"), Ok(true))
    };
    statement.conditions().is_ok_and(|conditions| conditions.iter().any(names_some))
}

/// Whether it admits calls from some addresses only: nobody would call that public.
pub(in crate::aws) fn is_by_address(statement: &Statement) -> bool {
    statement.conditions().is_ok_and(|conditions| conditions.iter().any(names_addresses))
}

/// Whether it allows everyone something, whatever its `Condition`.
pub(in crate::aws) fn is_for_everybody(statement: &Statement) -> Checked<bool> {
    all(statement, &[Statement::allows, |it| either(names_everybody(it), it.has("NotPrincipal"))])
}

/// Whether a principal is everybody.
pub(in crate::aws) fn names_everybody(statement: &Statement) -> Checked<bool> {
    value::any(statement.principals()?, |(_, principal)| is_star(principal))
}

/// Whether it allows everyone something, and no `Condition` asks who calls.
pub(in crate::aws) fn is_public(statement: &Statement) -> Checked<bool> {
    all(statement, &[is_for_everybody, |it| Ok(!it.conditions()?.iter().any(names_caller))])
}

/// Whether it allows everyone something, and no `Condition` asks who calls or from where.
pub(in crate::aws) fn is_open(statement: &Statement) -> Checked<bool> {
    let tests: [Test; 2] =
        [is_for_everybody, |it| not(value::any(it.conditions()?, |condition| narrows(&condition)))];
    all(statement, &tests)
}
