use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4eb1d835-e758-53e9-9891-40cc49afde9b",
    aliases: &["aws/elastic_beanstalk_environment_without_managed_updates", "CKV_AWS_340"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_elastic_beanstalk_environment"],
    check: Check::Holds(is_updated, "no `setting` turns `ManagedActionsEnabled` on"),
    ..rule(
        "aws-elastic-beanstalk-environment-without-managed-updates",
        include_str!("environment_without_managed_updates.md"),
    )
};

fn is_updated(environment: &Block, _: &Cx) -> Checked<bool> {
    super::turns_on(environment, "aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled")
}
