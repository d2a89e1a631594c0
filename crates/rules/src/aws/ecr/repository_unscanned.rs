use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// Unscanned ECR image
    ///
    /// An image that is not scanned is deployed with whatever holes its packages have; nobody hears of them until
    /// they are used. ECR scans an image when it is pushed only where `scan_on_push` is `true`, or where the registry
    /// has a rule for the repository.
    ///
    /// Set `scan_on_push = true` in `image_scanning_configuration`, or configure scanning for the whole registry with
    /// `aws_ecr_registry_scanning_configuration`.
    ///
    /// ```hcl bad
    /// resource "aws_ecr_repository" "orders" {
    ///   name = "orders"
    ///
    ///   image_scanning_configuration {
    ///     scan_on_push = false # finding
    ///   }
    /// }
    ///
    /// resource "aws_ecr_repository" "invoices" { # finding
    ///   name = "invoices"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecr_repository" "orders" {
    ///   name = "orders"
    ///
    ///   image_scanning_configuration {
    ///     scan_on_push = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecr_repository" "shop/orders" {
    ///   name = "shop/orders"
    /// }
    ///
    /// resource "aws_ecr_registry_scanning_configuration" "registry" {
    ///   scan_type = "ENHANCED"
    ///
    ///   rule {
    ///     scan_frequency = "CONTINUOUS_SCAN"
    ///
    ///     repository_filter {
    ///       filter      = "shop/*"
    ///       filter_type = "WILDCARD"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "scan" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_ecr_repository" "orders" {
    ///   name = "orders"
    ///
    ///   image_scanning_configuration {
    ///     scan_on_push = var.scan
    ///   }
    /// }
    /// ```
    id: "aws-ecr-repository-unscanned",
    guid: "9630336b-3fed-4096-8173-b9afdfe346a7",
    aliases: [
        "aws/unscanned_ecr_image",
        "CKV_AWS_163", "AVD-AWS-0030", "AWS-0030", "aws-ecr-enable-image-scans",
    ],
    severity: Low,
    category: Observability,
    cwe: 1021,
    targets: ["aws_ecr_repository"],
    fix: Safe,
    check: Check::Block(is_scanned),
}

const SCAN: Attribute = attribute("image_scanning_configuration.scan_on_push").is_true().fix("true");

fn is_scanned(repository: &Block, cx: &mut Cx) -> Checked {
    let on_push = repository.any("image_scanning_configuration", |scanning| {
        Ok(scanning.bool("scan_on_push")?.is_some_and(|on| *on))
    });
    let by_registry = cx.search("aws_ecr_registry_scanning_configuration", |registry| {
        registry.any("rule", |rule| {
            let frequency = rule.string("scan_frequency");
            let is_automatic = frequency.map(|when| when.is_some_and(|when| *when != "MANUAL"));
            both(is_automatic, rule.any("repository_filter", |filter| selects(filter, repository)))
        })
    });
    if either(on_push, by_registry)? { Ok(()) } else { SCAN.check(repository, cx) }
}

/// Whether a filter selects a repository: without a wildcard, every one whose name contains it (ECR User Guide,
/// "Filters to choose which repositories are scanned").
fn selects(filter: &Block, repository: &Block) -> Checked<bool> {
    let Some(pattern) = filter.string("filter")? else { return Ok(false) };
    if *pattern == "*" {
        return Ok(true);
    }
    let Some(name) = repository.string("name")? else { return Ok(false) };
    Ok(match (pattern.split('*').next(), pattern.rsplit('*').next()) {
        (Some(start), Some(end)) if pattern.contains('*') => name.starts_with(start) && name.ends_with(end),
        _ => name.contains(pattern.as_str()),
    })
}
