//! Which way leads from the internet to a database.

use crate::scan;

const REACHABLE: &str = "aws-rds-instance-reachable";
const THROUGH_HOST: &str = "aws-rds-instance-reachable-through-host";

/// A network with one subnet, without a route to anywhere.
const NETWORK: &str = r#"
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_db_subnet_group" "orders" {
  subnet_ids = [aws_subnet.a.id]
}
"#;

/// A route from the subnet's own table to the internet, as a resource.
const ROUTE: &str = r#"
resource "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "a" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
"#;

/// A group whose rule is a resource of its own.
const OPEN_GROUP: &str = r#"
resource "aws_security_group" "orders" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "orders" {
  security_group_id = aws_security_group.orders.id
  ip_protocol       = "tcp"
  from_port         = 3306
  to_port           = 3306
  cidr_ipv4         = "0.0.0.0/0"
}
"#;

const DATABASE: &str = r#"
resource "aws_db_instance" "orders" {
  engine                 = "mysql"
  db_subnet_group_name   = aws_db_subnet_group.orders.name
  vpc_security_group_ids = [aws_security_group.orders.id]
  publicly_accessible    = true
}
"#;

/// How many findings there are, and whether everything is decided.
fn judge(rule: &str, parts: &[&str]) -> (usize, bool) {
    let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", &parts.concat())]);
    (scan.lines().len(), scan.report.undecided.is_empty())
}

#[test]
fn all_parts_of_the_way_are_needed() {
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, OPEN_GROUP, DATABASE]), (1, true));
    assert_eq!(judge(REACHABLE, &[NETWORK, OPEN_GROUP, DATABASE]), (0, true), "no route");
    let narrow = OPEN_GROUP.replace("0.0.0.0/0", "198.51.100.0/24");
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, &narrow, DATABASE]), (0, true), "no rule");
    let private = DATABASE.replace("true", "false");
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, OPEN_GROUP, &private]), (0, true), "no address");
    let other_port = DATABASE.replace("engine ", "port = 3307\n  engine ");
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, OPEN_GROUP, &other_port]), (0, true), "another port");
    let through_nat =
        ROUTE.replace("gateway_id             = aws_internet_gateway", "nat_gateway_id = aws_nat_gateway");
    assert_eq!(judge(REACHABLE, &[NETWORK, &through_nat, OPEN_GROUP, DATABASE]), (0, true), "outwards only");
}

#[test]
fn a_network_acl_can_close_the_way() {
    let acl = |action: &str, port: &str| {
        format!(
            r#"
resource "aws_network_acl" "a" {{
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.a.id]

  ingress {{
    rule_no    = 100
    protocol   = "tcp"
    action     = "{action}"
    cidr_block = "0.0.0.0/0"
    from_port  = {port}
    to_port    = {port}
  }}
}}
"#
        )
    };
    let with = |acl: &str| judge(REACHABLE, &[NETWORK, ROUTE, acl, OPEN_GROUP, DATABASE]);
    assert_eq!(with(&acl("allow", "3306")), (1, true));
    assert_eq!(with(&acl("allow", "443")), (0, true));
    assert_eq!(with(&acl("deny", "3306")), (0, true));
}

#[test]
fn the_main_table_of_a_network_counts_where_a_subnet_has_none() {
    let main = r#"
resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
"#;
    assert_eq!(judge(REACHABLE, &[NETWORK, main, OPEN_GROUP, DATABASE]), (1, true));
}

#[test]
fn what_is_declared_elsewhere_is_undecided() {
    let elsewhere = DATABASE.replace("aws_db_subnet_group.orders.name", "var.subnets");
    let variable = "variable \"subnets\" {}\n";
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, OPEN_GROUP, &elsewhere, variable]), (0, false));
    let group = DATABASE.replace("aws_security_group.orders.id", "var.subnets");
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, &group, variable]), (0, false));
    // Whatever the groups are, nothing reaches a subnet without a route.
    assert_eq!(judge(REACHABLE, &[NETWORK, &group, variable]), (0, true));
}

#[test]
fn members_of_a_cluster_have_its_network_and_port() {
    let cluster = r#"
resource "aws_rds_cluster" "orders" {
  engine                 = "aurora-mysql"
  db_subnet_group_name   = aws_db_subnet_group.orders.name
  vpc_security_group_ids = [aws_security_group.orders.id]
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier  = aws_rds_cluster.orders.id
  publicly_accessible = true
}
"#;
    assert_eq!(judge(REACHABLE, &[NETWORK, ROUTE, OPEN_GROUP, cluster]), (1, true));
    assert_eq!(judge(REACHABLE, &[NETWORK, OPEN_GROUP, cluster]), (0, true));
}

#[test]
fn a_host_leads_to_the_database_that_lets_it_in() {
    let host = |port: &str, address: &str| {
        format!(
            r#"
resource "aws_security_group" "orders" {{
  vpc_id = aws_vpc.main.id
}}

resource "aws_security_group_rule" "orders" {{
  type                     = "ingress"
  security_group_id        = aws_security_group.orders.id
  protocol                 = "tcp"
  from_port                = 3306
  to_port                  = 3306
  source_security_group_id = aws_security_group.host.id
}}

resource "aws_security_group" "host" {{
  vpc_id = aws_vpc.main.id

  ingress {{
    protocol    = "tcp"
    from_port   = {port}
    to_port     = {port}
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}

resource "aws_instance" "host" {{
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.host.id]
}}
{address}"#
        )
    };
    let address = "resource \"aws_eip\" \"host\" {\n  instance = aws_instance.host.id\n}\n";
    let private = DATABASE.replace("true", "false");
    let with = |host: &str, route: &str| judge(THROUGH_HOST, &[NETWORK, route, host, &private]);
    assert_eq!(with(&host("22", address), ROUTE), (1, true));
    assert_eq!(with(&host("443", address), ROUTE), (0, true), "a web server");
    assert_eq!(with(&host("22", ""), ROUTE), (0, true), "no public address");
    assert_eq!(with(&host("22", address), ""), (0, true), "no route");
}
