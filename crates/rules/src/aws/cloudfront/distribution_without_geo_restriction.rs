use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6f570529-366a-5b91-b3ce-cd448e4c1a31",
    aliases: &["aws/cloudfront_distribution_without_geo_restriction", "CKV_AWS_374"],
    severity: Info,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Attribute(
        attribute("restrictions.geo_restriction.restriction_type").one_of(&["whitelist", "blacklist"]),
    ),
    ..rule(
        "aws-cloudfront-distribution-without-geo-restriction",
        include_str!("distribution_without_geo_restriction.md"),
    )
};
