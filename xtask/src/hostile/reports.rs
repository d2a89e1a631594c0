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
        Format::GitlabSast,
        Format::Markdown,
        Format::Html,
        Format::Csv,
        Format::Junit,
    ]),
    // Beyond what code scanning takes uncompressed, the file is written and compressed to tell its size.
    Family::new("more findings than code scanning takes", 7_000, |n| {
        main_tf(each(n, |i| {
            format!("resource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  security_policy = \"TLS_1_0\"\n}}\n\n")
        }))
    })
    .reported_as(&[Format::CodeScanning])
    .bounded(),
    Family::new("many addresses at one place", 2_000, |n| {
        let calls = each(n, |i| format!("module \"m{i}\" {{\n  source = \"./child\"\n}}\n\n"));
        let child = "resource \"aws_api_gateway_domain_name\" \"d\" {\n  security_policy = \"TLS_1_0\"\n}\n";
        vec![("main.tf".to_owned(), calls.into()), ("child/main.tf".to_owned(), child.into())]
    })
    .reported_as(&[Format::Text, Format::Json, Format::Sarif, Format::GitlabSast, Format::Html, Format::Csv]),
    Family::new("findings on one line", 2_000, |n| {
        let names = each(n, |i| format!("{{\"d{i}\": {{\"security_policy\": \"TLS_1_0\"}}}},"));
        let json = format!(
            "{{\"resource\": {{\"aws_api_gateway_domain_name\": [{}]}}}}",
            names.trim_end_matches(',')
        );
        vec![("main.tf.json".to_owned(), json.into())]
    })
    .reported_as(&[Format::Text, Format::Sarif, Format::Gitlab, Format::Html, Format::Csv]),
    Family::new("notes", 2_000, |n| {
        main_tf(each(n, |i| format!("module \"m{i}\" {{\n  source = \"../nowhere{i}\"\n}}\n\n")))
    })
    .reported_as(&[Format::Text, Format::Json, Format::Sarif, Format::GitlabSast, Format::Html]),
    Family::new("syntax errors", 10_000, |n| main_tf(each(n, |i| format!("resource \"a\" \"b{i}\" {{\n  = 1\n}}\n\n"))))
        .reported_as(&[Format::Text, Format::Sarif]),
    Family::new("long values in messages", 200, |n| {
        let long = "x".repeat(10_000);
        main_tf(each(n, |i| {
            format!("resource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  security_policy = \"{long}\"\n}}\n")
        }))
    })
    .reported_as(&[Format::Text, Format::Json, Format::Sarif, Format::Junit, Format::GitlabSast, Format::Html, Format::Csv]),
    Family::new("passwords beside findings", 1_000, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  password = [\n    \"a\"\n  ]\n  \
                 security_policy = \"TLS_1_0\"\n}}\n"
            )
        }))
    })
    .reported_as(&[Format::Sarif, Format::Html]),
    Family::new("what acts on terminals", 1_000, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_api_gateway_domain_name\" \"d{i}\" {{\n  security_policy = \"{}\"\n}}\n",
                "\u{1b}##[a]::error::".repeat(20)
            )
        }))
    })
    .reported_as(&[Format::Text, Format::Github, Format::GitlabSast, Format::Html, Format::Csv]),
    Family::new("a plan on one line as text", 5_000, plan_on_one_line)
        .reported_as(&[Format::Text, Format::Html, Format::Csv]),
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
    vec![("plan.json".to_owned(), plan.into())]
}
