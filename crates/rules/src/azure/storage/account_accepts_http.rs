use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "12944ec4-1fa0-47be-8b17-42a034f937c2",
    aliases: &[
        "azure/storage_account_not_forcing_https", "CKV_AZURE_3", "AVD-AZU-0008", "AZU-0008",
        "azure-storage-enforce-https", "azure-storage-account-allows-http",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_storage_account"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("https_traffic_only_enabled")
            .also_named(&["enable_https_traffic_only"])
            .is_true()
            .absent_is_ok()
            .pedantic_for(serves_nfs)
            .fix("true"),
    ),
    ..rule("azure-storage-account-accepts-http", include_str!("account_accepts_http.md"))
};

/// Whether it is there for NFS, which Azure offers without encryption in transit only where HTTP is accepted.
fn serves_nfs(account: &Block, cx: &Cx) -> Checked<bool> {
    let shares = |attribute, name| {
        cx.referring("azurerm_storage_share", attribute, account, name)
            .any(|share| is_one_of(share, "enabled_protocol", &["NFS"]))
    };
    let of_files = is_one_of(account, "account_kind", &["FileStorage"]);
    let by_share = either(shares("storage_account_name", &["name"]), shares("storage_account_id", &["id"]));
    either(account.is_true("nfsv3_enabled"), both(of_files, by_share))
}
