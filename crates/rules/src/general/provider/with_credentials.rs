use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "68067475-7b94-497a-92b9-7b5c5a81390a",
    aliases: &["general/provider_with_credentials", "CKV_AWS_41"],
    severity: High,
    category: SecretManagement,
    cwe: 798,
    targets: &["provider"],
    check: Check::Block(check_credentials),
    ..rule("general-provider-with-credentials", include_str!("with_credentials.md"))
};

/// What providers call their secrets.
const SECRETS: [&str; 14] = [
    "access_token", "api_key", "api_token", "app_key", "application_secret", "auth_token", "client_key",
    "client_secret", "credentials", "password", "private_key", "secret_key", "security_token", "token",
];

/// Words of values that open nothing: of documentation, of tests, of emulators.
const PLACEHOLDERS: [&str; 9] =
    ["change", "dummy", "example", "fake", "local", "mock", "test", "xxx", "your"];

fn check_credentials(provider: &Block, cx: &mut Cx) -> Checked {
    value::each(SECRETS, |name| {
        // What is not known here is not written down here.
        let value = provider.value(name);
        if value.as_str().is_some_and(is_secret) {
            let message = match value.file() {
                Some(path) => {
                    format!("`{name}` is the content of `{path}`, which is next to the configuration")
                }
                None => format!("`{name}` is written in the configuration"),
            };
            cx.wrong(provider, name, message);
        }
        Ok(())
    })
}

/// Whether a text looks like a secret: the text of a private key, or a long word of letters and digits.
fn is_secret(text: &str) -> bool {
    let has = |test: fn(char) -> bool| text.contains(test);
    let is_word = text.len() >= 12 && !has(char::is_whitespace);
    let is_path = text.starts_with(['/', '.', '~']) || text.ends_with(".json") || text.ends_with(".pem");
    let is_mixed = has(|it| it.is_ascii_alphabetic()) && has(|it| it.is_ascii_digit());
    let lower = text.to_ascii_lowercase();
    let is_meant = !PLACEHOLDERS.iter().any(|word| lower.contains(word));
    text.contains("PRIVATE KEY-----") || is_word && is_mixed && is_meant && !is_path
}
