use crate::prelude::*;

rule! {
    /// S3 static website host enabled
    ///
    /// A website endpoint serves a bucket over plain HTTP to whoever asks, and works only with objects that
    /// everyone may read: what lands in the bucket by mistake is published. Buckets have none unless one is
    /// configured.
    ///
    /// Serve the files through a CDN that reads the private bucket, with TLS, and leave out `website` and
    /// `aws_s3_bucket_website_configuration`.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "docs" { # finding
    ///   bucket = "docs"
    /// }
    ///
    /// resource "aws_s3_bucket_website_configuration" "docs" {
    ///   bucket = aws_s3_bucket.docs.id
    ///
    ///   index_document {
    ///     suffix = "index.html"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket" "shop" {
    ///   bucket = "shop"
    ///
    ///   website { # finding
    ///     index_document = "index.html"
    ///   }
    /// }
    /// ```
    ///
    /// Where the bucket is made elsewhere, the finding stands at the website:
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_website_configuration" "docs" { # finding
    ///   bucket = "docs"
    ///
    ///   index_document {
    ///     suffix = "index.html"
    ///   }
    /// }
    ///
    /// module "reports" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///   bucket = "reports"
    /// }
    ///
    /// resource "aws_s3_bucket_website_configuration" "reports" { # finding
    ///   bucket = module.reports.s3_bucket_id
    ///
    ///   index_document {
    ///     suffix = "index.html"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket" "docs" {
    ///   bucket = "docs"
    /// }
    ///
    /// module "shop" {
    ///   source  = "terraform-aws-modules/s3-bucket/aws"
    ///   bucket  = "shop"
    ///   website = {}
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "website_bucket" {}
    ///
    /// resource "aws_s3_bucket" "docs" {
    ///   bucket = "docs"
    /// }
    ///
    /// resource "aws_s3_bucket_website_configuration" "shared" {
    ///   bucket = var.website_bucket
    ///
    ///   index_document {
    ///     suffix = "index.html"
    ///   }
    /// }
    /// ```
    id: "aws-s3-bucket-website-enabled",
    guid: "42bb6b7f-6d54-4428-b707-666f669d94fb",
    aliases: ["aws/s3_static_website_host_enabled"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["aws_s3_bucket", "aws_s3_bucket_website_configuration"],
    modules: [super::BUCKET_MODULE],
    check: Check::Block(has_no_website),
}

const SITE: &str = "aws_s3_bucket_website_configuration";

fn has_no_website(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == SITE {
        if !super::buckets_of(block, cx).exist()? {
            cx.flag(block.header(), "it makes a bucket a website");
        }
        return Ok(());
    }
    let inline = block.any("website", |site| {
        let parts = ["index_document", "error_document", "redirect_all_requests_to", "routing_rules"];
        value::any(parts, |part| site.is_set(part))
    });
    if matches!(inline, Ok(true)) {
        cx.flag(block.place("website"), "`website` makes this bucket a website");
        return Ok(());
    }
    // The bucket of a module is not in sight: the finding stands at the website.
    if !block.is_call() && super::is_configured(block, SITE, cx)? {
        let site = super::naming(SITE, "bucket", block, cx).first().map(|site| site.header());
        let finding =
            cx.flag(block.header(), "an `aws_s3_bucket_website_configuration` makes this bucket a website");
        if let Some(site) = site {
            finding.also(site, "the website is configured here");
        }
    }
    inline.map(|_| ())
}
