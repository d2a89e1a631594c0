use crate::prelude::*;

rule! {
    /// CMK rotation disabled
    ///
    /// A key that is never rotated encrypts everything for years: who obtains its material once can read
    /// all of it, old and new. KMS rotates no key of yours unless `enable_key_rotation` is set. It can
    /// rotate symmetric keys only; for keys of another `customer_master_key_spec` the setting is refused.
    ///
    /// Set `enable_key_rotation = true` for symmetric keys: KMS keeps the old material, and nothing has to
    /// be encrypted anew. Leave it out for others.
    ///
    /// ```hcl bad
    /// resource "aws_kms_key" "orders" { # finding
    ///   description = "orders"
    /// }
    ///
    /// resource "aws_kms_key" "invoices" { # finding
    ///   description         = "invoices"
    ///   enable_key_rotation = false
    /// }
    ///
    /// resource "aws_kms_key" "signatures" { # finding
    ///   description              = "signatures"
    ///   key_usage                = "SIGN_VERIFY"
    ///   customer_master_key_spec = "ECC_NIST_P256"
    ///   enable_key_rotation      = true
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_kms_key" "orders" {
    ///   description         = "orders"
    ///   enable_key_rotation = true
    /// }
    ///
    /// resource "aws_kms_key" "signatures" {
    ///   description              = "signatures"
    ///   key_usage                = "SIGN_VERIFY"
    ///   customer_master_key_spec = "ECC_NIST_P256"
    /// }
    ///
    /// resource "aws_kms_key" "retired" {
    ///   description = "retired"
    ///   is_enabled  = false
    /// }
    ///
    /// module "reports" {
    ///   source = "terraform-aws-modules/kms/aws"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "spec" {}
    ///
    /// resource "aws_kms_key" "orders" {
    ///   description              = "orders"
    ///   customer_master_key_spec = var.spec
    /// }
    /// ```
    id: "aws-kms-key-rotation-disabled",
    guid: "22fbfeac-7b5a-421a-8a27-7a2178bb910b",
    aliases: [
        "aws/cmk_rotation_disabled",
        "CKV_AWS_7", "AVD-AWS-0065", "AWS-0065", "aws-kms-auto-rotate-keys",
    ],
    severity: Low,
    category: Observability,
    cwe: 326,
    targets: ["aws_kms_key"],
    modules: [super::KEY_MODULE],
    fix: Safe,
    check: Check::Block(is_rotated),
}

fn is_rotated(key: &Block, cx: &mut Cx) -> Checked {
    let rotation = key.bool("enable_key_rotation")?;
    let module = key.is_call();
    let rotated = rotation.as_ref().map_or(module, |it| **it);
    let spec = key.string("customer_master_key_spec")?;
    let symmetric = spec.as_ref().is_none_or(|it| **it == "SYMMETRIC_DEFAULT");
    if rotated == symmetric || (module && rotation.is_none()) {
        return Ok(());
    }
    let in_use = key.bool("is_enabled")?.is_none_or(|it| *it);
    // KMS does not rotate keys whose material is kept elsewhere.
    if !in_use || key.is_set("custom_key_store_id")? {
        return Ok(());
    }
    let (message, wanted) = match (spec.filter(|_| rotated), rotation) {
        (Some(spec), _) => {
            (format!("`enable_key_rotation` is `true` for a key of the spec `{spec}`"), "false")
        }
        (None, None) => ("`enable_key_rotation` is not set, must be `true`".to_owned(), "true"),
        (None, Some(_)) => ("`enable_key_rotation` is `false`, must be `true`".to_owned(), "true"),
    };
    cx.flag(key.header(), message)
        .about("enable_key_rotation")
        .because(&key.value("enable_key_rotation"))
        .set(key, "enable_key_rotation", wanted);
    Ok(())
}
