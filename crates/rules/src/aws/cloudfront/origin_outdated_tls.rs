use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "90f0348d-e0c6-434d-95eb-fcac20a0cff8",
    aliases: &["aws/cloudfront_origin_outdated_tls", "CKV2_AWS_54"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["aws_cloudfront_distribution"],
    fix: Some(Unsafe),
    check: Check::Block(check_protocols),
    ..rule("aws-cloudfront-origin-outdated-tls", include_str!("origin_outdated_tls.md"))
};

const PROTOCOLS: &str = "origin_ssl_protocols";

fn check_protocols(distribution: &Block, cx: &mut Cx) -> Checked {
    let origins = distribution.each("origin");
    value::each(origins.iter().flat_map(|origin| origin.each("custom_origin_config")), |config| {
        // Over HTTP no version of TLS counts.
        if is_one_of(&config, "origin_protocol_policy", &["http-only"])? {
            return Ok(());
        }
        let lists_one = |these: &[&str]| lists(&config, PROTOCOLS, |it| these.contains(&it));
        let (broken, old) = (lists_one(&["SSLv3"]), lists_one(&["TLSv1", "TLSv1.1"]));
        let Some(worst) = worst(broken, old)? else { return Ok(()) };
        let message = format!("`{}` lists `{worst}`", config.path_of(PROTOCOLS));
        cx.wrong(&config, PROTOCOLS, message)
            .pedantic_if(worst != "SSLv3")
            .set(&config, PROTOCOLS, "[\"TLSv1.2\"]");
        Ok(())
    })
}

fn worst(broken: Checked<bool>, old: Checked<bool>) -> Checked<Option<&'static str>> {
    if broken? {
        return Ok(Some("SSLv3"));
    }
    Ok(old?.then_some("a version older than TLS 1.2"))
}
