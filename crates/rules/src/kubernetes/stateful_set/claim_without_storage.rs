use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fcc2612a-1dfe-46e4-8ce6-0320959f0040",
    aliases: &["kubernetes/statefulset_requests_storage"],
    severity: Low,
    category: BuildProcess,
    cwe: 665,
    targets: &["kubernetes_stateful_set", "kubernetes_stateful_set_v1"],
    check: Check::Block(check_claims),
    ..rule("kubernetes-stateful-set-claim-without-storage", include_str!("claim_without_storage.md"))
};

fn check_claims(set: &Block, cx: &mut Cx) -> Checked {
    value::each(super::claims(set), |claim| {
        let resources = claim.first("resources").unwrap_or_else(|| claim.clone());
        if resources.any("requests", |requests| requests.is_set("storage"))? {
            return Ok(());
        }
        let path = resources.path_of("requests.storage");
        cx.flag(resources.header(), format!("`{path}` is not set")).about(path);
        Ok(())
    })
}
