use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "96e8183b-e985-457b-90cd-61c0503a3369",
    aliases: &[
        "aws/global_accelerator_flow_logs_disabled", "CKV_AWS_75",
        "aws-global-accelerator-accelerator-without-flow-logs",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_globalaccelerator_accelerator"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("attributes.flow_logs_enabled")
            .is_true()
            .fix("true")
            .fix_where(|logs| logs.is_set("flow_logs_s3_bucket")),
    ),
    ..rule("aws-global-accelerator-without-flow-logs", include_str!("without_flow_logs.md"))
};
