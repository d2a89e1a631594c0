use super::CONTENT;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0d3faecf-590f-491f-b024-488dd0a87c30",
    aliases: &["aws/ssm_session_document_without_logs", "CKV_AWS_113"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_ssm_document"],
    check: Check::Block(check_document),
    ..rule("aws-ssm-session-document-without-logs", include_str!("session_document_without_logs.md"))
};

fn check_document(document: &Block, cx: &mut Cx) -> Checked {
    let Some(content) = super::preferences(document)? else { return Ok(()) };
    let is_recorded = content.any("inputs", |inputs| {
        either(inputs.is_set("s3BucketName"), inputs.is_set("cloudWatchLogGroupName"))
    });
    if !is_recorded? {
        let message = format!(
            "`{CONTENT}` names neither an `s3BucketName` nor a `cloudWatchLogGroupName` in its `inputs`"
        );
        cx.wrong(document, CONTENT, message);
    }
    Ok(())
}
