use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d1846b12-20c5-4d45-8798-fc35b79268eb",
    aliases: &[
        "aws/ecr_image_tag_not_immutable", "CKV_AWS_51", "AVD-AWS-0031", "AWS-0031",
        "aws-ecr-enforce-immutable-repository",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 710,
    pedantic: true,
    targets: &["aws_ecr_repository"],
    modules: &[module("terraform-aws-modules/ecr/aws").rights(&[right("image_tag_mutability")])],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("image_tag_mutability")
            .default_is("\"MUTABLE\"")
            .also_named(&["repository_image_tag_mutability"])
            .one_of(&["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"])
            .fix("\"IMMUTABLE\""),
    ),
    ..rule("aws-ecr-repository-tags-mutable", include_str!("repository_tags_mutable.md"))
};
