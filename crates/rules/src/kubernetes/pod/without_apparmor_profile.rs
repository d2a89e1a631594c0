use crate::kubernetes::shared::pods;
use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "bd6bd46c-57db-4887-956d-d372f21291b6",
    aliases: &["kubernetes/missing_app_armor_config", "AVD-KSV-0002", "KSV-0002", "KSV002"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_profile),
    ..rule("kubernetes-pod-without-apparmor-profile", include_str!("without_apparmor_profile.md"))
};

const ANNOTATION: &str = "container.apparmor.security.beta.kubernetes.io";

fn check_profile(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::templates(workload), |template| {
        value::each(template.each("metadata"), |metadata| {
            let annotations = metadata.value("annotations");
            let named = match annotations.data() {
                Data::Object(members) => members.keys().any(|key| key.starts_with(ANNOTATION)),
                Data::Unknown(unknown) => return Err(unknown.clone()),
                _ => false,
            };
            if !named {
                let message = format!("no annotation `{ANNOTATION}/…` sets a profile");
                let path = metadata.path_of("annotations");
                cx.flag(metadata.place("annotations"), message).about(path);
            }
            Ok(())
        })
    })
}
