use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "aa737abf-6b1d-4aba-95aa-5c160bd7f96e",
    aliases: &["kubernetes/image_pull_policy_of_container_is_not_always", "CKV_K8S_15"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &pods::WORKLOADS,
    fix: Some(Safe),
    check: Check::Block(check_pull_policy),
    ..rule("kubernetes-container-image-not-pulled", include_str!("image_not_pulled.md"))
};

fn check_pull_policy(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        let container = container.block;
        let path = container.path_of("image_pull_policy");
        let (message, policy) = match container.string("image_pull_policy")? {
            Some(policy) if *policy == "Always" => return Ok(()),
            Some(policy) => (format!("`{path}` is `\"{policy}\"`, must be `\"Always\"`"), policy.origin),
            None => {
                (format!("`{path}` is not set, must be `\"Always\"`"), container.value("image_pull_policy"))
            }
        };
        let Some(image) = container.string("image")? else { return Ok(()) };
        let tag =
            image.rsplit('/').next().and_then(|name| name.split_once(':')).map_or("latest", |(_, tag)| tag);
        let always_by_default = policy.is_null() && tag == "latest";
        if !image.contains('@') && !always_by_default {
            cx.flag(container.place("image_pull_policy"), message)
                .about(path)
                .because(&policy)
                .set(&container, "image_pull_policy", "\"Always\"");
        }
        Ok(())
    })
}
