use crate::aws::shared::reach;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f737336-b18a-4602-8ea0-b200312e1ac1",
    aliases: &["aws/rds_associated_with_public_subnet"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["aws_db_instance", "aws_rds_cluster"],
    check: Check::Block(check_subnets),
    ..rule("aws-rds-database-in-public-subnet", include_str!("database_in_public_subnet.md"))
};

const GROUP: &str = "db_subnet_group_name";

fn check_subnets(database: &Block, cx: &mut Cx) -> Checked {
    let group = cx.referred("aws_db_subnet_group", &["id", "name"], database, GROUP).first();
    let Some(group) = group else { return Ok(()) };
    let Some(way) = reach::routes_to_subnets(&group, "subnet_ids", cx)? else { return Ok(()) };
    let message = format!(
        "`{GROUP}` is `{}`, which lists a subnet with a route to the internet",
        database.value(GROUP)
    );
    reach::show(way, cx.wrong(database, GROUP, message));
    Ok(())
}
