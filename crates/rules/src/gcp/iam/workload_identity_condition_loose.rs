use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc45d2f1-3dd6-518f-9783-4834079aee7d",
    aliases: &["gcp/iam_workload_identity_condition_loose", "CKV_GCP_125"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["google_iam_workload_identity_pool_provider"],
    check: Check::Block(check_condition),
    ..rule("gcp-iam-workload-identity-condition-loose", include_str!("workload_identity_condition_loose.md"))
};

const CONDITION: &str = "attribute_condition";

/// The claims that say whose workflow it is, beside the subject (GitHub documentation, "OpenID Connect reference").
const OF_OWNERS: [&str; 8] = [
    "repository", "repository_id", "repository_owner", "repository_owner_id", "job_workflow_ref",
    "workflow_ref", "enterprise", "enterprise_id",
];

/// The claims that anybody chooses for a workflow of their own.
const OF_ANYBODY: [&str; 7] = ["actor", "base_ref", "context", "environment", "head_ref", "ref", "workflow"];

fn check_condition(provider: &Block, cx: &mut Cx) -> Checked {
    let is_of_github = provider.any("oidc", |oidc| {
        lists(oidc, "issuer_uri", |issuer| issuer.contains("//token.actions.githubusercontent.com"))
    });
    if !is_of_github? {
        return Ok(());
    }
    let Some(condition) = provider.string(CONDITION)? else { return Ok(()) };
    if let Some(flaw) = flaw(&condition) {
        cx.wrong(provider, CONDITION, format!("`{CONDITION}` {flaw}"));
    }
    Ok(())
}

/// Why a condition holds for workflows of others, too, or for none. `None` where it may be tight.
fn flaw(condition: &str) -> Option<String> {
    // What these stand for is said by the mapping of attributes.
    let is_mapped = ["assertion[", "attribute.", "google."].iter().any(|it| condition.contains(it));
    let claims: Vec<_> = condition.split("assertion.").skip(1).map(word).collect();
    if is_mapped || claims.is_empty() || claims.iter().any(|it| OF_OWNERS.contains(it)) {
        return None;
    }
    if !claims.contains(&"sub") {
        return Some(format!(
            "checks only `{}`, which does not say whose workflow it is",
            claims.join("` and `")
        ));
    }
    let subject = subject(condition).filter(|it| !names_repository(it))?;
    Some(format!("compares the subject with `{subject}`, which names no repository"))
}

/// The name that a text starts with.
fn word(text: &str) -> &str {
    text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').next().unwrap_or_default()
}

/// The text with which the subject is compared, or with which it has to start.
fn subject(condition: &str) -> Option<&str> {
    let rest = condition.split_once("assertion.sub")?.1.trim_start();
    let rest = rest.strip_prefix("==").or_else(|| rest.strip_prefix(".startsWith("))?.trim_start();
    let quote = rest.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    rest[1..].split(quote).next()
}

/// Whether a subject says whose workflow it is, as `repo:owner/name:…` does.
fn names_repository(subject: &str) -> bool {
    match subject.split_once(':') {
        Some(("repo", rest)) => rest.split(':').next().is_some_and(|it| {
            it.split_once('/').is_some_and(|(owner, _)| !owner.is_empty() && !owner.contains('*'))
        }),
        Some((claim, value)) => !OF_ANYBODY.contains(&claim) && !value.starts_with('*'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::flaw;

    #[test]
    fn conditions_that_name_an_owner_are_tight() {
        for condition in [
            "assertion.repository_owner == 'acme'",
            "assertion.sub == 'repo:acme/shop:ref:refs/heads/main'",
            "assertion.sub.startsWith('repo:acme/')",
            "assertion.ref == 'refs/heads/main' && assertion.repository == 'acme/shop'",
            "attribute.repository == 'acme/shop'",
            "assertion.sub.matches('^repo:acme/.*')",
        ] {
            assert_eq!(flaw(condition), None, "{condition}");
        }
    }

    #[test]
    fn conditions_that_others_meet_are_loose() {
        for condition in [
            "assertion.ref == 'refs/heads/main'", "assertion.sub.startsWith('repo:acme')",
            "assertion.sub == '*'", "assertion.sub == 'environment:production'",
        ] {
            assert!(flaw(condition).is_some(), "{condition}");
        }
    }
}
