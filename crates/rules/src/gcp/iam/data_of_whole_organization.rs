use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "811bf6b3-1667-5240-9ba2-c89b0d7157f3",
    aliases: &["gcp/iam_data_of_whole_organization"],
    severity: Medium,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &[
        "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member",
        "google_organization_iam_binding",
    ],
    check: Check::Block(check_role),
    ..rule("gcp-iam-data-of-whole-organization", include_str!("data_of_whole_organization.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(grants, reaches_data, |_| Ok(true), |_| false, cx)
}

/// Whether a role of Google's lets its holder read or write what is stored, as its name says.
fn reaches_data(role: &str) -> bool {
    const DATA: [&str; 13] = [
        "accessor", "dataeditor", "dataowner", "dataviewer", "datareader", "datauser", "databasereader",
        "databaseuser", "objectadmin", "objectcreator", "objectuser", "objectviewer", "decrypter",
    ];
    const SERVICES: [&str; 7] = [
        "roles/bigquery.admin", "roles/bigquery.user", "roles/cloudsql.client", "roles/pubsub.subscriber",
        "roles/secretmanager.admin", "roles/storage.admin", "roles/datastore.user",
    ];
    let name = role.to_ascii_lowercase();
    SERVICES.contains(&name.as_str())
        || name.starts_with("roles/") && DATA.iter().any(|end| name.ends_with(end))
}
