use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f0d8781f-1991-4958-9917-d39283b168a0",
    aliases: &["aws/db_snapshot_public", "CKV_AWS_302"],
    severity: Critical,
    category: AccessControl,
    cwe: 200,
    targets: &["aws_db_snapshot"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("shared_accounts").none_of(&["all"]).absent_is_ok().fix_by_removal()),
    ..rule("aws-rds-snapshot-public", include_str!("snapshot_public.md"))
};
