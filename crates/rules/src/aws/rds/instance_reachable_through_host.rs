use super::GROUPS;
use crate::aws::shared::reach::{self, Ways};
use crate::aws::shared::security_groups;
use crate::network::{self, Ports};
use crate::prelude::*;
use tollgate_core::value::Value;

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

/// The ports at which hosts are administered: SSH and Remote Desktop.
const ADMINISTRATION: [u16; 2] = [22, 3389];

fn check_hosts(instance: &Block, cx: &mut Cx) -> Checked {
    if instance.is_true("publicly_accessible")? {
        return Ok(());
    }
    match super::cluster_of(instance, cx)? {
        Some(cluster) => check_hosts_of(&cluster, instance, cx),
        None => check_hosts_of(instance, instance, cx),
    }
}

/// Checks an instance whose groups are its own, or those of its cluster.
fn check_hosts_of(database: &Block, instance: &Block, cx: &mut Cx) -> Checked {
    let Some(port) = super::port(database)? else { return Ok(()) };
    let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain(port));
    let (groups, mut verdict) = reach::named(database, GROUPS, "aws_security_group", "id", cx);
    for group in &groups {
        let (admitted, undecided) = security_groups::admitted_groups(group, opens, cx);
        verdict = verdict.and(undecided);
        for (rule, admitted) in admitted {
            let wanted = Wanted::value(admitted.clone()).read_by(groups_of_reachable);
            let has_group = |host: &Block| {
                value::any(host.value(GROUPS).items(), |group| value::equal(&group, &admitted))
            };
            let host = cx
                .joined("aws_instance", GROUPS, wanted, has_group)
                .find(|host| Ok(way_to(host, cx)?.is_some()));
            let Ok(Some(host)) = host else {
                verdict = verdict.and(host.map(drop));
                continue;
            };
            let way = way_to(&host, cx)?.unwrap_or_default();
            let message = format!(
                "the internet can administer `{}`, which can reach {}",
                host.address,
                network::port_with_service(port)
            );
            let flag = cx.flag(instance.place(GROUPS), message).about(GROUPS);
            reach::show(way, flag).also(rule, "this rule lets it reach the database");
            return Ok(());
        }
    }
    verdict
}

/// The groups of a host that the internet may be able to administer.
fn groups_of_reachable(host: &Block, attribute: &str, cx: &Cx) -> Vec<Value> {
    if let Ok(None) = way_to(host, cx) { Vec::new() } else { host.value(attribute).items() }
}

/// The way from the internet to a port at which a host is administered.
fn way_to(host: &Block, cx: &Cx) -> Ways {
    reach::first(ADMINISTRATION, |port| {
        let opens = |ports: &[Ports]| ports.iter().any(|it| it.contain(port));
        let network = match host.is_set("subnet_id")? {
            true => reach::into_subnets(host, "subnet_id", port, cx),
            // The default network: its subnets lead to the internet.
            false => Ok(Some(Vec::new())),
        };
        let inside = reach::joined(network, reach::through_groups(host, GROUPS, opens, cx));
        reach::joined(reach::to_address(host, cx), inside)
    })
}
