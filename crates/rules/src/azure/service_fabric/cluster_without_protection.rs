use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e8f757aa-49d1-4069-879e-a8a5d7aa4ad8",
    aliases: &["azure/service_fabric_cluster_without_protection", "CKV_AZURE_125"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_service_fabric_cluster"],
    check: Check::Holds(
        is_encrypted,
        "no `fabric_settings` set `ClusterProtectionLevel` to `EncryptAndSign`",
    ),
    ..rule("azure-service-fabric-cluster-without-protection", include_str!("cluster_without_protection.md"))
};

fn is_encrypted(cluster: &Block, _: &Cx) -> Checked<bool> {
    cluster.any("fabric_settings", |settings| {
        let encrypts = settings.any("parameters", |parameters| {
            is_one_of(parameters, "ClusterProtectionLevel", &["EncryptAndSign"])
        });
        both(is_one_of(settings, "name", &["Security"]), encrypts)
    })
}
