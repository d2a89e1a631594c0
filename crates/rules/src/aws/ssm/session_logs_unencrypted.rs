use super::CONTENT;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a5409738-58ca-5085-bdbd-3d55514a8582",
    aliases: &["aws/ssm_session_logs_unencrypted", "CKV_AWS_113"],
    severity: Info,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ssm_document"],
    check: Check::Block(check_document),
    ..rule("aws-ssm-session-logs-unencrypted", include_str!("session_logs_unencrypted.md"))
};

/// Where sessions are recorded, and the switch by which Session Manager refuses a place that is not encrypted.
const DESTINATIONS: [(&str, &str); 2] =
    [("s3BucketName", "s3EncryptionEnabled"), ("cloudWatchLogGroupName", "cloudWatchEncryptionEnabled")];

fn check_document(document: &Block, cx: &mut Cx) -> Checked {
    let Some(content) = super::preferences(document)? else { return Ok(()) };
    value::each(content.each("inputs"), |inputs| {
        value::each(DESTINATIONS, |(destination, switch)| {
            if both(inputs.is_set(destination), is_off(&inputs, switch))? {
                let message = format!("`{CONTENT}` names a `{destination}`, and `{switch}` is `false`");
                cx.wrong(document, CONTENT, message);
            }
            Ok(())
        })
    })
}
