use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2e6f146e-4f08-43b0-a4df-e7c72ce80de9",
    aliases: &["aws/s3_bucket_keeps_incomplete_uploads", "CKV_AWS_300"],
    severity: Low,
    category: ResourceManagement,
    cwe: 404,
    pedantic: true,
    targets: &["aws_s3_bucket_lifecycle_configuration"],
    check: Check::Block(check_rules),
    ..rule("aws-s3-bucket-keeps-incomplete-uploads", include_str!("bucket_keeps_incomplete_uploads.md"))
};

fn check_rules(lifecycle: &Block, cx: &mut Cx) -> Checked {
    let aborts = |rule: &Block| {
        let on = is_one_of(rule, "status", &["Enabled"]);
        both(on, both(rule.is_set("abort_incomplete_multipart_upload"), is_for_all(rule)))
    };
    if !lifecycle.any("rule", aborts)? {
        let message = "no enabled `rule` for all objects has `abort_incomplete_multipart_upload`";
        cx.flag(lifecycle.header(), message).about("rule");
    }
    Ok(())
}

/// Whether a rule is for every object.
fn is_for_all(rule: &Block) -> Checked<bool> {
    let narrows = |filter: &Block| {
        let names = ["prefix", "object_size_greater_than", "object_size_less_than", "tag", "tags"];
        value::any(names, |name| filter.is_set(name))
    };
    let by_filter = rule.any("filter", |filter| either(narrows(filter), filter.any("and", narrows)));
    not(either(rule.is_set("prefix"), by_filter))
}
