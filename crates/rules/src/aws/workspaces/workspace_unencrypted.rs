use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b9033580-6886-401a-8631-5f19f5bb24c7",
    aliases: &[
        "aws/workspaces_workspace_volume_not_encrypted", "CKV_AWS_155", "CKV_AWS_156", "AVD-AWS-0109",
        "AWS-0109", "aws-workspaces-enable-disk-encryption", "AWS084",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_workspaces_workspace"],
    check: Check::Block(check_volumes),
    ..rule("aws-workspaces-workspace-unencrypted", include_str!("workspace_unencrypted.md"))
};

fn check_volumes(workspace: &Block, cx: &mut Cx) -> Checked {
    let root = check_volume(workspace, cx, "root_volume_encryption_enabled", "root_volume_size_gib");
    let user = check_volume(workspace, cx, "user_volume_encryption_enabled", "user_volume_size_gib");
    root.and(user)
}

/// Where nothing is said of its encryption, a volume stands where its size does.
fn check_volume(workspace: &Block, cx: &mut Cx, encryption: &str, size: &str) -> Checked {
    if workspace.is_true(encryption)? {
        return Ok(());
    }
    let properties = workspace.first("workspace_properties").filter(|it| !it.value(size).is_null());
    let place = match properties {
        Some(properties) if workspace.value(encryption).is_null() => properties.place(size),
        _ => workspace.place(encryption),
    };
    cx.flag(place, format!("{}, must be `true`", workspace.actual(encryption)))
        .about(encryption)
        .because(&workspace.value(encryption));
    Ok(())
}
