use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce414271-b005-4ada-ba42-2dced80c43ec",
    aliases: &["azure/function_app_without_builtin_logs", "CKV_AZURE_159"],
    severity: Info,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &TARGETS,
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("builtin_logging_enabled")
            .also_named(&["enable_builtin_logging"])
            .is_true()
            .absent_is_ok()
            .for_blocks(has_no_insights)
            .fix_by_removal(),
    ),
    ..rule("azure-function-app-without-builtin-logs", include_str!("without_builtin_logs.md"))
};

const TARGETS: [&str; 6] = [
    super::CLASSIC[0],
    super::CLASSIC[1],
    super::CURRENT[0],
    super::CURRENT[1],
    super::CURRENT[2],
    super::CURRENT[3],
];

/// Whether Application Insights does not record what the app does.
fn has_no_insights(app: &Block) -> Checked<bool> {
    let is_connected = app.any("site_config", |config| {
        either(
            config.is_set("application_insights_connection_string"),
            config.is_set("application_insights_key"),
        )
    });
    not(is_connected)
}
