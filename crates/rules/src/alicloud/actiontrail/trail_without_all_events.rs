use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c065b98e-1515-4991-9dca-b602bd6a2fbb",
    aliases: &["alicloud/action_trail_logging_all_regions_disabled", "CKV_ALI_4", "CKV_ALI_5"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["alicloud_actiontrail_trail"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("trail_region").one_of(&["All"]).absent_is_ok().fix("\"All\""),
        attribute("event_rw").one_of(&["All"]).absent_is_ok().fix("\"All\""),
    ]),
    ..rule("alicloud-actiontrail-trail-without-all-events", include_str!("trail_without_all_events.md"))
};
