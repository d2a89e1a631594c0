use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "17f75827-0684-48f4-8747-61129c7e4198",
    aliases: &["azure/public_storage_account", "CKV_AZURE_190", "CKV2_AZURE_47"],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    implies: &["azure-storage-account-network-unrestricted"],
    targets: &["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_access),
    ..rule("azure-storage-account-public", include_str!("account_public.md"))
};

fn check_access(block: &Block, cx: &mut Cx) -> Checked {
    if !super::is_reachable(block)? {
        return Ok(());
    }
    if block.kind() == "azurerm_storage_account_network_rules" {
        return check_rules(block, cx);
    }
    let nested = attribute("allow_nested_items_to_be_public")
        .also_named(&["allow_blob_public_access"])
        .is_false()
        .absent_is_ok()
        .pedantic_for(keeps_networks_out)
        .fix("false")
        .check(block, cx);
    let rules = value::each(block.each("network_rules"), |rules| check_rules(&rules, cx));
    nested.and(rules).and(check_default(block, cx))
}

/// Up to version 4 of the provider, blobs may be public unless the account says otherwise.
fn check_default(account: &Block, cx: &mut Cx) -> Checked {
    const NAMES: [&str; 2] = ["allow_nested_items_to_be_public", "allow_blob_public_access"];
    let (major, _) = account.provider_version("azurerm");
    if account.is_call() || !matches!(major, 3 | 4) || value::any(NAMES, |name| account.is_set(name))? {
        return Ok(());
    }
    let message =
        format!("{}, which means `true` before version 5 of the provider", account.actual(NAMES[0]));
    cx.wrong(account, NAMES[0], message).set(account, NAMES[0], "false").pedantic_if(true);
    Ok(())
}

/// Whether the account lets in named networks only: others read no public blob either.
fn keeps_networks_out(account: &Block, cx: &Cx) -> Checked<bool> {
    let denies = |rules: &Block| is_one_of(rules, "default_action", &["Deny"]);
    let apart =
        || cx.referring("azurerm_storage_account_network_rules", "storage_account_id", account, &["id"]);
    either(account.any("network_rules", denies), apart().any(denies))
}

fn check_rules(rules: &Block, cx: &mut Cx) -> Checked {
    let ranges = attribute("ip_rules")
        .passes(is_range_of_some, "a range that does not cover every address")
        .absent_is_ok();
    ranges.check(rules, cx)?;
    let Some(action) = rules.string("default_action")?.filter(|it| it.eq_ignore_ascii_case("Allow")) else {
        return Ok(());
    };
    if rules.value("ip_rules").elements().is_some_and(<[_]>::is_empty) || !rules.is_set("ip_rules")? {
        let path = rules.path_of("default_action");
        let message = format!("`{path}` is `\"{action}\"` without `ip_rules`, so every network gets in");
        cx.flag(rules.place("ip_rules"), message)
            .about(path)
            .because(&action.origin)
            .set(rules, "default_action", "\"Deny\"")
            .pedantic_if(true);
    }
    Ok(())
}

fn is_range_of_some(range: &str) -> bool {
    !range.ends_with("/0")
}
