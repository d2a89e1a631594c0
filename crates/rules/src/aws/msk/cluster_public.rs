use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "54378d69-dd7c-4b08-a43e-80d563396857",
    aliases: &["aws/msk_broker_is_publicly_accessible", "CKV_AWS_291"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_msk_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("broker_node_group_info.connectivity_info.public_access.type")
            .none_of(&["SERVICE_PROVIDED_EIPS"])
            .absent_is_ok()
            .fix("\"DISABLED\""),
    ),
    ..rule("aws-msk-cluster-public", include_str!("cluster_public.md"))
};
