use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "47480f44-e071-4c6b-9028-58f57aab61fb",
    aliases: &["aws/cloudfront_origin_accepts_http", "CKV2_AWS_72"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_cloudfront_distribution"],
    fix: Some(Unsafe),
    check: Check::Block(check_origins),
    ..rule("aws-cloudfront-origin-accepts-http", include_str!("origin_accepts_http.md"))
};

const POLICY: &str = "origin_protocol_policy";

fn check_origins(distribution: &Block, cx: &mut Cx) -> Checked {
    if is_off(distribution, "enabled")? {
        return Ok(());
    }
    value::each(distribution.each("origin"), |origin| {
        if is_website(&origin)? {
            return Ok(());
        }
        value::each(origin.each("custom_origin_config"), |config| {
            let Some(policy) = config.string(POLICY)?.filter(|it| **it != "https-only") else {
                return Ok(());
            };
            let message = format!("`{}` is `\"{policy}\"`, must be `\"https-only\"`", config.path_of(POLICY));
            // `match-viewer` is HTTPS where viewers may not use anything else.
            let declined = *policy == "match-viewer" && !matches!(admits_http(distribution), Ok(true))
                || *policy == "http-only" && speaks_no_https(&origin, cx);
            cx.wrong(&config, POLICY, message).pedantic_if(declined).set(&config, POLICY, "\"https-only\"");
            Ok(())
        })
    })
}

/// Whether viewers may use HTTP for something.
fn admits_http(distribution: &Block) -> Checked<bool> {
    value::any(["default_cache_behavior", "ordered_cache_behavior"], |kind| {
        distribution.any(kind, |it| is_one_of(it, "viewer_protocol_policy", &["allow-all"]))
    })
}

/// Whether an origin is the website of a bucket, which knows no HTTPS: `….s3-website-….amazonaws.com`, with `.cn` in China.
fn is_website(origin: &Block) -> Checked<bool> {
    let name = origin.value("domain_name");
    let named = name.as_attribute().and_then(|it| it.own());
    if let Some(named) = named {
        return Ok(matches!(named, "website_endpoint" | "website_domain"));
    }
    let of_aws = value::any([".amazonaws.com", ".amazonaws.com.cn"], |end| value::ends_with(&name, end));
    if !of_aws? {
        return Ok(false);
    }
    Ok(origin.string("domain_name")?.is_some_and(|name| name.contains("s3-website")))
}

/// Whether an origin is a load balancer of the configuration that certainly has no listener for HTTPS: then that is what to
/// change first.
fn speaks_no_https(origin: &Block, cx: &Cx) -> bool {
    let balancers = ["aws_lb", "aws_alb"]
        .into_iter()
        .filter_map(|kind| cx.referred(kind, &["dns_name"], origin, "domain_name").first());
    let has_https = |balancer: &Block| {
        value::any(["aws_lb_listener", "aws_alb_listener"], |kind| {
            cx.referring(kind, "load_balancer_arn", balancer, &["arn", "id"])
                .any(|it| is_one_of(it, "protocol", &["HTTPS", "TLS"]))
        })
    };
    balancers.into_iter().any(|balancer| matches!(has_https(&balancer), Ok(false)))
}
