use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f43d892f-8306-591c-83cf-45603297fc53",
    aliases: &[
        "github/secret_with_plain_value", "CKV_GIT_4", "AVD-GIT-0002", "GIT-0002",
        "github-actions-no-plain-text-action-secrets",
    ],
    severity: High,
    category: SecretManagement,
    cwe: 798,
    targets: &[
        "github_actions_environment_secret", "github_actions_organization_secret", "github_actions_secret",
    ],
    check: Check::Block(check_value),
    ..rule("github-secret-with-plain-value", include_str!("with_plain_value.md"))
};

const VALUE: &str = "plaintext_value";

fn check_value(secret: &Block, cx: &mut Cx) -> Checked {
    let value = secret.value(VALUE);
    let is_written = value.as_str().is_some_and(|text| !text.is_empty());
    if is_written && !secret.is_left_alone(VALUE) {
        let is_declined = matches!(secret.string("secret_name"), Ok(Some(name)) if names_no_secret(&name));
        cx.wrong(secret, VALUE, format!("`{VALUE}` is written in the configuration"))
            .pedantic_if(is_declined);
    }
    Ok(())
}

/// Whether a name is that of what anybody may know, as its last word says: `AWS_REGION`, `STATE_BUCKET`.
fn names_no_secret(name: &str) -> bool {
    const WORDS: [&str; 27] = [
        "ACCOUNT", "ARN", "BUCKET", "CLUSTER", "DOMAIN", "EMAIL", "ENDPOINT", "ENV", "ENVIRONMENT", "HOST",
        "ID", "LOCATION", "LOGIN", "NAME", "ORG", "ORGANIZATION", "OWNER", "PORT", "PROJECT", "REGION",
        "REGISTRY", "REPOSITORY", "URI", "URL", "USER", "USERNAME", "ZONE",
    ];
    let name = name.to_ascii_uppercase();
    let mut words = name.split('_').rev();
    words.next().is_some_and(|last| WORDS.contains(&last)) && !words.any(|it| it == "KEY" || it == "WEBHOOK")
}
