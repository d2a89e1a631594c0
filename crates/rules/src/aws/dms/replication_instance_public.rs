use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "030d3b18-1821-45b4-9e08-50efbe7becbb",
    aliases: &["aws/amazon_dms_replication_instance_is_publicly_accessible", "CKV_AWS_89"],
    severity: High,
    category: AccessControl,
    cwe: 668,
    targets: &["aws_dms_replication_instance"],
    modules: &[MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("publicly_accessible").is_false().absent_is_ok().fix("false")),
    ..rule("aws-dms-replication-instance-public", include_str!("replication_instance_public.md"))
};

const MODULE: ModuleInputs = module("terraform-aws-modules/dms/aws")
    .renamed(&[("repl_instance_publicly_accessible", "publicly_accessible")]);
