use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f0d8781f-1991-4958-9917-d39283b168a0",
    aliases: &["aws/db_snapshot_public", "CKV_AWS_302"],
    severity: Critical,
    category: AccessControl,
    cwe: 200,
    targets: &["aws_db_snapshot"],
    check: Check::Block(check_accounts),
    ..rule("aws-rds-snapshot-public", include_str!("snapshot_public.md"))
};

fn check_accounts(snapshot: &Block, cx: &mut Cx) -> Checked {
    let accounts = snapshot.strings("shared_accounts")?.unwrap_or_default();
    if accounts.iter().any(|account| account.as_str() == "all") {
        cx.wrong(
            snapshot,
            "shared_accounts",
            "`shared_accounts` lists `all`: every AWS account may restore the snapshot",
        );
    }
    Ok(())
}
