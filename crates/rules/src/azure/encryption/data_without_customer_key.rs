use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "925fb6fa-9ffd-51d6-bbe5-3d0af82d81ab",
    aliases: &[
        "azure/encryption_data_without_customer_key", "CKV2_AZURE_1", "AVD-AZU-0060", "AZU-0060",
        "azure-storage-blob-container-cmk-encrypted", "CKV2_AZURE_11", "CKV2_AZURE_16", "CKV2_AZURE_17",
        "CKV2_AZURE_22", "CKV2_AZURE_48", "CKV_AZURE_76", "CKV_AZURE_100", "CKV_AZURE_186", "CKV_AZURE_201",
        "CKV_AZURE_240",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &TARGETS,
    check: Check::Block(check_key),
    ..rule("azure-encryption-data-without-customer-key", include_str!("data_without_customer_key.md"))
};

/// Where data is kept, and what names the key.
struct Store {
    kind: &'static str,
    /// The attributes and blocks of its own that do.
    own: &'static [&'static str],
    /// The resource that does, and the attribute in which it names the store.
    apart: Option<(&'static str, &'static str)>,
}

const STORES: [Store; 14] = [
    store("azurerm_app_configuration", &["encryption.key_vault_key_identifier"]),
    store("azurerm_batch_account", &["encryption"]),
    store("azurerm_cognitive_account", &["customer_managed_key"])
        .or("azurerm_cognitive_account_customer_managed_key", "cognitive_account_id"),
    store("azurerm_cosmosdb_account", &["key_vault_key_id"]),
    store("azurerm_data_factory", &["customer_managed_key_id"])
        .or("azurerm_data_factory_customer_managed_key", "data_factory_id"),
    store("azurerm_databricks_workspace", &[])
        .or("azurerm_databricks_workspace_root_dbfs_customer_managed_key", "workspace_id"),
    store("azurerm_kusto_cluster", &[]).or("azurerm_kusto_cluster_customer_managed_key", "cluster_id"),
    store("azurerm_mysql_flexible_server", &["customer_managed_key"]),
    store("azurerm_mysql_server", &[]).or("azurerm_mysql_server_key", "server_id"),
    store("azurerm_postgresql_flexible_server", &["customer_managed_key"]),
    store("azurerm_postgresql_server", &[]).or("azurerm_postgresql_server_key", "server_id"),
    store("azurerm_servicebus_namespace", &["customer_managed_key"])
        .or("azurerm_servicebus_namespace_customer_managed_key", "namespace_id"),
    store("azurerm_storage_account", &["customer_managed_key"])
        .or("azurerm_storage_account_customer_managed_key", "storage_account_id"),
    store("azurerm_synapse_workspace", &["customer_managed_key"])
        .or("azurerm_synapse_workspace_key", "synapse_workspace_id"),
];

const TARGETS: [&str; STORES.len()] = {
    let mut kinds = [""; STORES.len()];
    let mut at = 0;
    while at < STORES.len() {
        kinds[at] = STORES[at].kind;
        at += 1;
    }
    kinds
};

const fn store(kind: &'static str, own: &'static [&'static str]) -> Store {
    Store { kind, own, apart: None }
}

impl Store {
    const fn or(self, kind: &'static str, attribute: &'static str) -> Self {
        Self { apart: Some((kind, attribute)), ..self }
    }
}

fn check_key(block: &Block, cx: &mut Cx) -> Checked {
    let Some(store) = STORES.iter().find(|it| it.kind == block.kind()) else { return Ok(()) };
    let by_own = value::any(store.own, |path| match path.split_once('.') {
        Some((outer, name)) => block.any(outer, |it| it.is_given(name)),
        None => block.is_given(path),
    });
    let by_other = store
        .apart
        .map_or(Ok(false), |(kind, attribute)| cx.referring(kind, attribute, block, &["id"]).exist());
    if either(by_own, by_other)? {
        return Ok(());
    }
    let message = match (store.own.first(), store.apart) {
        (Some(own), None) => block.actual(own),
        (Some(own), Some((kind, _))) => format!("{}, and no `{kind}` is for it", block.actual(own)),
        (None, apart) => format!("no `{}` is for it", apart.map_or("key", |(kind, _)| kind)),
    };
    cx.flag(block.header(), message);
    Ok(())
}
