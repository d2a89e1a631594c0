use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2faa921e-31ff-59e0-a5f0-edb3d35db4ca",
    aliases: &["aws/guardduty_detector_for_one_account", "CKV2_AWS_3"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_guardduty_detector"],
    check: Check::Holds(
        |detector, cx| {
            let kind = "aws_guardduty_organization_configuration";
            cx.referring(kind, "detector_id", detector, &["id"]).any(reaches_others)
        },
        "no `aws_guardduty_organization_configuration` turns it on for the other accounts",
    ),
    ..rule("aws-guardduty-detector-for-one-account", include_str!("detector_for_one_account.md"))
};

fn reaches_others(organization: &Block) -> Checked<bool> {
    let is_none = is_one_of(organization, "auto_enable_organization_members", &["NONE"]);
    not(either(is_off(organization, "auto_enable"), is_none))
}
