use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ca2fba76-c1a7-4afd-be67-5249f861cb0e",
    aliases: &[
        "kubernetes/tiller_is_deployed", "CKV_K8S_34", "CKV_K8S_44", "AVD-KSV-0102", "KSV-0102", "KSV102",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 200,
    targets: &[
        "kubernetes_cluster_role", "kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1",
        "kubernetes_cluster_role_v1", "kubernetes_cron_job", "kubernetes_cron_job_v1",
        "kubernetes_daemon_set_v1", "kubernetes_daemonset", "kubernetes_deployment",
        "kubernetes_deployment_v1", "kubernetes_job", "kubernetes_job_v1", "kubernetes_pod",
        "kubernetes_pod_v1", "kubernetes_replication_controller", "kubernetes_replication_controller_v1",
        "kubernetes_role", "kubernetes_role_binding", "kubernetes_role_binding_v1", "kubernetes_role_v1",
        "kubernetes_service", "kubernetes_service_account", "kubernetes_service_account_v1",
        "kubernetes_service_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1",
    ],
    check: Check::Block(check_object),
    ..rule("kubernetes-pod-tiller", include_str!("tiller.md"))
};

fn check_object(object: &Block, cx: &mut Cx) -> Checked {
    let own = check_metadata(object, cx);
    if matches!(object.kind(), "kubernetes_service" | "kubernetes_service_v1") {
        return own.and(value::each(object.each("spec"), |spec| check_selector(&spec, cx)));
    }
    let templates = pods::templates(object);
    let nested = templates.iter().filter(|it| it.header() != object.header());
    let nested = value::each(nested, |template| check_metadata(template, cx));
    let images = value::each(pods::containers(object), |container| {
        let Some(image) = container.block.string("image")? else { return Ok(()) };
        if image.rsplit('/').next().is_some_and(is_tiller) {
            let path = container.block.path_of("image");
            let message = format!("`{path}`{} is `\"{image}\"`", container.of());
            cx.flag(container.place(container.block.place("image")), message)
                .about(path)
                .because(&image.origin);
        }
        Ok(())
    });
    own.and(nested).and(images)
}

/// What stands for Tiller without running it.
const BESIDE: [&str; 3] = ["kubernetes_cluster_role", "kubernetes_role", "kubernetes_service_account"];

fn check_metadata(owner: &Block, cx: &mut Cx) -> Checked {
    let is_beside = BESIDE.iter().any(|it| owner.kind().starts_with(it));
    value::each(owner.each("metadata"), |metadata| {
        if either(lists(&metadata, "name", is_tiller), metadata.any("labels", is_labelled))? {
            let message = "name or labels are those of Tiller";
            cx.flag(metadata.header(), message).about(metadata.path_of("name")).pedantic_if(is_beside);
        }
        Ok(())
    })
}

/// Looks at a service that leads to the pods of Tiller.
fn check_selector(spec: &Block, cx: &mut Cx) -> Checked {
    if spec.any("selector", is_labelled)? {
        cx.wrong(spec, "selector", format!("`{}` selects the pods of Tiller", spec.path_of("selector")));
    }
    Ok(())
}

/// Whether labels are those of Tiller.
fn is_labelled(labels: &Block) -> Checked<bool> {
    either(is_one_of(labels, "app", &["helm"]), is_one_of(labels, "name", &["tiller"]))
}

/// Whether `tiller` is a word in a name.
fn is_tiller(name: &str) -> bool {
    name.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("tiller"))
}
