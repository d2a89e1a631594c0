//! What the names of resources say of them.

use tollgate_core::block::Block;

/// Whether the name of a resource, or its address, has one of these words, which may stand in the plural.
pub(crate) fn is_called(block: &Block, words: &[&str]) -> bool {
    let names = ["name", "name_prefix", "identifier", "cluster_identifier"];
    let names = names.map(|name| block.value(name).to_string());
    let object =
        block.first("metadata").map(|metadata| metadata.value("name").to_string()).unwrap_or_default();
    has_word(&format!("{} {object} {}", names.join(" "), block.address), words)
}

/// Whether a store holds what is for few people, as its own name, its labels or its tags say, or the name of what belongs to it.
pub(crate) fn is_called_private(store: &Block) -> bool {
    const WORDS: [&str; 25] = [
        "audit", "backup", "bill", "billing", "cloudtrail", "confidential", "credential", "customer",
        "database", "db", "dump", "finance", "internal", "invoice", "kubeconfig", "log", "patient",
        "payment", "payroll", "private", "secret", "sensitive", "snapshot", "state", "tfstate",
    ];
    let names = ["name", "bucket", "storage_account_name", "storage_account_id", "labels", "tags"];
    let names = names.map(|name| store.value(name).to_string()).join(" ");
    has_word(&format!("{names} {}", store.address.name()), &WORDS)
}

/// Whether a text has one of these words, which may stand in the plural or have a number: `vpn1`.
fn has_word(text: &str, words: &[&str]) -> bool {
    let is_rest = |rest: &str| rest == "s" || rest.bytes().all(|it| it.is_ascii_digit());
    let is_one = |word: &str| words.iter().any(|it| word.strip_prefix(it).is_some_and(is_rest));
    crate::text::words(text).split(|it: char| !it.is_ascii_alphanumeric()).any(is_one)
}
