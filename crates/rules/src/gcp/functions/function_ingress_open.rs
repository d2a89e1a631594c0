use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c9cb4673-8031-562e-8804-5a91e4e0dd31",
    aliases: &["gcp/functions_function_ingress_open", "CKV_GCP_124"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_cloudfunctions_function", "google_cloudfunctions2_function"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("ingress_settings")
            .default_is("\"ALLOW_ALL\"")
            .of(&["google_cloudfunctions_function"])
            .one_of(&LIMITED)
            .for_blocks(has_address)
            .fix("\"ALLOW_INTERNAL_AND_GCLB\""),
        attribute("service_config.ingress_settings")
            .of(&["google_cloudfunctions2_function"])
            .one_of(&LIMITED)
            .fix("\"ALLOW_INTERNAL_AND_GCLB\""),
    ]),
    ..rule("gcp-functions-function-ingress-open", include_str!("function_ingress_open.md"))
};

const LIMITED: [&str; 2] = ["ALLOW_INTERNAL_AND_GCLB", "ALLOW_INTERNAL_ONLY"];

/// Whether a function of the first generation has a URL, which those for events do not.
fn has_address(function: &Block) -> Checked<bool> {
    not(function.is_set("event_trigger"))
}
