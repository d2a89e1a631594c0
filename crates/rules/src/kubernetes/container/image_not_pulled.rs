use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "aa737abf-6b1d-4aba-95aa-5c160bd7f96e",
    aliases: &["kubernetes/image_pull_policy_of_container_is_not_always", "CKV_K8S_15"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Safe),
    check: Check::Block(check_pull_policy),
    ..rule("kubernetes-container-image-not-pulled", include_str!("image_not_pulled.md"))
};

fn check_pull_policy(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        let container = container.block;
        if is_one_of(&container, "image_pull_policy", &["Always"])? {
            return Ok(());
        }
        let Some(image) = container.string("image")? else { return Ok(()) };
        let tag =
            image.rsplit('/').next().and_then(|name| name.split_once(':')).map_or("latest", |(_, tag)| tag);
        let always_by_default = container.value("image_pull_policy").is_null() && tag == "latest";
        if !image.contains('@') && !always_by_default {
            let message = format!("{}, must be `\"Always\"`", container.actual("image_pull_policy"));
            cx.wrong(&container, "image_pull_policy", message)
                .set(&container, "image_pull_policy", "\"Always\"");
        }
        Ok(())
    })
}
