use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d7fcdb82-1c13-495a-9ef7-1d1386920092",
    aliases: &["gcp/filestore_instance_without_root_squash"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 732,
    targets: &["google_filestore_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("file_shares.nfs_export_options.squash_mode")
            .one_of(&["ROOT_SQUASH"])
            .default_is("\"NO_ROOT_SQUASH\"")
            .fix("\"ROOT_SQUASH\""),
    ),
    ..rule("gcp-filestore-instance-without-root-squash", include_str!("instance_without_root_squash.md"))
};
