use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "455f2e0c-686d-4fcb-8b5f-3f953f12c43c",
    aliases: &["kubernetes/seccomp_profile_is_not_configured", "AVD-KSV-0030", "KSV-0030", "KSV030"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_profile),
    ..rule("kubernetes-pod-without-seccomp-profile", include_str!("without_seccomp_profile.md"))
};

const PATH: [&str; 3] = ["security_context", "seccomp_profile", "type"];

/// The annotations by which clusters before 1.27 chose a profile.
const ANNOTATIONS: [&str; 2] =
    ["seccomp.security.alpha.kubernetes.io/pod", "seccomp.security.alpha.kubernetes.io/defaultProfileName"];

fn check_profile(workload: &Block, cx: &mut Cx) -> Checked {
    let right = attribute("security_context.seccomp_profile.type")
        .one_of(&["RuntimeDefault", "Localhost"])
        .absent_is_ok()
        .fix("\"RuntimeDefault\"");
    let own = value::each(pods::containers(workload), |container| right.check(&container.block, cx));
    own.and(value::each(pods::templates(workload), |template| {
        value::each(template.each("spec"), |spec| {
            right.check(&spec, cx)?;
            let containers = pods::parts(&spec, "container");
            let each = value::all(&containers, |container| pods::has(&container.block, &PATH));
            let of_containers = if containers.is_empty() { Ok(false) } else { each };
            // No supported version of Kubernetes reads the annotations: they count only where they are certain.
            let annotated = matches!(is_annotated(&template), Ok(true));
            if !annotated && !either(pods::has(&spec, &PATH), of_containers)? {
                report(&spec, cx);
            }
            Ok(())
        })
    }))
}

fn is_annotated(template: &Block) -> Checked<bool> {
    template.any("metadata", |metadata| {
        metadata.any("annotations", |annotations| {
            value::any(ANNOTATIONS, |name| {
                let profile = annotations.string(name)?;
                Ok(profile.is_some_and(|it| matches!(it.as_str(), "runtime/default" | "docker/default")))
            })
        })
    })
}

/// Reported, and fixed, in the deepest block that is on the way to the profile.
fn report(spec: &Block, cx: &mut Cx) {
    let path = spec.path_of(&PATH.join("."));
    let (owner, rest) = pods::deepest(spec, &PATH);
    cx.flag(owner.header(), format!("`{path}` is not set, must be `\"RuntimeDefault\"` or `\"Localhost\"`"))
        .about(path)
        .set(&owner, &rest.join("."), "\"RuntimeDefault\"");
}
