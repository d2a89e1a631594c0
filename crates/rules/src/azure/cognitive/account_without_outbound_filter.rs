use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "195e6a2a-a9be-551b-af6f-b004a26386e1",
    aliases: &["azure/cognitive_account_without_outbound_filter", "CKV_AZURE_247"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 923,
    pedantic: true,
    targets: &["azurerm_cognitive_account"],
    check: Check::Attributes(&[
        attribute("outbound_network_access_restricted").is_true().for_blocks(is_openai),
        attribute("fqdns").is_present().for_blocks(is_openai_and_restricted),
    ]),
    ..rule(
        "azure-cognitive-account-without-outbound-filter",
        include_str!("account_without_outbound_filter.md"),
    )
};

fn is_openai(account: &Block) -> Checked<bool> {
    Ok(account.string("kind")?.is_some_and(|it| it.eq_ignore_ascii_case("OpenAI")))
}

fn is_openai_and_restricted(account: &Block) -> Checked<bool> {
    both(is_openai(account), account.is_true("outbound_network_access_restricted"))
}
