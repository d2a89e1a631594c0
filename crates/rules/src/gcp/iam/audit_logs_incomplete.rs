use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "89fe890f-b480-460c-8b6b-7d8b1468adb4",
    aliases: &[
        "gcp/iam_audit_not_properly_configured", "CKV2_GCP_5", "AVD-GCP-0079", "GCP-0079",
        "google-iam-configure-audit-logging",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &[
        "google_project_iam_audit_config", "google_folder_iam_audit_config",
        "google_organization_iam_audit_config",
    ],
    fix: Some(Unsafe),
    check: Check::Block(check_config),
    ..rule("gcp-iam-audit-logs-incomplete", include_str!("audit_logs_incomplete.md"))
};

const KINDS: [&str; 3] = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"];

fn check_config(config: &Block, cx: &mut Cx) -> Checked {
    let service =
        attribute("service").one_of(&[ALL]).unless(has_one_for_all).fix("\"allServices\"").check(config, cx);
    service.and(value::each(config.each("audit_log_config"), |log| {
        let kind = attribute("log_type").one_of(&KINDS).check(&log, cx);
        kind.and(attribute("exempted_members").is_absent().fix_by_removal().check(&log, cx))
    }))
}

const ALL: &str = "allServices";

/// Whether another configuration of the same project, folder or organization is for the services that this one leaves out.
fn has_one_for_all(config: &Block, cx: &Cx) -> Checked<bool> {
    let owner = match config.kind() {
        "google_folder_iam_audit_config" => "folder",
        "google_organization_iam_audit_config" => "org_id",
        _ => "project",
    };
    cx.matching(config.kind(), config, &[(owner, owner)]).any(|it| {
        let exempts = it.any("audit_log_config", |log| log.is_set("exempted_members"));
        both(is_one_of(it, "service", &[ALL]), not(exempts))
    })
}
