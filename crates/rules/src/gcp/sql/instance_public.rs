use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b187edca-b81e-4fdc-aff4-aab57db45edb",
    aliases: &[
        "gcp/sql_db_instance_is_publicly_accessible", "CKV_GCP_11", "CKV_GCP_60", "AVD-GCP-0017", "GCP-0017",
        "google-sql-no-public-access", "gcp-sql-instance-publicly-accessible",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["google_sql_database_instance"],
    modules: super::MODULES,
    check: Check::Block(check_networks),
    ..rule("gcp-sql-instance-public", include_str!("instance_public.md"))
};

fn check_networks(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(super::settings(instance), |settings| {
        let path = settings.path_of("ip_configuration");
        let configurations = settings.each("ip_configuration");
        if configurations.is_empty() && !super::is_replica(instance)? {
            let message =
                format!("{}, so the instance has a public address", settings.actual("ip_configuration"));
            _ = cx.flag(settings.header(), message).about(path).pedantic_if(true);
        }
        value::each(configurations, |configuration| check_configuration(&configuration, cx))
    })
}

fn check_configuration(configuration: &Block, cx: &mut Cx) -> Checked {
    let private = is_off(configuration, "ipv4_enabled");
    if matches!(private, Ok(true)) {
        return Ok(());
    }
    let networks = configuration.each("authorized_networks");
    if networks.is_empty() {
        // Without authorized networks a public address lets nobody in but through the Cloud SQL proxy, which asks IAM.
        private?;
        let state = configuration.actual("ipv4_enabled");
        let message = format!("{state}, so the instance has a public address");
        cx.wrong(configuration, "ipv4_enabled", message).pedantic_if(true);
        return Ok(());
    }
    value::each(networks, |network| super::forbid_internet(&network, cx))
}
