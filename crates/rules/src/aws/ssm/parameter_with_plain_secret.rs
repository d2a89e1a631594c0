use crate::prelude::*;
use crate::secrets;
use crate::text;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "4536bccd-1677-4f91-b7cb-399b31569129",
    aliases: &["aws/ssm_parameter_with_plain_secret", "CKV2_AWS_34"],
    severity: Medium,
    category: SecretManagement,
    cwe: 312,
    targets: &["aws_ssm_parameter"],
    fix: Some(Unsafe),
    check: Check::Block(check_parameter),
    ..rule("aws-ssm-parameter-with-plain-secret", include_str!("parameter_with_plain_secret.md"))
};

fn check_parameter(parameter: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(parameter, "type", &["String", "StringList"])? {
        return Ok(());
    }
    let is_open = !parameter.value("insecure_value").is_null();
    let attribute = if is_open { "insecure_value" } else { "value" };
    let value = parameter.value(attribute);
    let is_named = is_called_secret(parameter, &value);
    // Where all of many values are said to be sensitive, some are not. And a name may mislead.
    let (why, declined) = match secret_in(&value) {
        Some(secret) => (format!("`{attribute}` has {secret} in it"), false),
        None if value.is_sensitive() => (format!("`{attribute}` is sensitive"), !is_named),
        None if is_named => (format!("`name` is `{}`", parameter.value("name")), true),
        None => return Ok(()),
    };
    let message = format!("{}, and {why}", parameter.actual("type"));
    let finding = cx.wrong(parameter, "type", message).pedantic_if(declined);
    if !is_open {
        finding.set(parameter, "type", "\"SecureString\"");
    }
    Ok(())
}

/// A secret that a value certainly has in it.
fn secret_in(value: &Value) -> Option<String> {
    if let Some(made) = secrets::made(value) {
        return Some(format!("`{made}`"));
    }
    let has = |test: fn(&str) -> bool| matches!(text::any_part(value, test), Ok(true));
    if has(|part| part.contains("PRIVATE KEY-----")) {
        return Some("a private key".to_owned());
    }
    has(secrets::has_access_key).then(|| "an access key".to_owned())
}

/// Whether a parameter has the name of a secret, whatever is added to that. What only names one is none.
fn is_called_secret(parameter: &Block, value: &Value) -> bool {
    let name = parameter.value("name").to_string();
    let name = name.trim_matches('"');
    let written = if name.ends_with('}') { name.rsplit_once("${").map_or(name, |(it, _)| it) } else { name };
    let is_named = secrets::is_name_of_secret(written.trim_end_matches(['-', '_', '/', '.']));
    is_named && !value.as_attribute().is_some_and(|it| matches!(it.end(), "arn" | "id" | "name"))
}
