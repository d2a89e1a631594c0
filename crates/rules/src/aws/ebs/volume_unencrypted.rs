use crate::prelude::*;

rule! {
    /// EBS volume encryption disabled
    ///
    /// Whoever gets at a snapshot of the volume, or at the disk that it lies on, reads all of it. Volumes are not
    /// encrypted unless `encrypted` is `true`, or the account encrypts new ones by default in that region.
    ///
    /// Set `encrypted = true`. The encryption of a volume cannot be changed afterwards: Terraform makes a new, empty
    /// volume, so copy the data over an encrypted snapshot first.
    ///
    /// ```hcl bad
    /// resource "aws_ebs_volume" "orders" {
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    ///   encrypted         = false # finding
    /// }
    ///
    /// resource "aws_ebs_volume" "invoices" { # finding
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ebs_volume" "orders" {
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    ///   encrypted         = true
    /// }
    /// ```
    ///
    /// Where the configuration turns on the encryption of new volumes for the account, that is enough.
    ///
    /// ```hcl good
    /// resource "aws_ebs_encryption_by_default" "region" {
    ///   enabled = true
    /// }
    ///
    /// resource "aws_ebs_volume" "orders" {
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_ebs_volume" "orders" {
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    ///   encrypted         = var.encrypted
    /// }
    /// ```
    id: "aws-ebs-volume-unencrypted",
    guid: "cc997676-481b-4e93-aa81-d19f8c5e9b12",
    aliases: [
        "aws/ebs_volume_encryption_disabled",
        "CKV_AWS_3", "AVD-AWS-0026", "AWS-0026", "aws-ebs-enable-volume-encryption",
        "aws-ec2-enable-volume-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_ebs_volume"],
    modules: [ModuleInputs { source: "terraform-aws-modules/ebs/aws", renamed: &[] }],
    fix: Unsafe,
    check: Check::Block(is_encrypted),
}

fn is_encrypted(volume: &Block, cx: &mut Cx) -> Checked {
    let by_account = cx.any("aws_ebs_encryption_by_default", |default| {
        Ok(default.bool("enabled")?.is_none_or(|enabled| *enabled))
    });
    let says_nothing = volume.is_set("encrypted").map(|says| !says);
    if both(by_account, says_nothing)? {
        return Ok(());
    }
    attribute("encrypted").is_true().fix("true").check(volume, cx)
}
