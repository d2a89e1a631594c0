use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9bb3c639-5edf-458c-8ee5-30c17c7d671d",
    aliases: &["azure/function_app_client_certificates_unrequired"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 295,
    pedantic: true,
    targets: &[
        super::CURRENT[0],
        super::CURRENT[1],
        super::CURRENT[2],
        super::CURRENT[3],
        super::FLEX,
        "azurerm_function_app",
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("client_cert_mode").of(&["azurerm_function_app"]).one_of(&["Required"]).fix("\"Required\""),
        attribute("client_certificate_enabled").of(NEWER).is_true().fix("true"),
        attribute("client_certificate_mode")
            .of(NEWER)
            .one_of(&["Required"])
            .for_blocks(takes_certificates)
            .fix("\"Required\""),
    ]),
    ..rule("azure-function-app-without-client-certificate", include_str!("without_client_certificate.md"))
};

/// The types that have two settings for it.
const NEWER: &[&str] =
    &[super::CURRENT[0], super::CURRENT[1], super::CURRENT[2], super::CURRENT[3], super::FLEX];

fn takes_certificates(app: &Block) -> Checked<bool> {
    app.is_true("client_certificate_enabled")
}
