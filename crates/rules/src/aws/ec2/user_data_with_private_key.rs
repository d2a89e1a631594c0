use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

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
        if text::any_part(&data, |part| BEGIN.as_ref().is_some_and(|begin| begin.is_match(part)))? {
            let path = block.path_of(name);
            cx.wrong(block, name, format!("`{path}` contains a private key"));
        }
        Ok(())
    })
}
