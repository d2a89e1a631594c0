use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7f591fe4-2fe2-4ab6-bf17-52b31c56be43",
    aliases: &["aws/cloudfront_origin_without_access_control", "CKV2_AWS_46"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Block(check_origins),
    ..rule("aws-cloudfront-origin-without-access-control", include_str!("origin_without_access_control.md"))
};

fn check_origins(distribution: &Block, cx: &mut Cx) -> Checked {
    value::each(distribution.each("origin"), |origin| {
        if !is_bucket(&origin)? {
            return Ok(());
        }
        let identity = || origin.any("s3_origin_config", |config| config.is_given("origin_access_identity"));
        let controlled = either(origin.is_given("origin_access_control_id"), identity());
        if !either(controlled, origin.is_set("custom_origin_config"))? {
            let message =
                "`origin` is a bucket, and neither `origin_access_control_id` nor an identity says who asks";
            cx.flag(origin.header(), message).about("origin.origin_access_control_id");
        }
        Ok(())
    })
}

/// Whether an origin is the API of a bucket, not its website, which knows no credentials.
fn is_bucket(origin: &Block) -> Checked<bool> {
    let name = origin.value("domain_name");
    let named = name
        .as_attribute()
        .and_then(|it| (it.resource_kind() == Some("aws_s3_bucket")).then(|| it.own().map(str::to_owned))?);
    if let Some(named) = named {
        return Ok(matches!(named.as_str(), "bucket_regional_domain_name" | "bucket_domain_name"));
    }
    Ok(origin.string("domain_name")?.is_some_and(|name| is_of_bucket(&name)))
}

fn is_of_bucket(name: &str) -> bool {
    name.ends_with(".amazonaws.com")
        && (name.contains(".s3.") || name.contains(".s3-"))
        && !name.contains("s3-website")
}
