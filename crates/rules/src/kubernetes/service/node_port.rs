use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5c281bf8-d9bb-47f2-b909-3f6bb11874ad",
    aliases: &["kubernetes/service_type_is_nodeport"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["kubernetes_service", "kubernetes_service_v1"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("spec.type").none_of(&["NodePort"]).absent_is_ok().fix("\"ClusterIP\""),
    ),
    ..rule("kubernetes-service-node-port", include_str!("node_port.md"))
};
