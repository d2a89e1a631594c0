use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "3a8c2fda-7f7c-56f3-966c-160a00ff53e8",
    aliases: &["aws/iam_role_web_identity_without_audience"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_iam_role", "data.aws_iam_policy_document"],
    check: Check::Block(check_trust),
    ..rule(
        "aws-iam-role-web-identity-without-audience",
        include_str!("role_web_identity_without_audience.md"),
    )
};

fn check_trust(block: &Block, cx: &mut Cx) -> Checked {
    let name = if block.kind() == "aws_iam_role" { "assume_role_policy" } else { "json" };
    policy::each_written(block, name, cx, |statement| {
        if !policy::all(statement, &[Statement::allows, trusts_provider])? {
            return Ok(None);
        }
        let conditions = statement.conditions()?;
        let asks = conditions.iter().any(|condition| is_audience(condition.key));
        Ok((!asks).then(|| "accepts tokens of the identity provider for any audience".to_owned()))
    })
}

fn trusts_provider(statement: &Statement) -> Checked<bool> {
    both(
        statement.covers("sts:AssumeRoleWithWebIdentity"),
        value::any(statement.principals()?, |(kind, _)| Ok(kind == "Federated")),
    )
}

/// Whether a key of a condition says for whom a token was issued. `aud` is the client of some providers, and `oaud` the
/// audience; `app_id` and `amr` belong to those that AWS knows by name.
fn is_audience(key: &str) -> bool {
    let claim = key.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(claim.as_str(), "aud" | "oaud" | "azp" | "app_id" | "client_id")
}
