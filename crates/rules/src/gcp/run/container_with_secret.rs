use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "9d577fb4-1cc3-4bee-851d-bace22c07448",
    aliases: &["gcp/run_container_with_secret"],
    severity: Medium,
    category: SecretManagement,
    cwe: 526,
    targets: &["google_cloud_run_service", "google_cloud_run_v2_job", "google_cloud_run_v2_service"],
    check: Check::Block(check_containers),
    ..rule("gcp-run-container-with-secret", include_str!("container_with_secret.md"))
};

/// Where the containers of each type stand.
const PATHS: [(&str, &[&str]); 3] = [
    ("google_cloud_run_service", &["template", "spec", "containers"]),
    ("google_cloud_run_v2_job", &["template", "template", "containers"]),
    ("google_cloud_run_v2_service", &["template", "containers"]),
];

fn check_containers(service: &Block, cx: &mut Cx) -> Checked {
    let path = PATHS.iter().find(|(kind, _)| *kind == service.kind()).map_or(&[][..], |(_, path)| path);
    let nested = |owners: Vec<_>, kind: &&str| owners.iter().flat_map(|it: &Block| it.each(kind)).collect();
    let containers = path.iter().fold(vec![service.clone()], nested);
    for variable in containers.iter().flat_map(|container| container.each("env")) {
        let (name, value) = (variable.value("name"), variable.value("value"));
        if let Some(name) = name.as_str()
            && let Some(secret) = secrets::plain(name, &value)
        {
            let message = format!("`{}` of `{name}` {}", variable.path_of("value"), secret.is);
            cx.wrong(&variable, "value", message)
                .because_of_secret(&value)
                .pedantic_if(secret.certainty > Certainty::Written);
        }
    }
    Ok(())
}
