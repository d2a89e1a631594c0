use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "34664094-59e0-4524-b69f-deaa1a68cce3",
    aliases: &[
        "azure/security_contact_email", "CKV_AZURE_131", "AVD-AZU-0062", "AZU-0062",
        "azure-securitycenter-security-contact-email",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 778,
    targets: &["azurerm_security_center_contact"],
    check: Check::Attribute(attribute("email").is_present().pedantic_for(is_given_elsewhere)),
    ..rule("azure-security-center-contact-without-address", include_str!("contact_without_address.md"))
};

/// Whether the address is that of a variable or a local value: what has none here is given where the module is used.
fn is_given_elsewhere(contact: &Block, _: &Cx) -> Checked<bool> {
    Ok(contact.value("email").hops().next().is_some())
}
