//! CodeArtifact domain.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-codeartifact",
    guid: "f8361725-f821-5588-9f91-e53507ca0b93",
    aliases: &["aws/codeartifact_domain_without_customer_key", "CKV_AWS_221"],
    targets: &["aws_codeartifact_domain"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("encryption_key")])),
    words: &[
        ("what", "CodeArtifact domain"),
        ("data", "the packages"),
        ("note", "All repositories of a domain share its key."),
        ("attribute", "encryption_key"),
        (
            "bad",
            r#"resource "aws_codeartifact_domain" "shop" { # finding
  domain = "shop"
}"#,
        ),
        (
            "good",
            r#"resource "aws_codeartifact_domain" "shop" {
  domain         = "shop"
  encryption_key = aws_kms_key.packages.arn
}"#,
        ),
        ("documented", "aws_codeartifact_domain"),
        ("page", "codeartifact_domain"),
    ],
    ..TEMPLATE
};
