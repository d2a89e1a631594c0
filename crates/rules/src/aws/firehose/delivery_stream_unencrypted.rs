use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5c6dd5e7-1fe0-4cae-8f81-4c122717cef3",
    aliases: &["aws/kinesis_sse_not_configured", "CKV_AWS_240"],
    severity: Low,
    implies: &["aws-kms-without-customer-key-firehose"],
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_kinesis_firehose_delivery_stream"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("server_side_encryption.enabled").is_true().for_blocks(stores_records).fix("true"),
        attribute("server_side_encryption.key_type")
            .one_of(&["AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK"])
            .absent_is_ok(),
        attribute("server_side_encryption.key_arn").is_present().absent_block_is_ok().when(has_customer_key),
    ]),
    ..rule("aws-firehose-delivery-stream-unencrypted", include_str!("delivery_stream_unencrypted.md"))
};

/// Whether producers write to the stream. Records that it reads from elsewhere are stored, and encrypted, there.
fn stores_records(stream: &Block) -> Checked<bool> {
    let sources = ["kinesis_source_configuration", "msk_source_configuration"];
    value::any(sources, |source| stream.is_set(source)).map(|has_source| !has_source)
}

fn has_customer_key(encryption: &Block) -> Checked<bool> {
    Ok(encryption.string("key_type")?.is_some_and(|it| it.as_str() == "CUSTOMER_MANAGED_CMK"))
}
