use crate::aws::shared::policy;
use crate::prelude::*;
use std::borrow::Cow;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "0ca1017d-3b80-423e-bb9c-6cd5898d34bd",
    aliases: &["aws/lambda_iam_invokefunction_misconfigured"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 710,
    targets: &policy::IDENTITIES,
    check: Check::Block(check_policy),
    ..rule("aws-lambda-invocation-policy-incomplete", include_str!("invocation_policy_incomplete.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_of_identity(block, cx, |statement| {
        let tests: [policy::Test; 3] =
            [Statement::allows, |it| it.covers("lambda:InvokeFunction"), |it| it.has("Resource")];
        if !policy::all(statement, &tests)? {
            return Ok(None);
        }
        let resources = resources(statement)?;
        Ok(resources.iter().find_map(|it| half(it, &resources)))
    })
}

/// The resources of a statement, as far as they are written down: in place of what the provider makes stands `#`.
fn resources(statement: &Statement) -> Checked<Vec<Cow<'_, str>>> {
    let Some(value) = statement.member("Resource")? else { return Ok(Vec::new()) };
    let items = value.elements_or_self();
    items.iter().filter_map(|it| policy::text_of(it).transpose()).collect()
}

/// What is wrong with the ARN of a function, if it stands without its versions, or they without it.
fn half(arn: &str, all: &[Cow<'_, str>]) -> Option<String> {
    let (_, function) = arn.split_once(":function:")?;
    let is_covered = |wanted: &str| all.iter().any(|it| covers(it, wanted));
    match function.split_once(':') {
        None if !function.ends_with('*') && !is_covered(&format!("{arn}:*")) => {
            Some(format!("allows `lambda:InvokeFunction` of `{arn}`, but not of its versions and aliases"))
        }
        Some((_, "*")) => {
            let whole = arn.strip_suffix(":*").filter(|it| !is_covered(it))?;
            Some(format!("allows `lambda:InvokeFunction` of `{arn}`, but not of `{whole}` itself"))
        }
        _ => None,
    }
}

/// Whether a pattern is what is wanted, or covers it by a wildcard at its end.
fn covers(pattern: &str, wanted: &str) -> bool {
    let is_qualified = |arn: &str| arn.split_once(":function:").is_some_and(|(_, it)| it.contains(':'));
    let start = pattern.strip_suffix('*').filter(|_| !is_qualified(pattern));
    pattern == wanted || start.is_some_and(|start| wanted.starts_with(start))
}
