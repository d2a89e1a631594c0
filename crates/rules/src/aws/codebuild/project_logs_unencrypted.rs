use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8b4d13d1-32b6-541f-bbd7-f72ebf9e0cbe",
    aliases: &["aws/codebuild_project_logs_unencrypted", "CKV_AWS_311"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: &["aws_codebuild_project"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("logs_config.s3_logs.encryption_disabled")
            .is_false()
            .absent_is_ok()
            .when(|logs| is_one_of(logs, "status", &["ENABLED"]))
            .fix("false"),
    ),
    ..rule("aws-codebuild-project-logs-unencrypted", include_str!("project_logs_unencrypted.md"))
};
