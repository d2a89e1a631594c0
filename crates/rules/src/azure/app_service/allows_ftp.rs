use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "85da374f-b00f-4832-9d44-84a1ca1e89f8",
    aliases: &[
        "azure/app_service_ftps_enforce_disabled", "CKV_AZURE_78", "AVD-AZU-0071", "AZU-0071",
        "azure-appservice-enforce-ftps", "azure-app-service-app-allows-ftp",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &super::WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("site_config.ftps_state")
            .one_of(&["FtpsOnly", "Disabled"])
            .absent_is_ok()
            .fix("\"FtpsOnly\""),
    ),
    ..rule("azure-app-service-allows-ftp", include_str!("allows_ftp.md"))
};
