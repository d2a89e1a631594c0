use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "acb94f15-fa29-5b49-a22d-881e851873bd",
    aliases: &["azure/app_service_plan_with_one_instance", "CKV_AZURE_212"],
    severity: Info,
    category: Availability,
    cwe: 1188,
    pedantic: true,
    targets: &["azurerm_service_plan"],
    check: Check::Attribute(attribute("worker_count").at_least(2).for_blocks(keeps_instances)),
    ..rule("azure-app-service-plan-with-one-instance", include_str!("plan_with_one_instance.md"))
};

/// Plans for functions start instances as they are called.
fn keeps_instances(plan: &Block) -> Checked<bool> {
    let sku = plan.string("sku_name")?;
    Ok(!sku.is_some_and(|it| it.starts_with('Y') || it.starts_with("EP") || it.starts_with("FC")))
}
