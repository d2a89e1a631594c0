use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "62b88687-c7a7-5108-b958-41e941a81afa",
    aliases: &["gcp/project_without_audit_logs", "CKV2_GCP_5"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["google_project"],
    check: Check::Holds(is_audited, "no `google_project_iam_audit_config` is for this project"),
    ..rule("gcp-project-without-audit-logs", include_str!("without_audit_logs.md"))
};

/// Whether an audit configuration is for the project, or for a folder or the organization.
fn is_audited(project: &Block, cx: &Cx) -> Checked<bool> {
    let own =
        cx.referring("google_project_iam_audit_config", "project", project, &["project_id", "id", "number"]);
    let above =
        value::any(["google_folder_iam_audit_config", "google_organization_iam_audit_config"], |kind| {
            cx.any(kind, |_| Ok(true))
        });
    either(own.exist(), above)
}
