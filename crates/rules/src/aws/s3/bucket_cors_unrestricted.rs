use crate::prelude::*;
use tollgate_core::source::Location;

pub(super) static RULE: Rule = Rule {
    guid: "98a8f708-121b-455b-ae2f-da3fb59d17e1",
    aliases: &["aws/s3_bucket_with_unsecured_cors_rule", "aws-s3-bucket-cors-open"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 710,
    targets: &["aws_s3_bucket", "aws_s3_bucket_cors_configuration"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_cors),
    ..rule("aws-s3-bucket-cors-unrestricted", include_str!("bucket_cors_unrestricted.md"))
};

const METHODS: [&str; 5] = ["GET", "HEAD", "PUT", "POST", "DELETE"];

fn check_cors(bucket: &Block, cx: &mut Cx) -> Checked {
    let listed = !bucket.value("cors_rule").is_null();
    value::each(bucket.each("cors_rule"), |rule| {
        // The elements of a list, which the module takes, stand at the attribute.
        let place = if listed { bucket.place("cors_rule") } else { rule.header() };
        check_rule(&rule, place, cx)
    })
}

fn check_rule(rule: &Block, place: Location, cx: &mut Cx) -> Checked {
    let [origins, headers, methods] = ["allowed_origins", "allowed_headers", "allowed_methods"];
    let open = [
        (origins, "origins that contain `*`", lists(rule, origins, |origin| origin.contains('*'))),
        (headers, "all headers", lists(rule, headers, |header| header == "*")),
        (methods, "all methods", value::all(METHODS, |method| lists(rule, methods, |it| it == method))),
    ];
    let certain: Vec<_> = open.iter().filter(|(_, _, is)| matches!(is, Ok(true))).collect();
    if let Some((name, ..)) = certain.first() {
        let what: Vec<_> = certain.iter().map(|(_, what, _)| *what).collect();
        cx.flag(place, format!("`cors_rule` allows {}", what.join(", ")))
            .about(rule.path_of(name))
            .because(&rule.value(name));
        return Ok(());
    }
    value::any(open, |(_, _, is)| is).map(|_| ())
}
