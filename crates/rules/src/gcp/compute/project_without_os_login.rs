use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "32ecd6eb-0711-421f-9627-1a28d9eff217",
    aliases: &[
        "gcp/os_login_disabled", "CKV_GCP_33", "AVD-GCP-0042", "GCP-0042",
        "google-compute-project-level-oslogin",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: &["google_compute_project_metadata", "google_compute_project_metadata_item"],
    fix: Some(Unsafe),
    check: Check::Block(check_metadata),
    ..rule("gcp-compute-project-without-os-login", include_str!("project_without_os_login.md"))
};

fn check_metadata(metadata: &Block, cx: &mut Cx) -> Checked {
    if metadata.kind() == "google_compute_project_metadata" {
        return attribute("metadata.enable-oslogin")
            .passes(super::is_on, WISH)
            .fix_entry(ON)
            .check(metadata, cx);
    }
    if is_one_of(metadata, "key", &["enable-oslogin"])? {
        return attribute("value").passes(super::is_on, WISH).fix_entry(ON).check(metadata, cx);
    }
    Ok(())
}

const ON: &str = "\"TRUE\"";
const WISH: &str = "`\"TRUE\"`";
