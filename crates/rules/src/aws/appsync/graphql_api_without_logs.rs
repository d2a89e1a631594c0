use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f2678704-d166-5951-aced-e45e9c76301f",
    aliases: &["aws/appsync_graphql_api_without_logs", "CKV_AWS_193", "CKV_AWS_194"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_appsync_graphql_api"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("log_config.field_log_level")
            .one_of(&["ALL", "DEBUG", "ERROR", "INFO"])
            .fix("\"ERROR\"")
            .fix_where(|logs| logs.is_set("cloudwatch_logs_role_arn")),
    ),
    ..rule("aws-appsync-graphql-api-without-logs", include_str!("graphql_api_without_logs.md"))
};
