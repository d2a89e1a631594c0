use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dd5230f8-a577-4bbb-b7ac-f2c2fe7d5299",
    aliases: &[
        "azure/storage_container_is_publicly_accessible", "CKV_AZURE_34", "AVD-AZU-0007", "AZU-0007",
        "azure-storage-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: &["azurerm_storage_container"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("container_access_type")
            .none_of(&["blob", "container"])
            .absent_is_ok()
            .pedantic_for(is_for_everybody)
            .fix("\"private\""),
    ),
    ..rule("azure-storage-container-public", include_str!("container_public.md"))
};

/// Whether a container, or the account that it is in, is there for everybody to read, as its name says, or nobody can list the
/// blobs and nothing calls them private.
fn is_for_everybody(container: &Block, _: &Cx) -> Checked<bool> {
    let is_called_so = is_called(container, &["asset", "cdn", "public", "site", "static", "website", "www"]);
    let needs_names = is_one_of(container, "container_access_type", &["blob"])?;
    Ok(is_called_so || needs_names && !is_called_private(container))
}
