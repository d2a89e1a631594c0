use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "862fe4bf-3eec-4767-a517-40f378886b88",
    aliases: &[
        "aws/kinesis_not_encrypted_with_kms", "CKV_AWS_43", "AVD-AWS-0064", "AWS-0064",
        "aws-kinesis-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["aws_kinesis_stream"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("encryption_type").default_is("\"NONE\"").one_of(&["KMS"]).fix("\"KMS\""),
        attribute("kms_key_id").is_present().for_blocks(is_encrypted).fix("\"alias/aws/kinesis\""),
    ]),
    ..rule("aws-kinesis-stream-unencrypted", include_str!("stream_unencrypted.md"))
};

fn is_encrypted(stream: &Block) -> Checked<bool> {
    is_one_of(stream, "encryption_type", &["KMS"])
}
