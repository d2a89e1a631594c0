use crate::nifcloud::shared::wrong;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a1defcb6-55e8-4511-8c2a-30b615b0e057",
    aliases: &[
        "nifcloud/dns_has_verified_record", "AVD-NIF-0007", "NIF-0007", "nifcloud-dns-remove-verified-record",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 285,
    targets: &["nifcloud_dns_record"],
    check: Check::Block(check_record),
    ..rule("nifcloud-dns-record-with-verification", include_str!("record_with_verification.md"))
};

fn check_record(record: &Block, cx: &mut Cx) -> Checked {
    let verifies = lists(record, "record", |text| text.trim_matches('"').starts_with("nifty-dns-verify="));
    if both(is_one_of(record, "type", &["TXT"]), verifies)? {
        let message = "`record` proves to NIFCLOUD that the domain is yours, and is still published";
        wrong(record, record, "record", message, cx);
    }
    Ok(())
}
