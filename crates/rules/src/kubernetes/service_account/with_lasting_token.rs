use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "82569202-83bc-4597-80b9-e0ed46b21d00",
    aliases: &["kubernetes/service_account_with_lasting_token"],
    severity: Low,
    category: SecretManagement,
    cwe: 522,
    pedantic: true,
    targets: &["kubernetes_secret", "kubernetes_secret_v1"],
    check: Check::Attribute(
        attribute("type").none_of(&["kubernetes.io/service-account-token"]).absent_is_ok(),
    ),
    ..rule("kubernetes-service-account-with-lasting-token", include_str!("with_lasting_token.md"))
};
