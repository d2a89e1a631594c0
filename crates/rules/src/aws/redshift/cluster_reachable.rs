use crate::aws::shared::reach::{self, Ways};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1d0f4ad0-a4b9-4bc8-9538-f621bb66e4cf",
    aliases: &["aws/redshift_cluster_reachable"],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 668,
    implies: &["aws-redshift-cluster-public"],
    targets: &["aws_redshift_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_way),
    ..rule("aws-redshift-cluster-reachable", include_str!("cluster_reachable.md"))
};

const PUBLIC: &str = "publicly_accessible";

fn check_way(cluster: &Block, cx: &mut Cx) -> Checked {
    if !cluster.is_true(PUBLIC)? {
        return Ok(());
    }
    let Some(port) = reach::port_of(cluster, "port", Some(super::PORT))? else { return Ok(()) };
    let groups = reach::through_groups(cluster, "vpc_security_group_ids", reach::opens(port), cx);
    let way = reach::joined(into_network(cluster, port, cx), groups)?;
    reach::forbid_address(cluster, PUBLIC, way, port, cx);
    Ok(())
}

fn into_network(cluster: &Block, port: u16, cx: &Cx) -> Ways {
    const GROUP: &str = "cluster_subnet_group_name";
    if !cluster.is_set(GROUP)? {
        // The default network: its subnets lead to the internet.
        return Ok(Some(Vec::new()));
    }
    match cx.referred("aws_redshift_subnet_group", &["id", "name"], cluster, GROUP).first() {
        Some(group) => reach::into_subnets(&group, "subnet_ids", port, cx),
        None => named_elsewhere(cluster, GROUP, "subnet group").map(|()| None),
    }
}
