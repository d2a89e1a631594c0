use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    guid: "0b93729a-d882-4803-bdc3-ac429a21f158",
    aliases: &[
        "aws/ec2_instance_using_api_keys", "CKV_AWS_46", "AVD-AWS-0029", "AWS-0029",
        "aws-ec2-no-secrets-in-user-data", "AVD-AWS-0129", "AWS-0129",
        "aws-ec2-no-secrets-in-launch-template-user-data",
    ],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &super::USER_DATA,
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_user_data),
    ..rule("aws-ec2-instance-with-access-keys", include_str!("instance_with_access_keys.md"))
};

/// A key in an environment file, in the configuration of the command line, or as an argument of `aws configure set`. What
/// the shell fills in when the instance starts (`$KEY`, `$(aws sts …)`) is not a key that somebody wrote down.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)(aws_(access_key_id|secret_access_key)[\t ]*=[\t ]*|configure\s+set\s+aws_(access_key_id|secret_access_key)\s+)["']?([^"'$`\s]|$)"#,
    )
    .ok()
});

/// Where the command line and the SDKs look for keys.
const FILES: [&str; 4] = ["/.aws/credentials", "/.aws/config", "/etc/awscli.conf", "/etc/aws/"];

fn check_user_data(block: &Block, cx: &mut Cx) -> Checked {
    let in_user_data = value::each(super::USER_DATA_ATTRIBUTES, |name| {
        let data = block.value(name);
        if text::any_part(&data, is_key)? {
            let path = block.path_of(name);
            cx.flag(block.header(), format!("`{path}` contains AWS access keys")).about(path).because(&data);
        }
        Ok(())
    });
    in_user_data.and(value::each(block.each("provisioner"), |provisioner| {
        let commands = provisioner.value("inline");
        let lines = commands.elements().unwrap_or_default();
        let runs = value::any(lines, |line| text::any_part(line, |part| is_key(part) || is_file(part)));
        let copies = text::any_part(&provisioner.value("destination"), is_file);
        if either(runs, copies)? {
            cx.flag(provisioner.header(), "the provisioner copies AWS access keys to the instance");
        }
        Ok(())
    }))
}

fn is_key(text: &str) -> bool {
    let may_be = text.to_ascii_lowercase().contains("aws_");
    may_be && KEY.as_ref().is_some_and(|key| key.is_match(text))
}

fn is_file(text: &str) -> bool {
    FILES.iter().any(|file| text.contains(file))
}
