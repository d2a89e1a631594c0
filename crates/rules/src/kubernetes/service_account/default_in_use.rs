use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "737a0dd9-0aaa-4145-8118-f01778262b8a",
    aliases: &["kubernetes/default_service_account_in_use", "CKV_K8S_41"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &[
        "kubernetes_default_service_account", "kubernetes_default_service_account_v1",
        "kubernetes_service_account", "kubernetes_service_account_v1",
    ],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("automount_service_account_token").is_false().for_blocks(is_default).fix("false"),
    ),
    ..rule("kubernetes-service-account-default-in-use", include_str!("default_in_use.md"))
};

fn is_default(account: &Block) -> Checked<bool> {
    if account.kind().starts_with("kubernetes_default_") {
        return Ok(true);
    }
    account.any("metadata", |metadata| is_one_of(metadata, "name", &["default"]))
}
