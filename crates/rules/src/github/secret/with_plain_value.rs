use crate::prelude::*;
use crate::secrets::{Certainty, plain};

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
        // What is no secret is kept as one for convenience: names of accounts, regions, pipelines.
        let name = secret.string("secret_name").ok().flatten();
        let is_secret = plain(name.as_deref().map_or("", |it| it), &value)
            .is_some_and(|it| it.certainty == Certainty::Written);
        cx.wrong(secret, VALUE, format!("`{VALUE}` is written in the configuration")).pedantic_if(!is_secret);
    }
    Ok(())
}
