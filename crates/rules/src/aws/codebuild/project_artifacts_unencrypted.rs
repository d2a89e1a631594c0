use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2c422d4f-a44c-5926-8ef2-e99c93690c2b",
    aliases: &[
        "aws/codebuild_project_artifacts_unencrypted", "CKV_AWS_78", "AVD-AWS-0018", "AWS-0018",
        "aws-codebuild-enable-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_codebuild_project"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("artifacts.encryption_disabled").is_false().absent_is_ok().when(are_kept).fix("false"),
        attribute("secondary_artifacts.encryption_disabled")
            .is_false()
            .absent_is_ok()
            .when(are_kept)
            .fix("false"),
    ]),
    ..rule("aws-codebuild-project-artifacts-unencrypted", include_str!("project_artifacts_unencrypted.md"))
};

/// Whether a project keeps what it builds: else the setting is ignored.
fn are_kept(artifacts: &Block) -> Checked<bool> {
    not(is_one_of(artifacts, "type", &["NO_ARTIFACTS"]))
}
