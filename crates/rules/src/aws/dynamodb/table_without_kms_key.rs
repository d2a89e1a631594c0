use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce089fd4-1406-47bd-8aad-c259772bb294",
    aliases: &[
        "aws/dynamodb_table_not_encrypted", "CKV_AWS_119", "AVD-AWS-0025", "AWS-0025",
        "aws-dynamodb-table-customer-key", "aws-dynamodb-table-unencrypted",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_dynamodb_table"],
    modules: &[super::TABLE_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_encryption),
    ..rule("aws-dynamodb-table-without-kms-key", include_str!("table_without_kms_key.md"))
};

fn check_encryption(table: &Block, cx: &mut Cx) -> Checked {
    // The registry module has an input for the block's attribute.
    let flat = table.is_call() && !table.is_set("server_side_encryption")?;
    let path = if flat { "server_side_encryption_enabled" } else { "server_side_encryption.enabled" };
    attribute(path).is_true().fix("true").check(table, cx)
}
