use crate::aws::shared::reach;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f737336-b18a-4602-8ea0-b200312e1ac1",
    aliases: &["aws/rds_associated_with_public_subnet"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["aws_db_instance", "aws_rds_cluster"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_subnets),
    ..rule("aws-rds-database-in-public-subnet", include_str!("database_in_public_subnet.md"))
};

const GROUP: &str = "db_subnet_group_name";
const SUBNETS: &str = "subnet_ids";

fn check_subnets(database: &Block, cx: &mut Cx) -> Checked {
    let group = cx.referred("aws_db_subnet_group", &["id", "name"], database, GROUP).first();
    // A call of the registry module may list the subnets of a group that it makes.
    let (owner, name) = match &group {
        Some(group) => (group, GROUP),
        None if database.is_call() => (database, SUBNETS),
        None => return Ok(()),
    };
    let Some(way) = reach::routes_to_subnets(owner, SUBNETS, cx)? else { return Ok(()) };
    let message = format!("{}, with a subnet that has a route to the internet", database.actual(name));
    reach::show(way, cx.wrong(database, name, message));
    Ok(())
}
