use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a9a13d4f-f17a-491b-b074-f54bffffcb4a",
    aliases: &[
        "kubernetes/service_account_token_automount_not_disabled", "AVD-KSV-0036", "KSV-0036", "KSV036",
    ],
    severity: Low,
    category: InsecureDefaults,
    cwe: 665,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("automount_service_account_token").within(pods::specs).is_false().fix("false"),
    ),
    ..rule("kubernetes-pod-service-account-token-mounted", include_str!("service_account_token_mounted.md"))
};
