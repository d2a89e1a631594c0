use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "48a0aae8-291b-53bf-8aa3-302c0427c072",
    aliases: &["aws/elasticache_replication_group_without_authentication", "CKV_AWS_31"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 306,
    targets: &["aws_elasticache_replication_group"],
    check: Check::Attribute(
        attribute("auth_token").also_named(&["user_group_ids"]).is_present().for_blocks(super::is_on_its_own),
    ),
    ..rule(
        "aws-elasticache-replication-group-without-authentication",
        include_str!("replication_group_without_authentication.md"),
    )
};
