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
        attribute("auto_create_network").is_false().unless(organization_forbids_it).fix("false"),
    ),
    ..rule("gcp-project-with-default-network", include_str!("with_default_network.md"))
};

/// Whether an organization policy of the configuration keeps Google from making the network.
fn organization_forbids_it(_: &Block, cx: &Cx) -> Checked<bool> {
    let kinds =
        ["google_organization_policy", "google_folder_organization_policy", "google_org_policy_policy"];
    value::any(kinds, |kind| cx.any(kind, forbids_it))
}

fn forbids_it(policy: &Block) -> Checked<bool> {
    let names = ["constraint", "name"].map(|name| policy.value(name));
    value::any(names.iter().filter(|it| !it.is_null()), |name| {
        value::ends_with(name, "compute.skipDefaultNetworkCreation")
    })
}
