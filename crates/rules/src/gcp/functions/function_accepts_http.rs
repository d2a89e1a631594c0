use crate::gcp::iam;
use crate::gcp::shared::members::is_everybody;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "74493146-9d94-5f31-9ffa-65c258e48701",
    aliases: &["gcp/functions_function_accepts_http", "CKV2_GCP_10"],
    severity: Low,
    category: Encryption,
    cwe: 319,
    targets: &["google_cloudfunctions_function"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("https_trigger_security_level")
            .one_of(&["SECURE_ALWAYS"])
            .for_blocks(|function| {
                both(function.is_true("trigger_http"), not(function.is_set("event_trigger")))
            })
            .pedantic_for(is_for_some)
            .fix("\"SECURE_ALWAYS\""),
    ),
    ..rule("gcp-functions-function-accepts-http", include_str!("function_accepts_http.md"))
};

/// Whether the configuration lets not everybody call a function: people and browsers are who types addresses.
fn is_for_some(function: &Block, cx: &Cx) -> Checked<bool> {
    const GRANTS: [&str; 2] =
        ["google_cloudfunctions_function_iam_member", "google_cloudfunctions_function_iam_binding"];
    not(value::any(GRANTS, |kind| {
        let grants = cx.referring(kind, "cloud_function", function, &["name", "id"]);
        grants.any(|it| iam::find_member(it, is_everybody).map(|member| member.is_some()))
    }))
}
