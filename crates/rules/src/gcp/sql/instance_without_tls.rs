use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "02474449-71aa-40a1-87ae-e14497747b00",
    aliases: &[
        "gcp/sql_db_instance_with_ssl_disabled", "CKV_GCP_6", "AVD-GCP-0015", "GCP-0015",
        "google-sql-encrypt-in-transit-data",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 732,
    targets: &["google_sql_database_instance"],
    modules: super::MODULES,
    fix: Some(Unsafe),
    check: Check::Block(check_tls),
    ..rule("gcp-sql-instance-without-tls", include_str!("instance_without_tls.md"))
};

fn check_tls(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(super::settings(instance), |settings| {
        let found = settings.each("ip_configuration");
        if found.is_empty() && !super::is_replica(instance)? {
            let path = settings.path_of("ip_configuration.ssl_mode");
            let message = format!("`{path}` is not set, must be `\"ENCRYPTED_ONLY\"`");
            cx.flag(settings.header(), message)
                .about(path)
                .set(&settings, "ip_configuration.ssl_mode", "\"ENCRYPTED_ONLY\"")
                // Nobody gets in but through Google's proxies, nor where the module has its default.
                .pedantic_if(true);
        }
        value::each(found, |addresses| check_connections(&addresses, cx))
    })
}

const SAFE: [&str; 2] = ["ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"];

fn check_connections(addresses: &Block, cx: &mut Cx) -> Checked {
    if either(is_one_of(addresses, "ssl_mode", &SAFE), addresses.is_true("require_ssl"))? {
        return Ok(());
    }
    let is_old = addresses.value("ssl_mode").is_null() && !addresses.value("require_ssl").is_null();
    let (name, wish) = match is_old {
        true => ("require_ssl", "`true`"),
        false => ("ssl_mode", "`\"ENCRYPTED_ONLY\"` or `\"TRUSTED_CLIENT_CERTIFICATE_REQUIRED\"`"),
    };
    // A mode that is wrong is reported at its block, as one that is missing: together they are what has to change.
    cx.wrong(addresses, "require_ssl", format!("{}, must be {wish}", addresses.actual(name)))
        .because(&addresses.value(name))
        .shown_at(addresses.place(name))
        .set(addresses, "ssl_mode", "\"ENCRYPTED_ONLY\"")
        .pedantic_if(matches!(is_behind_proxy(addresses), Ok(true)));
    Ok(())
}

/// Whether nobody gets in but through the Auth Proxy and Google's connectors, which encrypt by themselves: there is a
/// public address, and no network that may use it directly.
fn is_behind_proxy(addresses: &Block) -> Checked<bool> {
    const WAYS: [&str; 3] = ["authorized_networks", "private_network", "psc_config"];
    let is_public = not(is_off(addresses, "ipv4_enabled"));
    both(is_public, value::all(WAYS, |way| not(addresses.is_set(way))))
}
