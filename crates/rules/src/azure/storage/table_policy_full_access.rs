use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3ac3e75c-6374-4a32-8ba0-6ed69bda404e",
    aliases: &["azure/storage_table_allows_all_acl_permissions"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &["azurerm_storage_table"],
    check: Check::Block(check_policies),
    ..rule("azure-storage-table-policy-full-access", include_str!("table_policy_full_access.md"))
};

fn check_policies(table: &Block, cx: &mut Cx) -> Checked {
    super::forbid_all_permissions(table, permits_all, cx)
}

fn permits_all(permissions: &str) -> bool {
    ["raud", "rwdl"].iter().any(|all| all.chars().all(|letter| permissions.contains(letter)))
}
