use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "845d4bc3-38ef-5b69-aa63-da111c34a6da",
    aliases: &["aws/config_recorder_disabled", "CKV2_AWS_45"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_config_configuration_recorder", "aws_config_configuration_recorder_status"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("is_enabled").of(&["aws_config_configuration_recorder_status"]).is_true().fix("true"),
        attribute("recording_group.all_supported")
            .of(&["aws_config_configuration_recorder"])
            .is_true()
            .absent_is_ok()
            .unless(excludes_types)
            .pedantic_for(names_types),
    ]),
    ..rule("aws-config-recorder-disabled", include_str!("recorder_disabled.md"))
};

/// Whether a recorder says what it leaves out, and records everything else.
fn excludes_types(recorder: &Block, _: &Cx) -> Checked<bool> {
    recorder.any("recording_group", |group| group.is_set("exclusion_by_resource_types"))
}

/// Whether a recorder says which types it records, which somebody has chosen, and pays for no others.
fn names_types(recorder: &Block, _: &Cx) -> Checked<bool> {
    recorder.any("recording_group", |group| group.is_set("resource_types"))
}
