use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;
use tollgate_core::value::{Symbol, Value};

pub(super) static RULE: Rule = Rule {
    guid: "443488f5-c734-460b-a36d-5b3f330174dc",
    aliases: &["aws/user_data_contains_encoded_private_key"],
    severity: High,
    category: Encryption,
    cwe: 326,
    targets: &super::USER_DATA,
    modules: &[super::INSTANCE_MODULE, module("terraform-aws-modules/autoscaling/aws")],
    check: Check::Block(check_user_data),
    ..rule("aws-ec2-user-data-with-private-key", include_str!("user_data_with_private_key.md"))
};

/// The first line of a private key that needs no passphrase.
static BEGIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("-----BEGIN ((EC|PGP|DSA|RSA|OPENSSH) )?PRIVATE KEY( BLOCK)?-----").ok());

fn check_user_data(block: &Block, cx: &mut Cx) -> Checked {
    value::each(super::USER_DATA_ATTRIBUTES, |name| {
        let data = block.value(name);
        let is_key = |part: &str| {
            part.contains("-----BEGIN ") && BEGIN.as_ref().is_some_and(|begin| begin.is_match(part))
        };
        let path = block.path_of(name);
        if let Some(key) = made(&data) {
            cx.wrong(block, name, format!("`{path}` contains the private key `{key}`"));
        } else if text::any_part(&data, is_key)? {
            cx.wrong(block, name, format!("`{path}` contains a private key"));
        }
        Ok(())
    })
}

/// The private key that the configuration makes and a text has in it: `${tls_private_key.deploy.private_key_pem}`.
fn made(data: &Value) -> Option<&Value> {
    let part_is_made = |part: &&Value| {
        part.as_attribute().is_some_and(|it| {
            let is_private = it.own().is_some_and(|name| name.starts_with("private_key_"));
            it.object().kind() == "tls_private_key" && is_private
        })
    };
    let data = data.base64_of().unwrap_or(data);
    match data.as_unknown().and_then(|unknown| unknown.symbol.as_ref()) {
        Some(Symbol::Template(parts)) => parts.iter().find(part_is_made),
        _ => Some(data).filter(part_is_made),
    }
}
