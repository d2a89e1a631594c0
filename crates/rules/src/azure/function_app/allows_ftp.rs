use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9dab0179-433d-4dff-af8f-0091025691df",
    aliases: &["azure/function_app_ftps_enforce_disabled"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &[
        super::CURRENT[0],
        super::CURRENT[1],
        super::CURRENT[2],
        super::CURRENT[3],
        super::CLASSIC[0],
        super::CLASSIC[1],
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[SECURED.of(&super::CLASSIC), SECURED.of(&super::CURRENT).absent_is_ok()]),
    ..rule("azure-function-app-allows-ftp", include_str!("allows_ftp.md"))
};

const SECURED: Attribute =
    attribute("site_config.ftps_state").one_of(&["FtpsOnly", "Disabled"]).fix("\"FtpsOnly\"");
