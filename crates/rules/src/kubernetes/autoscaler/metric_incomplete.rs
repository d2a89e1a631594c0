use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "17e52ca3-ddd0-4610-9d56-ce107442e110",
    aliases: &["kubernetes/hpa_targets_invalid_object"],
    severity: Low,
    category: Availability,
    cwe: 400,
    targets: &[
        "kubernetes_horizontal_pod_autoscaler", "kubernetes_horizontal_pod_autoscaler_v2",
        "kubernetes_horizontal_pod_autoscaler_v2beta2",
    ],
    check: Check::Block(check_metrics),
    ..rule("kubernetes-autoscaler-metric-incomplete", include_str!("metric_incomplete.md"))
};

fn check_metrics(autoscaler: &Block, cx: &mut Cx) -> Checked {
    value::each(autoscaler.each("spec"), |spec| {
        value::each(spec.each("metric"), |metric| {
            let Some(kind) = metric.string("type")? else { return Ok(()) };
            let wanted: &[&str] = match kind.as_str() {
                "Object" => &["object.described_object", "object.metric"],
                "External" => &["external.metric"],
                "Pods" => &["pods.metric"],
                "Resource" => &["resource"],
                "ContainerResource" => &["container_resource"],
                _ => return Ok(()),
            };
            let missing = value::any(wanted, |path| not(is_there(&metric, path)))?;
            if missing {
                let all = wanted
                    .iter()
                    .map(|path| format!("`{}`", metric.written_as(path)))
                    .collect::<Vec<_>>()
                    .join(" and ");
                let path = metric.path_of("type");
                let message = format!("`{path}` is `\"{kind}\"`, which needs {all}");
                cx.flag(metric.header(), message).about(path).because(&kind.origin);
            }
            Ok(())
        })
    })
}

fn is_there(metric: &Block, path: &str) -> Checked<bool> {
    match path.split_once('.') {
        Some((block, name)) => metric.any(block, |it| it.is_set(name)),
        None => metric.is_set(path),
    }
}
