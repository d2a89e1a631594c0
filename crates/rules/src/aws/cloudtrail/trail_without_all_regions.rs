use crate::prelude::*;
use tollgate_core::value::{Hop, HopKind, Value};

pub(super) static RULE: Rule = Rule {
    guid: "8173d5eb-96b5-4aa6-a71b-ecfa153c123d",
    aliases: &[
        "aws/cloudtrail_multi_region_disabled", "CKV_AWS_67", "AVD-AWS-0014", "AWS-0014",
        "aws-cloudtrail-enable-all-regions", "aws-cloudtrail-regions-missing",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("is_multi_region_trail").is_true().pedantic_for(is_partial).fix("true"),
        attribute("include_global_service_events")
            .is_true()
            .absent_is_ok()
            // A trail of one region is one cause, whatever else it leaves out.
            .for_blocks(|trail| trail.is_true("is_multi_region_trail"))
            .fix("true"),
    ]),
    ..rule("aws-cloudtrail-trail-without-all-regions", include_str!("trail_without_all_regions.md"))
};

/// Whether a trail is not a record of the account, and means to be none: it leaves out the global services, or is there for some
/// data only. Or a variable says which it is, which callers give.
fn is_partial(trail: &Block, cx: &Cx) -> Checked<bool> {
    let of_variable = |hop: &Hop| matches!(&hop.kind, HopKind::Reference(name) if name.starts_with("var."));
    let is_left_to_callers = trail.value("is_multi_region_trail").hops().any(of_variable);
    let is_partial = either(is_off(trail, "include_global_service_events"), watches_data(trail, cx));
    either(Ok(is_left_to_callers), is_partial)
}

/// Whether a trail is there for some data only: none of its selectors records what is done in the account, or each names
/// single objects.
pub(super) fn watches_data(trail: &Block, cx: &Cx) -> Checked<bool> {
    let selectors = trail.each("event_selector");
    let records_data =
        !selectors.is_empty() && value::all(&selectors, |it| is_off(it, "include_management_events"))?;
    either(Ok(records_data), watches_files(trail, cx))
}

/// Whether a trail is there for some files only, such as the archive that starts a pipeline: each of its selectors names
/// single objects.
fn watches_files(trail: &Block, _: &Cx) -> Checked<bool> {
    let selectors = trail.each("event_selector");
    let is_file = |value: &Value| {
        let name = value::known_tail(value).and_then(|it| it.rsplit_once('/')).map(|(_, name)| name);
        name.is_some_and(|name| name.contains('.'))
    };
    let names_files = |selector: &Block| {
        let resources = selector.each("data_resource");
        let mut values =
            resources.iter().flat_map(|it| it.value("values").elements_or_self().to_vec()).peekable();
        values.peek().is_some() && values.all(|it| is_file(&it))
    };
    Ok(!selectors.is_empty() && selectors.iter().all(names_files))
}
