use crate::aws::shared::kms;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6a7e1b92-3d0c-4b6a-9c1e-5f8d2e7a0b43",
    aliases: &["aws/kinesis_stream_without_customer_key", "CKV_AWS_185"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_kinesis_stream"],
    check: Check::Block(check_key),
    ..rule("aws-kinesis-stream-without-customer-key", include_str!("stream_without_customer_key.md"))
};

const KEY: &str = "kms_key_id";

fn check_key(stream: &Block, cx: &mut Cx) -> Checked {
    if kms::names_managed_key(stream, KEY, cx)? {
        cx.wrong(stream, KEY, format!("{}, a key that AWS manages", stream.actual(KEY)));
    }
    Ok(())
}
