//! Accounts of Azure Cosmos DB.

use crate::prelude::*;

/// The capabilities of an account that choose another API than that for NoSQL.
const OTHER_APIS: [&str; 4] = ["EnableCassandra", "EnableGremlin", "EnableMongo", "EnableTable"];

/// Whether an account speaks the API for NoSQL, the only one that takes identities.
pub(in crate::azure) fn has_nosql_api(account: &Block) -> Checked<bool> {
    let by_kind = is_one_of(account, "kind", &["MongoDB", "Parse"]);
    let by_capability = account.any("capabilities", |it| is_one_of(it, "name", &OTHER_APIS));
    not(either(by_kind, by_capability))
}

/// Whether an account takes no keys, by whichever name a version of the provider has for it.
pub(in crate::azure) fn refuses_keys(account: &Block) -> Checked<bool> {
    either(account.is_true("local_authentication_disabled"), is_off(account, "local_authentication_enabled"))
}
