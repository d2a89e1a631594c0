use super::GROUPS;
use crate::aws::shared::reach::{self, Ways};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fc65f8a4-beff-49c7-9d6a-30b6aee662a7",
    aliases: &["aws/rds_instance_reachable"],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 668,
    implies: &["aws-rds-instance-public"],
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    fix: Some(Unsafe),
    check: Check::Block(check_way),
    ..rule("aws-rds-instance-reachable", include_str!("instance_reachable.md"))
};

const PUBLIC: &str = "publicly_accessible";

fn check_way(instance: &Block, cx: &mut Cx) -> Checked {
    if !instance.is_true(PUBLIC)? {
        return Ok(());
    }
    match super::cluster_of(instance, cx)? {
        Some(cluster) => check_way_to(&cluster, instance, cx),
        None => check_way_to(instance, instance, cx),
    }
}

/// Checks an instance whose network and groups are those of the instance itself, or of its cluster.
fn check_way_to(database: &Block, instance: &Block, cx: &mut Cx) -> Checked {
    let Some(port) = super::port(database)? else { return Ok(()) };
    let network = into_network(database, port, cx);
    let way = reach::joined(network, reach::through_groups(database, GROUPS, reach::opens(port), cx))?;
    reach::forbid_address(instance, PUBLIC, way, port, cx);
    Ok(())
}

fn into_network(database: &Block, port: u16, cx: &Cx) -> Ways {
    if !database.is_set("db_subnet_group_name")? {
        // The default network: its subnets lead to the internet.
        return Ok(Some(Vec::new()));
    }
    let groups = cx.referred("aws_db_subnet_group", &["id", "name"], database, "db_subnet_group_name");
    match groups.first() {
        Some(group) => reach::into_subnets(&group, "subnet_ids", port, cx),
        None => named_elsewhere(database, "db_subnet_group_name", "subnet group").map(|()| None),
    }
}
