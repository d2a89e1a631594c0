use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "59571246-3f62-4965-a96f-c7d97e269351",
    aliases: &[
        "gcp/google_project_auto_create_network_disabled", "CKV_GCP_27", "AVD-GCP-0010", "GCP-0010",
        "google-iam-no-default-network",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 799,
    targets: &["google_project"],
    modules: &[
        module("terraform-google-modules/project-factory/google").rights(&[right("auto_create_network")])
    ],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("auto_create_network")
            .is_false()
            .unless(organization_forbids_it)
            .pedantic_for(has_no_machines)
            .fix("false"),
    ),
    ..rule("gcp-project-with-default-network", include_str!("with_default_network.md"))
};

/// Whether an organization policy of the configuration keeps Google from making the network.
fn organization_forbids_it(_: &Block, cx: &Cx) -> Checked<bool> {
    let kinds =
        ["google_organization_policy", "google_folder_organization_policy", "google_org_policy_policy"];
    let by_resource = value::any(kinds, |kind| cx.anywhere(kind, forbids_it));
    either(value::any(cx.resources("module").iter(), by_module), by_resource)
}

/// The same of a call of the module that people write such policies with.
fn by_module(call: &Block) -> Checked<bool> {
    let is_policy =
        call.string("source")?.is_some_and(|it| it.starts_with("terraform-google-modules/org-policy/google"));
    Ok(is_policy && both(forbids_it(call), not(is_off(call, "enforce")))?)
}

fn forbids_it(policy: &Block) -> Checked<bool> {
    let names = ["constraint", "name"].map(|name| policy.value(name));
    let is_it = value::any(names.iter().filter(|it| !it.is_null()), |name| {
        value::ends_with(name, "compute.skipDefaultNetworkCreation")
    });
    both(is_it, not(is_switched_off(policy)))
}

fn is_switched_off(policy: &Block) -> Checked<bool> {
    let by_boolean = policy.any("boolean_policy", |it| is_off(it, "enforced"));
    let is_false = |rule: &Block| is_one_of(rule, "enforce", &["FALSE", "false"]);
    either(by_boolean, policy.any("spec", |spec| spec.any("rules", is_false)))
}

/// Whether the services of a project are listed and Compute Engine, which makes the network, is none of them.
fn has_no_machines(project: &Block, cx: &Cx) -> Checked<bool> {
    let services =
        cx.referring("google_project_service", "project", project, &["project_id", "id", "number"]);
    let is_compute = |service: &Block| is_one_of(service, "service", &["compute.googleapis.com"]);
    // What is not known may be Compute Engine.
    let has_compute = services.search(is_compute).unwrap_or(true);
    Ok(!has_compute && services.exist().unwrap_or(false))
}
