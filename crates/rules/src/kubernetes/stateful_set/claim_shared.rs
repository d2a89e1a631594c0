use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "26b047a9-0329-48fd-8fb7-05bbe5ba80ee",
    aliases: &["kubernetes/incorrect_volume_claim_access_mode_read_write_once"],
    severity: Low,
    category: BuildProcess,
    cwe: 732,
    pedantic: true,
    targets: &["kubernetes_stateful_set", "kubernetes_stateful_set_v1"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("access_modes")
            .one_of(&["ReadWriteOnce", "ReadWriteOncePod"])
            .absent_is_ok()
            .within(super::claims)
            .fix("[\"ReadWriteOnce\"]"),
    ),
    ..rule("kubernetes-stateful-set-claim-shared", include_str!("claim_shared.md"))
};
