use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d7fcdb82-1c13-495a-9ef7-1d1386920092",
    aliases: &["gcp/filestore_instance_without_root_squash"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &["google_filestore_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("file_shares.nfs_export_options.squash_mode")
            .one_of(&["ROOT_SQUASH"])
            .default_is("\"NO_ROOT_SQUASH\"")
            .pedantic_for(is_left_out)
            .fix("\"ROOT_SQUASH\""),
    ),
    ..rule("gcp-filestore-instance-without-root-squash", include_str!("instance_without_root_squash.md"))
};

/// Whether no export of the instance says what root may do.
fn is_left_out(instance: &Block, _: &Cx) -> Checked<bool> {
    let says = |export: &Block| export.is_set("squash_mode");
    not(instance.any("file_shares", |share| share.any("nfs_export_options", says)))
}
