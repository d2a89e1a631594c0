use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "08bd0760-8752-44e1-9779-7bb369b2b4e4",
    aliases: &[
        "aws/db_instance_storage_not_encrypted", "CKV_AWS_16", "AVD-AWS-0080", "AWS-0080",
        "aws-rds-encrypt-instance-storage-data",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_db_instance"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("storage_encrypted").is_true().for_blocks(needs_the_setting).fix("true"),
    ),
    ..rule("aws-rds-instance-unencrypted", include_str!("instance_unencrypted.md"))
};

fn needs_the_setting(instance: &Block) -> Checked<bool> {
    // A replica is encrypted as its source is; in another region, by its key. `storage_encrypted` is ignored there.
    if super::is_replica(instance)? {
        return Ok(false);
    }
    // So it is on an instance that is restored, which is encrypted as its snapshot is.
    super::is_as_its_source(instance).map(|()| true)
}
