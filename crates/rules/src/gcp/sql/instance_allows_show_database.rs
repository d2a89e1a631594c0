use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a8b7c6d5-e4f3-2109-8a7b-6c5d4e3f2109",
    aliases: &["gcp/sql_database_instance_does_not_have_skip_show_database", "gcp-sql-show-database-allowed"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 200,
    pedantic: true,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Block(check_flags),
    ..rule("gcp-sql-instance-allows-show-database", include_str!("instance_allows_show_database.md"))
};

fn check_flags(instance: &Block, cx: &mut Cx) -> Checked {
    let value = attribute("settings.database_flags.value").one_of(&["on"]).when(is_flag).for_blocks(is_mysql);
    let verdict = value.fix("\"on\"").check(instance, cx);
    verdict.and(value::each(instance.each("settings"), |settings| {
        if settings.any("database_flags", is_flag)? || !is_mysql(instance)? {
            return Ok(());
        }
        // Beside other flags, that is where it is missing.
        let place = settings.first("database_flags").map_or_else(|| settings.header(), |flag| flag.header());
        let message = "the flag `skip_show_database` is not set, must be `\"on\"`";
        cx.flag(place, message).about(settings.path_of("database_flags")).add_block(
            &settings,
            "database_flags",
            &["name  = \"skip_show_database\"", "value = \"on\""],
        );
        Ok(())
    }))
}

fn is_flag(flag: &Block) -> Checked<bool> {
    is_one_of(flag, "name", &["skip_show_database"])
}

/// Whether the instance runs MySQL, as it did before version 4 of the provider where it did not say.
fn is_mysql(instance: &Block) -> Checked<bool> {
    Ok(instance.string("database_version")?.is_none_or(|version| version.starts_with("MYSQL")))
}
