use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b947809d-dd2f-4de9-b724-04d101c515aa",
    aliases: &["azure/redis_not_updated_regularly"],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 912,
    pedantic: true,
    targets: &["azurerm_redis_cache"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("patch_schedule")
            .is_present()
            .fix_block(&["day_of_week    = \"Sunday\"", "start_hour_utc = 2"]),
    ),
    ..rule("azure-redis-cache-without-patch-schedule", include_str!("cache_without_patch_schedule.md"))
};
