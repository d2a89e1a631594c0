use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6fc36031-b3c1-51bb-9da9-1c60c2447564",
    aliases: &["gcp/vertex_ai_endpoint_public", "CKV2_GCP_33", "CKV2_GCP_34"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_vertex_ai_endpoint", "google_vertex_ai_index_endpoint"],
    check: Check::Attributes(&[
        attribute("network")
            .of(&["google_vertex_ai_endpoint"])
            .is_present()
            .for_blocks(has_no_service_connection),
        attribute("public_endpoint_enabled")
            .of(&["google_vertex_ai_index_endpoint"])
            .is_false()
            .absent_is_ok(),
    ]),
    ..rule("gcp-vertex-ai-endpoint-public", include_str!("endpoint_public.md"))
};

/// Whether an endpoint is not reached through Private Service Connect, which excludes a network of its own.
fn has_no_service_connection(endpoint: &Block) -> Checked<bool> {
    not(endpoint.any("private_service_connect_config", |it| it.is_true("enable_private_service_connect")))
}
