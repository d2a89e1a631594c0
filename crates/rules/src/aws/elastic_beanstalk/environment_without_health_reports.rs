use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "18e50d82-8d74-5176-80bd-e9b2ae965195",
    aliases: &["aws/elastic_beanstalk_environment_without_health_reports", "CKV_AWS_312"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_elastic_beanstalk_environment"],
    check: Check::Holds(is_reported, "no `setting` turns `HealthStreamingEnabled` on"),
    ..rule(
        "aws-elastic-beanstalk-environment-without-health-reports",
        include_str!("environment_without_health_reports.md"),
    )
};

fn is_reported(environment: &Block, _: &Cx) -> Checked<bool> {
    super::turns_on(environment, "aws:elasticbeanstalk:healthreporting:system", "HealthStreamingEnabled")
}
