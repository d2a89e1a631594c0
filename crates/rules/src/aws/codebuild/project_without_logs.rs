use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "51cb1de2-ef67-447a-91e4-4db7c1d9c1a5",
    aliases: &["aws/codebuild_project_without_logs", "CKV_AWS_314"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_codebuild_project"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("logs_config.cloudwatch_logs.status")
            .one_of(&["ENABLED"])
            .absent_is_ok()
            .unless(is_logged_elsewhere)
            .fix("\"ENABLED\""),
    ),
    ..rule("aws-codebuild-project-without-logs", include_str!("project_without_logs.md"))
};

/// Whether there are logs in a bucket, or GitHub keeps them: of a project that runs jobs of its workflows.
fn is_logged_elsewhere(project: &Block, cx: &Cx) -> Checked<bool> {
    let in_bucket =
        project.any("logs_config", |logs| logs.any("s3_logs", |it| is_one_of(it, "status", &["ENABLED"])));
    let runs_jobs =
        cx.referring("aws_codebuild_webhook", "project_name", project, &["name", "id"]).any(|it| {
            it.any("filter_group", |group| {
                group
                    .any("filter", |filter| lists(filter, "pattern", |it| it.contains("WORKFLOW_JOB_QUEUED")))
            })
        });
    either(in_bucket, runs_jobs)
}
