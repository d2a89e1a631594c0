use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9630336b-3fed-4096-8173-b9afdfe346a7",
    aliases: &[
        "aws/unscanned_ecr_image", "CKV_AWS_163", "AVD-AWS-0030", "AWS-0030", "aws-ecr-enable-image-scans",
        "aws-ecr-repository-unscanned",
    ],
    severity: Low,
    category: Observability,
    cwe: 1021,
    targets: &["aws_ecr_repository"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("image_scanning_configuration.scan_on_push")
            .is_true()
            .unless(is_scanned_by_registry)
            .pedantic_for(|repository, _| Ok(is_called(repository, &["chart", "helm"])))
            .fix("true"),
    ),
    ..rule("aws-ecr-repository-without-scanning", include_str!("repository_without_scanning.md"))
};

fn is_scanned_by_registry(repository: &Block, cx: &Cx) -> Checked<bool> {
    let by_rule = either(
        cx.search(SCANNING, |registry| scans(registry, |filter| selects(filter, repository))),
        cx.elsewhere(SCANNING, |registry| scans(registry, |_| Ok(true))),
    );
    let by_inspector =
        || cx.anywhere("aws_inspector2_enabler", |it| lists(it, "resource_types", |kind| kind == "ECR"));
    let for_organization = || {
        cx.anywhere("aws_inspector2_organization_configuration", |it| {
            it.any("auto_enable", |enabled| enabled.is_true("ecr"))
        })
    };
    either(by_rule, either(by_inspector(), for_organization()))
}

const SCANNING: &str = "aws_ecr_registry_scanning_configuration";

/// Whether a registry scans by itself what a filter selects.
fn scans(registry: &Block, selects: impl Fn(&Block) -> Checked<bool>) -> Checked<bool> {
    registry.any("rule", |rule| {
        let frequency = rule.string("scan_frequency");
        let is_automatic = frequency.map(|when| when.is_some_and(|when| *when != "MANUAL"));
        both(is_automatic, rule.any("repository_filter", &selects))
    })
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
