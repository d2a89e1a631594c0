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
    check: Check::Block(check_address),
    ..rule("azure-security-center-contact-without-address", include_str!("contact_without_address.md"))
};

fn check_address(contact: &Block, cx: &mut Cx) -> Checked {
    // What comes from a variable without a value is given where the module is used.
    if !contact.is_set("email")? && contact.value("email").hops().next().is_some() {
        is_left_to_the_caller(contact, "email")?;
    }
    attribute("email").is_present().check(contact, cx)
}
