use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};

pub(super) static RULE: Rule = Rule {
    guid: "e99d5b23-9387-4d8f-ae12-3233645322c9",
    aliases: &["aws/iam_role_trusts_any_github_repository", "CKV_AWS_358", "CKV_AWS_393"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_iam_role", "data.aws_iam_policy_document"],
    check: Check::Block(check_trust),
    ..rule("aws-iam-role-trusts-any-github-repository", include_str!("role_trusts_any_github_repository.md"))
};

/// The host of GitHub's provider of identities, as its ARN and the keys of conditions have it.
const GITHUB: &str = "token.actions.githubusercontent.com";

fn check_trust(block: &Block, cx: &mut Cx) -> Checked {
    let name = if block.kind() == "aws_iam_role" { "assume_role_policy" } else { "json" };
    policy::each_written(block, name, cx, |statement| {
        if !policy::all(statement, &[Statement::allows, names_github, super::lets_assume])? {
            return Ok(None);
        }
        let subjects: Vec<_> = statement.conditions()?.into_iter().filter(names_subject).collect();
        if subjects.is_empty() {
            return Ok(Some("lets workflows of every repository on GitHub assume the role".to_owned()));
        }
        open_subject(&subjects)
    })
}

fn names_github(statement: &Statement) -> Checked<bool> {
    value::any(statement.principals()?, |(_, principal)| {
        Ok(policy::text_of(principal)?.is_some_and(|arn| arn.contains(GITHUB)))
    })
}

/// Claims beside `sub` that name a repository or its owner, which nobody else can have.
const OWNERS: [&str; 5] =
    ["job_workflow_ref", "repository", "repository_id", "repository_owner", "repository_owner_id"];

/// Whether a condition is on the subject, or on another claim that names the repository.
fn names_subject(condition: &Condition) -> bool {
    let key = condition.key.to_ascii_lowercase();
    let claim = key.starts_with(GITHUB).then(|| key.rsplit(':').next().unwrap_or_default());
    claim.is_some_and(|claim| claim == "sub" || OWNERS.contains(&claim))
}

/// What is wrong where one subject would be enough that somebody else can have. Of several conditions one that is narrow
/// is enough.
fn open_subject(subjects: &[Condition]) -> Checked<Option<String>> {
    let mut open = None;
    for condition in subjects {
        let is_subject = condition.key.to_ascii_lowercase().ends_with(":sub");
        let wide = condition.values.iter().map(|value| {
            let text = policy::text_of(value)?;
            Ok(text.filter(|text| is_subject && is_of_anyone(text)))
        });
        let wide = wide.collect::<Checked<Vec<_>>>()?;
        match wide.into_iter().flatten().next() {
            Some(text) => open = Some(format!("lets workflows whose `sub` is `{text}` assume the role")),
            None => return Ok(None),
        }
    }
    Ok(open)
}

/// Whether a subject does not say which owner a repository has: `repo:*`, `repo:shop*`. A subject that starts with a claim
/// such as `workflow` says nothing: whoever has a repository chooses it.
fn is_of_anyone(subject: &str) -> bool {
    match subject.split_once(':') {
        Some(("repo", repository)) => match repository.split_once('/') {
            Some((owner, _)) => {
                // The number of the owner, which may stand after the name, belongs to nobody else.
                let name = owner.split('@').next().unwrap_or_default();
                name.contains(['*', '?'])
            }
            // No name of an owner has a colon: what starts with one matches no subject.
            None => {
                let start = repository.split(['*', '?']).next().unwrap_or_default();
                !start.contains(':') && !repository.contains('#')
            }
        },
        Some((claim, _)) => !OWNERS.contains(&claim) && !claim.contains('#'),
        None => !subject.contains('#'),
    }
}
