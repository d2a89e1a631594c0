use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a21c8da9-41bf-40cf-941d-330cf0d11fc7",
    aliases: &["azure/azure_active_directory_authentication", "CKV_AZURE_126"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: &["azurerm_service_fabric_cluster"],
    check: Check::Attribute(attribute("azure_active_directory.tenant_id").is_present()),
    ..rule(
        "azure-service-fabric-cluster-without-active-directory",
        include_str!("cluster_without_active_directory.md"),
    )
};
