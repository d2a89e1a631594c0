use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

rule! {
    /// User data contains encoded private key
    ///
    /// User data is no place for secrets: base64 hides nothing, every process on the instance reads it from
    /// the metadata service, and so does every user who may describe the instance or the launch
    /// configuration. A private key in it is a key that many have.
    ///
    /// Keep the key in Secrets Manager or in the Parameter Store, and let the instance fetch it with the role
    /// of its instance profile. Make a new key; this one is known.
    ///
    /// ```hcl bad
    /// resource "aws_launch_configuration" "worker" {
    ///   image_id         = "ami-0a1b2c3d4e5f60718"
    ///   instance_type    = "t3.small"
    ///   user_data_base64 = "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCg==" # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_instance" "worker" {
    ///   ami           = "ami-0a1b2c3d4e5f60718"
    ///   instance_type = "t3.small"
    ///   user_data     = <<-SH # finding
    ///     #!/bin/bash
    ///     cat > /etc/worker/key.pem <<KEY
    ///     -----BEGIN PRIVATE KEY-----
    ///     ${var.key}
    ///     -----END PRIVATE KEY-----
    ///     KEY
    ///   SH
    /// }
    ///
    /// variable "key" {}
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_launch_configuration" "worker" {
    ///   image_id             = "ami-0a1b2c3d4e5f60718"
    ///   instance_type        = "t3.small"
    ///   iam_instance_profile = aws_iam_instance_profile.worker.name
    ///   user_data_base64     = "IyEvYmluL2Jhc2gKL29wdC93b3JrZXIvcnVuCg=="
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "user_data" {}
    ///
    /// resource "aws_launch_configuration" "worker" {
    ///   image_id         = "ami-0a1b2c3d4e5f60718"
    ///   instance_type    = "t3.small"
    ///   user_data_base64 = var.user_data
    /// }
    /// ```
    id: "aws-ec2-user-data-with-private-key",
    guid: "443488f5-c734-460b-a36d-5b3f330174dc",
    aliases: ["aws/user_data_contains_encoded_private_key"],
    severity: High,
    category: Encryption,
    cwe: 326,
    targets: super::USER_DATA,
    modules: [
        super::INSTANCE_MODULE,
        ModuleInputs { source: "terraform-aws-modules/autoscaling/aws", renamed: &[] },
    ],
    check: Check::Block(has_no_key),
}

/// The first line of a private key that needs no passphrase.
static BEGIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("-----BEGIN ((EC|PGP|DSA|RSA|OPENSSH) )?PRIVATE KEY( BLOCK)?-----").ok());

fn has_no_key(block: &Block, cx: &mut Cx) -> Checked {
    value::each(super::USER_DATA_ATTRIBUTES, |name| {
        let data = block.value(name);
        if text::any_part(&data, |part| BEGIN.as_ref().is_some_and(|begin| begin.is_match(part)))? {
            let path = block.path_of(name);
            cx.flag(block.place(name), format!("`{path}` holds a private key")).about(path).because(&data);
        }
        Ok(())
    })
}
