use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3jh54js8-e5f6-7890-abcd-ef1234567890",
    aliases: &["gcp/service_has_non_gcp_managed_service_account_keys", "CKV2_GCP_3"],
    severity: Medium,
    category: Encryption,
    cwe: 522,
    targets: &["google_service_account_key"],
    modules: &[module("terraform-google-modules/service-accounts/google")],
    check: Check::Block(check_key),
    ..rule("gcp-iam-service-account-key", include_str!("service_account_key.md"))
};

const URL: &str = "data.google_storage_object_signed_url";

fn check_key(key: &Block, cx: &mut Cx) -> Checked {
    if key.is_call() {
        return attribute("generate_keys").is_false().absent_is_ok().check(key, cx);
    }
    if key.is_set("public_key_data")? {
        let message = "`public_key_data` creates a key whose private part is kept elsewhere";
        cx.wrong(key, "public_key_data", message);
    } else {
        let is_rotated = matches!(key.is_set("keepers"), Ok(true));
        let message = match is_rotated {
            true => "the private key is stored in the state",
            false => "the private key is stored in the state and never expires",
        };
        // Nothing but a private key signs the URLs that this data source makes.
        let signs = !cx.resources(URL).is_empty() && cx.is_mentioned(key, |kind, _| URL.ends_with(kind));
        cx.flag(key.header(), message).pedantic_if(is_rotated || signs || key.is_on_request("key"));
    }
    Ok(())
}
