use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "877bd03f-02ed-54bf-835c-ebdef8f76241",
    aliases: &["aws/codebuild_project_privileged", "CKV_AWS_316"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 250,
    targets: &["aws_codebuild_project"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("environment.privileged_mode").is_false().absent_is_ok().fix("false")),
    ..rule("aws-codebuild-project-privileged", include_str!("project_privileged.md"))
};
