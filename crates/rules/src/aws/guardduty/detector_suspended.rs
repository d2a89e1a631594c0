use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "704dadd3-54fc-48ac-b6a0-02f170011473",
    aliases: &["aws/guardduty_detector_disabled", "CKV_AWS_238"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_guardduty_detector"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enable").is_true().absent_is_ok().fix("true")),
    ..rule("aws-guardduty-detector-suspended", include_str!("detector_suspended.md"))
};
