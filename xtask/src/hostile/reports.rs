//! What makes reports long, or slow to write.

use super::{Family, Files, Format, each, main_tf};

pub(super) static FAMILIES: &[Family] = &[
    Family::new("many findings in every format", 2_000, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  security_policy = \"TLS_1_0\"\n}}\n\n"
            )
        }))
    })
    .reported_as(&[
        Format::Text,
        Format::Json,
        Format::Sarif,
        Format::Github,
        Format::Gitlab,
        Format::Junit,
    ]),
    Family::new("a plan on one line as text", 5_000, plan_on_one_line).reported_as(&[Format::Text]),
];

/// What `terraform show -json` prints.
fn plan_on_one_line(n: usize) -> Files {
    let resources: Vec<_> = (0..n)
        .map(|i| {
            format!(
                r#"{{"address":"aws_api_gateway_domain_name.d{i}","mode":"managed","type":"aws_api_gateway_domain_name","name":"d{i}","values":{{"domain_name":"d{i}.example.com","security_policy":"TLS_1_0"}}}}"#
            )
        })
        .collect();
    let plan = format!(
        r#"{{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{{"root_module":{{"resources":[{}]}}}}}}"#,
        resources.join(",")
    );
    vec![("plan.json".to_owned(), plan)]
}
