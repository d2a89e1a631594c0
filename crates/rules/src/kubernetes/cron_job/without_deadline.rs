use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "58876b44-a690-4e9f-9214-7735fa0dd15d",
    aliases: &["kubernetes/cronjob_deadline_not_configured"],
    severity: Low,
    category: ResourceManagement,
    cwe: 400,
    pedantic: true,
    targets: &["kubernetes_cron_job", "kubernetes_cron_job_v1"],
    check: Check::Attribute(attribute("spec.starting_deadline_seconds").is_present()),
    ..rule("kubernetes-cron-job-without-deadline", include_str!("without_deadline.md"))
};
