use super::GROUPS;
use crate::aws::shared::reach;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e29385e7-12a0-4da5-9ef3-f71bf38dcdd1",
    aliases: &["aws/rds_instance_reachable_through_host"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    check: Check::Block(check_hosts),
    ..rule("aws-rds-instance-reachable-through-host", include_str!("instance_reachable_through_host.md"))
};

fn check_hosts(instance: &Block, cx: &mut Cx) -> Checked {
    if instance.is_true("publicly_accessible")? {
        return Ok(());
    }
    let cluster = super::cluster_of(instance, cx)?;
    let database = cluster.as_ref().unwrap_or(instance);
    let Some(port) = super::port(database)? else { return Ok(()) };
    if let Some(entrance) = reach::entrance_to(database, GROUPS, port, cx)? {
        entrance.show(instance, GROUPS, port, cx);
    }
    Ok(())
}
