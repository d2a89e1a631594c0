use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "02474449-71aa-40a1-87ae-e14497747b00",
    aliases: &[
        "gcp/sql_db_instance_with_ssl_disabled", "CKV_GCP_6", "AVD-GCP-0015", "GCP-0015",
        "google-sql-encrypt-in-transit-data",
    ],
    severity: High,
    category: Encryption,
    cwe: 732,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Block(check_tls),
    ..rule("gcp-sql-instance-without-tls", include_str!("instance_without_tls.md"))
};

fn check_tls(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(instance.each("settings"), |settings| {
        let found = settings.each("ip_configuration");
        if found.is_empty() {
            let path = settings.path_of("ip_configuration.ssl_mode");
            let message = format!("`{path}` is not set, must be `\"ENCRYPTED_ONLY\"`");
            cx.flag(settings.header(), message)
                .about(path)
                .set(&settings, "ip_configuration.ssl_mode", "\"ENCRYPTED_ONLY\"");
        }
        value::each(found, |addresses| check_connections(&addresses, cx))
    })
}

fn check_connections(addresses: &Block, cx: &mut Cx) -> Checked {
    let mode = addresses.value("ssl_mode");
    let safe_mode = addresses.string("ssl_mode").map(|mode| mode.is_some_and(|mode| is_safe(&mode)));
    let required = addresses.is_true("require_ssl");
    if either(safe_mode, required)? {
        return Ok(());
    }
    let wish = "must be `\"ENCRYPTED_ONLY\"` or `\"TRUSTED_CLIENT_CERTIFICATE_REQUIRED\"`";
    let (name, actual) = if !mode.is_null() {
        ("ssl_mode", format!("is `{mode}`, {wish}"))
    } else if addresses.value("require_ssl").is_null() {
        ("ssl_mode", format!("is not set, {wish}"))
    } else {
        ("require_ssl", format!("is `{}`, must be `true`", addresses.value("require_ssl")))
    };
    let path = addresses.path_of(name);
    // A mode that is wrong is reported at its block, as one that is missing: together they are what has to change.
    cx.wrong(addresses, "require_ssl", format!("`{path}` {actual}"))
        .set(addresses, "ssl_mode", "\"ENCRYPTED_ONLY\"");
    Ok(())
}

fn is_safe(mode: &str) -> bool {
    matches!(mode, "ENCRYPTED_ONLY" | "TRUSTED_CLIENT_CERTIFICATE_REQUIRED")
}
