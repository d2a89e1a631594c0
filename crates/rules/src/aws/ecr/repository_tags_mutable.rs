use crate::prelude::*;

rule! {
    /// ECR image tag not immutable
    ///
    /// Where tags can be moved, `orders:1.4.0` may be another image today than the one that was tested: by accident,
    /// or because somebody who may push replaced it. `image_tag_mutability` is `MUTABLE` unless it is set.
    ///
    /// Set it to `IMMUTABLE`, and push every build under a tag of its own. Where a tag like `latest` must move, allow
    /// that one with `IMMUTABLE_WITH_EXCLUSION`.
    ///
    /// ```hcl bad
    /// resource "aws_ecr_repository" "orders" {
    ///   name                 = "orders"
    ///   image_tag_mutability = "MUTABLE" # finding
    /// }
    ///
    /// resource "aws_ecr_repository" "invoices" { # finding
    ///   name = "invoices"
    /// }
    ///
    /// module "reports" {
    ///   source                          = "terraform-aws-modules/ecr/aws"
    ///   repository_image_tag_mutability = "MUTABLE" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecr_repository" "orders" {
    ///   name                 = "orders"
    ///   image_tag_mutability = "IMMUTABLE"
    /// }
    ///
    /// module "reports" {
    ///   source          = "terraform-aws-modules/ecr/aws"
    ///   repository_name = "reports"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "mutability" {}
    ///
    /// resource "aws_ecr_repository" "orders" {
    ///   name                 = "orders"
    ///   image_tag_mutability = var.mutability
    /// }
    /// ```
    id: "aws-ecr-repository-tags-mutable",
    guid: "d1846b12-20c5-4d45-8798-fc35b79268eb",
    aliases: [
        "aws/ecr_image_tag_not_immutable",
        "CKV_AWS_51", "AVD-AWS-0031", "AWS-0031", "aws-ecr-enforce-immutable-repository",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 710,
    targets: ["aws_ecr_repository"],
    modules: [ModuleInputs { source: "terraform-aws-modules/ecr/aws", renamed: &[] }],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("image_tag_mutability")
            .also_named(&[INPUT])
            .one_of(&["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"])
            .for_blocks(is_judged)
            .fix("\"IMMUTABLE\""),
    ),
}

/// What the registry module calls it. Left out, tags are immutable there.
const INPUT: &str = "repository_image_tag_mutability";

fn is_judged(block: &Block) -> Checked<bool> {
    let is_set = either(block.is_set("image_tag_mutability"), block.is_set(INPUT))?;
    Ok(is_set || !block.is_call())
}
