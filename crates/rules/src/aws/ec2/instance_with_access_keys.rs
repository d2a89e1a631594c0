use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

rule! {
    /// EC2 instance using API keys
    ///
    /// Access keys that are put on an instance when it starts stay there: in its user data, which every
    /// process on it and every user with `ec2:DescribeInstanceAttribute` reads, in files, in snapshots, and
    /// in the state. They do not expire, and work from anywhere.
    ///
    /// Give the instance a role with `iam_instance_profile`: the SDKs and the command line find its
    /// credentials by themselves, and AWS renews them every few hours. Then revoke the keys.
    ///
    /// ```hcl bad
    /// resource "aws_instance" "worker" { # finding
    ///   ami           = "ami-0a1b2c3d4e5f60718"
    ///   instance_type = "t3.small"
    ///   user_data     = <<-SH
    ///     #!/bin/bash
    ///     export AWS_ACCESS_KEY_ID=${var.key_id}
    ///     export AWS_SECRET_ACCESS_KEY=${var.secret}
    ///     /opt/worker/run
    ///   SH
    /// }
    ///
    /// variable "key_id" {}
    ///
    /// variable "secret" {}
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_launch_template" "worker" { # finding
    ///   image_id  = "ami-0a1b2c3d4e5f60718"
    ///   user_data = base64encode("aws configure set aws_secret_access_key placeholder")
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_instance" "worker" {
    ///   ami           = "ami-0a1b2c3d4e5f60718"
    ///   instance_type = "t3.small"
    ///
    ///   provisioner "file" { # finding
    ///     source      = "credentials"
    ///     destination = "~/.aws/credentials"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_instance" "worker" {
    ///   ami                  = "ami-0a1b2c3d4e5f60718"
    ///   instance_type        = "t3.small"
    ///   iam_instance_profile = aws_iam_instance_profile.worker.name
    ///   user_data            = <<-SH
    ///     #!/bin/bash
    ///     /opt/worker/run
    ///   SH
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "user_data" {}
    ///
    /// resource "aws_instance" "worker" {
    ///   ami           = "ami-0a1b2c3d4e5f60718"
    ///   instance_type = "t3.small"
    ///   user_data     = var.user_data
    /// }
    /// ```
    id: "aws-ec2-instance-with-access-keys",
    guid: "0b93729a-d882-4803-bdc3-ac429a21f158",
    aliases: [
        "aws/ec2_instance_using_api_keys",
        "CKV_AWS_46", "AVD-AWS-0029", "AWS-0029", "aws-ec2-no-secrets-in-user-data",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: super::USER_DATA,
    modules: [super::INSTANCE_MODULE],
    check: Check::Block(has_no_keys),
}

/// A key in an environment file, in the configuration of the command line, or as an argument of `aws configure set`.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)aws_(access_key_id|secret_access_key)\s*=|configure\s+set\s+aws_(access_key_id|secret_access_key)\b").ok()
});

/// Where the command line and the SDKs look for keys.
const FILES: [&str; 4] = ["/.aws/credentials", "/.aws/config", "/etc/awscli.conf", "/etc/aws/"];

fn has_no_keys(block: &Block, cx: &mut Cx) -> Checked {
    let in_user_data = value::each(super::USER_DATA_ATTRIBUTES, |name| {
        let data = block.value(name);
        if text::any_part(&data, is_key)? {
            let path = block.path_of(name);
            cx.flag(block.header(), format!("`{path}` holds access keys of AWS")).about(path).because(&data);
        }
        Ok(())
    });
    in_user_data.and(value::each(block.each("provisioner"), |provisioner| {
        let commands = provisioner.value("inline");
        let lines = commands.elements().unwrap_or_default();
        let runs = value::any(lines, |line| text::any_part(line, |part| is_key(part) || is_file(part)));
        let copies = text::any_part(&provisioner.value("destination"), is_file);
        if either(runs, copies)? {
            cx.flag(provisioner.header(), "the provisioner puts access keys of AWS on the instance");
        }
        Ok(())
    }))
}

fn is_key(text: &str) -> bool {
    KEY.as_ref().is_some_and(|key| key.is_match(text))
}

fn is_file(text: &str) -> bool {
    FILES.iter().any(|file| text.contains(file))
}
