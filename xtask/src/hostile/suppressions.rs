//! Comments that suppress findings.

use super::{Family, each, main_tf};

pub(super) static FAMILIES: &[Family] = &[
    Family::new("suppressions in a row", 10_000, |n| {
        let comments = each(n, |i| format!("# tollgate:ignore rule-{i} -- not needed\n"));
        main_tf(format!("{comments}resource \"aws_s3_bucket\" \"b\" {{}}\n"))
    }),
    Family::new("findings with a suppression each", 2_000, |n| {
        main_tf(each(n, |i| {
            format!(
                "# tollgate:ignore aws-api-gateway-domain-name-outdated-tls -- decided\nresource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  \
                 security_policy = \"TLS_1_0\"\n}}\n\n"
            )
        }))
    }),
];
