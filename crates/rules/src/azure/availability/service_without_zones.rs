use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "431d115d-21da-55e3-98e5-740ecf3968bc",
    aliases: &["azure/availability_service_without_zones", "CKV_AZURE_225", "CKV_AZURE_229", "CKV_AZURE_231"],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_app_service_environment_v3", "azurerm_mssql_database", "azurerm_service_plan"],
    fix: Some(Unsafe),
    check: Check::Block(check_zones),
    ..rule("azure-availability-service-without-zones", include_str!("service_without_zones.md"))
};

fn check_zones(service: &Block, cx: &mut Cx) -> Checked {
    let is_named = |starts: &[&str]| {
        lists(service, "sku_name", |name| starts.iter().any(|start| name.starts_with(start)))
    };
    let demand = match service.kind() {
        "azurerm_service_plan" => attribute("zone_balancing_enabled"),
        // The pool says it.
        "azurerm_mssql_database" if is_named(&["ElasticPool"])? => return Ok(()),
        _ => attribute("zone_redundant"),
    };
    let demand = demand.is_true();
    // In small tiers, it takes a larger one as well.
    let is_fixed = matches!(is_named(SMALL), Ok(false));
    if is_fixed { demand.fix("true") } else { demand }.check(service, cx)
}

/// What the names of tiers start with that stay in one zone: of plans, and of databases.
const SMALL: &[&str] = &["B1", "B2", "B3", "Basic", "D", "F", "S", "Y"];
