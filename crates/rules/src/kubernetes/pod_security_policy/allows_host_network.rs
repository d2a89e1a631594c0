use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4950837c-0ce5-4e42-9bee-a25eae73740b",
    aliases: &["kubernetes/psp_allows_containers_to_share_the_host_network_namespace", "CKV_K8S_4"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("spec.host_network").is_false().absent_is_ok().fix("false")),
    ..rule("kubernetes-pod-security-policy-allows-host-network", include_str!("allows_host_network.md"))
};
