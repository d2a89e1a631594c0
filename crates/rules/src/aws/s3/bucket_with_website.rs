use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "42bb6b7f-6d54-4428-b707-666f669d94fb",
    aliases: &["aws/s3_static_website_host_enabled", "aws-s3-bucket-website-enabled"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &["aws_s3_bucket", "aws_s3_bucket_website_configuration"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_website),
    ..rule("aws-s3-bucket-with-website", include_str!("bucket_with_website.md"))
};

const SITE: &str = "aws_s3_bucket_website_configuration";

fn check_website(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == SITE {
        if both(serves_files(block), super::buckets_of(block, cx).exist().map(|exists| !exists))? {
            cx.flag(block.header(), "this turns a bucket into a website");
        }
        return Ok(());
    }
    let inline = block.any("website", serves_files);
    if matches!(inline, Ok(true)) {
        cx.flag(block.place("website"), "`website` turns this bucket into a website");
        return Ok(());
    }
    // The bucket of a module is not in sight: the finding stands at the website.
    if !block.is_call() && super::any_naming(SITE, "bucket", block, cx, serves_files)? {
        let site = super::naming(SITE, "bucket", block, cx).first().map(|site| site.header());
        let finding = cx.flag(
            block.header(),
            "an `aws_s3_bucket_website_configuration` turns this bucket into a website",
        );
        if let Some(site) = site {
            finding.also(site, "the website is configured here");
        }
    }
    inline.map(|_| ())
}

/// Whether a website has files, and does not only redirect to another.
fn serves_files(site: &Block) -> Checked<bool> {
    let parts = ["index_document", "error_document", "routing_rule", "routing_rules"];
    value::any(parts, |part| site.is_set(part))
}
