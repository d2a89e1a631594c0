use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d532566b-8d9d-4f3b-80bd-361fe802f9c2",
    aliases: &[
        "kubernetes/root_container_not_mounted_as_read_only", "CKV_K8S_22", "AVD-KSV-0014", "KSV-0014",
        "KSV014",
    ],
    severity: Low,
    category: BuildProcess,
    cwe: 668,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("security_context.read_only_root_filesystem")
            .within(pods::container_blocks)
            .is_true()
            .fix("true"),
    ),
    ..rule("kubernetes-container-root-filesystem-writable", include_str!("root_filesystem_writable.md"))
};
