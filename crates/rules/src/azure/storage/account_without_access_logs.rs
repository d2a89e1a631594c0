use crate::azure::shared::diagnostics;
use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

pub(super) static RULE: Rule = Rule {
    guid: "a43fe799-c5eb-42aa-baf6-fc2adc18f068",
    aliases: &[
        "azure/storage_account_without_access_logs", "CKV_AZURE_33", "CKV2_AZURE_21", "AVD-AZU-0057",
        "AZU-0057", "azure-storage-storage-account-logging-enabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    check: Check::Holds(is_logged, "no diagnostic setting logs who reads or changes what is in this account"),
    ..rule("azure-storage-account-without-access-logs", include_str!("account_without_access_logs.md"))
};

/// The categories of requests.
const REQUESTS: [&str; 3] = ["StorageRead", "StorageWrite", "StorageDelete"];

fn is_logged(account: &Block, cx: &Cx) -> Checked<bool> {
    let wanted = Wanted::reference_to(account, &["id"]).read_by(account_of);
    let of_service = cx.joined(diagnostics::SETTING, TARGET, wanted, |setting| {
        value::equal(&account_in(&setting.value(TARGET)), &account.reference("id"))
    });
    let by_setting = of_service.any(|it| diagnostics::collects(it, &REQUESTS));
    // The classic logs of queues, which the service writes into the account itself.
    let classic = "azurerm_storage_account_queue_properties";
    let own = account.any("queue_properties", logs_requests);
    let of_queues = cx.referring(classic, "storage_account_id", account, &["id"]).any(logs_requests);
    either(by_setting, either(own, of_queues))
}

/// Whether the classic logs of queues have every change. Their block is there where they are off, too.
fn logs_requests(queues: &Block) -> Checked<bool> {
    queues.any("logging", |logging| value::all(["write", "delete"], |kind| logging.is_true(kind)))
}

const TARGET: &str = "target_resource_id";

fn account_of(setting: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    vec![account_in(&setting.value(attribute))]
}

/// The account in the id of one of its services: `${azurerm_storage_account.shop.id}/blobServices/default`.
fn account_in(target: &Value) -> Value {
    match target.as_unknown().and_then(|unknown| unknown.symbol.as_ref()) {
        Some(Symbol::Template(parts)) => match &parts[..] {
            [account, rest, ..] if rest.as_str().is_some_and(|it| it.starts_with('/')) => account.clone(),
            _ => target.clone(),
        },
        _ => target.clone(),
    }
}
