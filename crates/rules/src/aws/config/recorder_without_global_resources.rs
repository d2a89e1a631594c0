use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5711b09c-4e6f-5e4f-9724-6df789182ca9",
    aliases: &["aws/config_recorder_without_global_resources", "CKV2_AWS_48"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_config_configuration_recorder"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("recording_group.include_global_resource_types")
            .is_true()
            .unless(chooses_types)
            .fix("true"),
    ),
    ..rule(
        "aws-config-recorder-without-global-resources",
        include_str!("recorder_without_global_resources.md"),
    )
};

/// Whether a recorder lists types: it can then have no global ones beside them.
fn chooses_types(recorder: &Block, _: &Cx) -> Checked<bool> {
    recorder.any("recording_group", |group| is_off(group, "all_supported"))
}
