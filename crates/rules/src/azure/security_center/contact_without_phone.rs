use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3fecef50-ad08-50a6-af3c-9fd729c884ca",
    aliases: &["azure/security_center_contact_without_phone", "CKV_AZURE_20"],
    severity: Info,
    category: Observability,
    cwe: 223,
    pedantic: true,
    targets: &["azurerm_security_center_contact"],
    check: Check::Attribute(attribute("phone").is_present()),
    ..rule("azure-security-center-contact-without-phone", include_str!("contact_without_phone.md"))
};
