use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "05cb5b37-3f7f-5980-8dff-b86b6c3bdc67",
    aliases: &["gcp/data_fusion_instance_public", "CKV_GCP_87"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_data_fusion_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("private_instance").is_true().fix("true")),
    ..rule("gcp-data-fusion-instance-public", include_str!("instance_public.md"))
};
