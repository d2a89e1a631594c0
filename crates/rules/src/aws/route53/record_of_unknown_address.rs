use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ceb21320-813a-519c-84de-b0d4d72a144e",
    aliases: &["aws/route53_record_of_unknown_address", "CKV2_AWS_23"],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 672,
    pedantic: true,
    targets: &["aws_route53_record"],
    check: Check::Block(check_addresses),
    ..rule("aws-route53-record-of-unknown-address", include_str!("record_of_unknown_address.md"))
};

fn check_addresses(record: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(record, "type", &["A", "AAAA"])? {
        return Ok(());
    }
    // The address of a resource is not known before it is there: what is known is written down.
    let records = record.value("records");
    let written = records.elements().unwrap_or_default().iter().find(|it| it.as_str().is_some());
    if let Some(address) = written {
        let message = format!("`records` has {address}, which is no resource's of this configuration");
        cx.wrong(record, "records", message);
    }
    Ok(())
}
