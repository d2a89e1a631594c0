use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4b085603-5b99-5513-b155-634240db8c12",
    aliases: &["azure/storage_account_without_signature_expiry", "CKV2_AZURE_41"],
    severity: Low,
    category: AccessControl,
    cwe: 613,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("sas_policy.expiration_period")
            .is_present()
            .for_blocks(takes_signatures)
            .fix("\"01.00:00:00\""),
    ),
    ..rule(
        "azure-storage-account-without-signature-expiry",
        include_str!("account_without_signature_expiry.md"),
    )
};

/// Without shared keys nobody can sign addresses with them.
fn takes_signatures(account: &Block) -> Checked<bool> {
    not(is_off(account, "shared_access_key_enabled"))
}
