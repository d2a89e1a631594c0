use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "37d2139e-19de-456b-87c1-58cfda5de98d",
    aliases: &["aws/transfer_server_allows_ftp", "CKV_AWS_357"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_transfer_server"],
    check: Check::Attribute(attribute("protocols").none_of(&["FTP"]).absent_is_ok()),
    ..rule("aws-transfer-server-allows-ftp", include_str!("server_allows_ftp.md"))
};
