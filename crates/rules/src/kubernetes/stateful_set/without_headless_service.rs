use crate::kubernetes::shared::selectors;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "420e6360-47bb-46f6-9072-b20ed22c842d",
    aliases: &["kubernetes/statefulset_without_service_name"],
    severity: Low,
    category: Availability,
    cwe: 665,
    targets: &["kubernetes_stateful_set", "kubernetes_stateful_set_v1"],
    check: Check::Block(check_service),
    ..rule("kubernetes-stateful-set-without-headless-service", include_str!("without_headless_service.md"))
};

fn check_service(set: &Block, cx: &mut Cx) -> Checked {
    value::each(set.each("spec"), |spec| {
        if !spec.is_set("service_name")? {
            return Ok(());
        }
        let name = spec.value("service_name");
        let has_address = value::any(["kubernetes_service", "kubernetes_service_v1"], |kind| {
            selectors::named(kind, &name, set, cx)
                .any(|service| not(service.any("spec", |it| is_one_of(it, "cluster_ip", &["None"]))))
        });
        if has_address? {
            let message = format!("{}, a service that is not headless", spec.actual("service_name"));
            // The names of pods are of use where there are several.
            let is_alone = matches!(spec.number("replicas"), Ok(replicas) if replicas.as_ref().is_none_or(|it| it.as_f64() <= 1.0));
            cx.wrong(&spec, "service_name", message).pedantic_if(is_alone);
        }
        Ok(())
    })
}
