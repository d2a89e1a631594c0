use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d32d7924-ec7f-5559-91b6-969379b310f4",
    aliases: &["gcp/dialogflow_agent_without_logs", "CKV2_GCP_29", "CKV2_GCP_30", "CKV2_GCP_31"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["google_dialogflow_agent", "google_dialogflow_cx_agent", "google_dialogflow_cx_webhook"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("enable_logging").of(&["google_dialogflow_agent"]).is_true().fix("true"),
        attribute("enable_stackdriver_logging")
            .of(&["google_dialogflow_cx_agent", "google_dialogflow_cx_webhook"])
            .is_true()
            .for_blocks(has_no_settings)
            .fix("true"),
        attribute("advanced_settings.logging_settings.enable_stackdriver_logging")
            .of(&["google_dialogflow_cx_agent"])
            .is_true()
            .for_blocks(has_settings)
            .fix("true"),
    ]),
    ..rule("gcp-dialogflow-agent-without-logs", include_str!("agent_without_logs.md"))
};

/// Whether an agent says what it logs in the block that newer versions of the provider have for it.
fn has_settings(agent: &Block) -> Checked<bool> {
    agent.any("advanced_settings", |settings| settings.is_set("logging_settings"))
}

fn has_no_settings(agent: &Block) -> Checked<bool> {
    not(has_settings(agent))
}
