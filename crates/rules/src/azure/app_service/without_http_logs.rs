use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d531a1b4-140b-598c-8c29-3fd612b1b7d0",
    aliases: &["azure/app_service_without_http_logs", "CKV_AZURE_63"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::WEB_APPS,
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("logs.http_logs")
            .is_present()
            .unless(is_logged_otherwise)
            .fix_block(&["file_system {", "  retention_in_days = 7", "  retention_in_mb   = 35", "}"]),
    ),
    ..rule("azure-app-service-without-http-logs", include_str!("without_http_logs.md"))
};

/// Whether the logs of the app go to a workspace, an account or a hub.
fn is_logged_otherwise(app: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("azurerm_monitor_diagnostic_setting", "target_resource_id", app, &["id"]).exist()
}
