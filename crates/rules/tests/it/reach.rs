//! Which way leads from the internet to a database, and to what is behind a load balancer.

use crate::scan;

const REACHABLE: &str = "aws-rds-instance-reachable";
const LISTENER: &str = "aws-elb-listener-sensitive-port-open";
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

/// A database that lets in what a rule says, and a host.
fn with_host(admits: &str, port: &str, address: &str) -> String {
    format!(
        r#"
resource "aws_security_group" "orders" {{
  vpc_id = aws_vpc.main.id
}}

resource "aws_security_group_rule" "orders" {{
  type              = "ingress"
  security_group_id = aws_security_group.orders.id
  protocol          = "tcp"
  from_port         = 3306
  to_port           = 3306
  {admits}
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
}

const BY_GROUP: &str = "source_security_group_id = aws_security_group.host.id";
const ADDRESS: &str = "resource \"aws_eip\" \"host\" {\n  instance = aws_instance.host.id\n}\n";

/// The database without an address of its own.
fn private() -> String {
    DATABASE.replace("true", "false")
}

#[test]
fn a_host_leads_to_the_database_that_lets_it_in() {
    let with = |host: &str, route: &str| judge(THROUGH_HOST, &[NETWORK, route, host, &private()]);
    assert_eq!(with(&with_host(BY_GROUP, "22", ADDRESS), ROUTE), (1, true));
    assert_eq!(with(&with_host(BY_GROUP, "443", ADDRESS), ROUTE), (0, true), "a web server");
    assert_eq!(with(&with_host(BY_GROUP, "22", ""), ROUTE), (0, true), "no public address");
    assert_eq!(with(&with_host(BY_GROUP, "22", ADDRESS), ""), (0, true), "no route");
    let associated = ADDRESS.replace("aws_eip", "aws_eip_association").replace("instance ", "instance_id ");
    assert_eq!(with(&with_host(BY_GROUP, "22", &associated), ROUTE), (1, true), "an association");
}

#[test]
fn a_database_can_let_in_a_host_by_its_address() {
    let elsewhere = r#"
resource "aws_vpc" "other" {
  cidr_block = "10.1.0.0/16"
}
"#;
    let with = |admits: &str| {
        let host = with_host(admits, "22", ADDRESS);
        judge(THROUGH_HOST, &[NETWORK, ROUTE, &host, &private(), elsewhere])
    };
    for range in ["aws_subnet.a.cidr_block", "aws_vpc.main.cidr_block", "\"10.0.0.0/8\"", "\"0.0.0.0/0\""] {
        assert_eq!(with(&format!("cidr_blocks = [{range}]")), (1, true), "{range}");
    }
    for range in ["aws_vpc.other.cidr_block", "\"192.168.0.0/16\"", "\"10.0.2.0/24\""] {
        assert_eq!(with(&format!("cidr_blocks = [{range}]")), (0, true), "{range}");
    }
    assert_eq!(with("self = true"), (0, true), "the group itself");
    // The same addresses in another network are others.
    let apart = with_host("cidr_blocks = [\"0.0.0.0/0\"]", "22", ADDRESS).replacen(".main", ".other", 1);
    assert_eq!(judge(THROUGH_HOST, &[NETWORK, ROUTE, &apart, &private(), elsewhere]), (0, true));
}

#[test]
fn groups_and_subnets_of_registry_modules_count() {
    let module = |port: &str| {
        format!(
            r#"
module "group" {{
  source              = "terraform-aws-modules/security-group/aws"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["{port}"]
}}

module "vpc" {{
  source = "terraform-aws-modules/vpc/aws"
}}

resource "aws_instance" "host" {{
  subnet_id                   = module.vpc.public_subnets[0]
  vpc_security_group_ids      = [module.group.security_group_id]
  associate_public_ip_address = true
}}

module "orders" {{
  source = "terraform-aws-modules/security-group/aws"

  computed_ingress_with_source_security_group_id = [
    {{ rule = "mysql-tcp", source_security_group_id = module.group.security_group_id }},
  ]
}}

resource "aws_db_instance" "orders" {{
  engine                 = "mysql"
  vpc_security_group_ids = [module.orders.security_group_id]
}}
"#
        )
    };
    assert_eq!(judge(THROUGH_HOST, &[&module("ssh-tcp")]), (1, true));
    assert_eq!(judge(THROUGH_HOST, &[&module("https-443-tcp")]), (0, true));
    let private = module("ssh-tcp").replace("public_subnets", "private_subnets");
    assert_eq!(judge(THROUGH_HOST, &[&private]), (0, true));
}

/// A network load balancer that leads to port 22 of the host.
const BALANCER: &str = r#"
resource "aws_lb" "hosts" {
  load_balancer_type = "network"
  internal           = false
  subnets            = [aws_subnet.a.id]
}

resource "aws_lb_target_group" "hosts" {
  port     = 22
  protocol = "TCP"
}

resource "aws_lb_listener" "hosts" {
  load_balancer_arn = aws_lb.hosts.arn
  protocol          = "TCP"
  port              = 2222

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.hosts.arn
  }
}
"#;

const ATTACHED: &str = r#"
resource "aws_lb_target_group_attachment" "host" {
  target_group_arn = aws_lb_target_group.hosts.arn
  target_id        = aws_instance.host.id
}
"#;

#[test]
fn a_host_can_be_reached_through_a_load_balancer() {
    let with = |balancer: &str, route: &str| {
        let host = with_host(BY_GROUP, "22", ATTACHED);
        judge(THROUGH_HOST, &[NETWORK, route, &host, balancer, &private()])
    };
    assert_eq!(with(BALANCER, ROUTE), (1, true));
    assert_eq!(with(&BALANCER.replace("= false", "= true"), ROUTE), (0, true), "internal");
    assert_eq!(with(BALANCER, ""), (0, true), "no route");
    assert_eq!(with(&BALANCER.replace("= 22\n", "= 443\n"), ROUTE), (0, true), "another port");
}

#[test]
fn a_listener_leads_to_whatever_is_registered() {
    let judge_listener = |parts: &[&str]| judge(LISTENER, parts);
    let host = with_host(BY_GROUP, "22", ATTACHED);
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &host, BALANCER]), (1, true));
    let closed = host.replace("0.0.0.0/0", "10.0.0.0/8");
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &closed, BALANCER]), (0, true), "the host lets nobody in");
    let guarded = r#"
resource "aws_security_group" "hosts" {
  ingress {
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    security_groups = [aws_security_group.balancer.id]
  }
}

resource "aws_security_group" "balancer" {
  ingress {
    protocol    = "tcp"
    from_port   = 2222
    to_port     = 2222
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"#;
    let balancer =
        BALANCER.replace("  internal ", "  security_groups = [aws_security_group.balancer.id]\n  internal ");
    let scaled = r#"
resource "aws_launch_template" "hosts" {
  vpc_security_group_ids = [aws_security_group.hosts.id]
}

resource "aws_autoscaling_group" "hosts" {
  target_group_arns = [aws_lb_target_group.hosts.arn]

  launch_template {
    id = aws_launch_template.hosts.id
  }
}
"#;
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &balancer, guarded, scaled]), (1, true));
    let service = r#"
resource "aws_ecs_service" "hosts" {
  network_configuration {
    subnets         = [aws_subnet.a.id]
    security_groups = [aws_security_group.hosts.id]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.hosts.arn
    container_name   = "sftp"
    container_port   = 22
  }
}
"#;
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &balancer, guarded, service]), (1, true));
    let narrow = guarded.replace("0.0.0.0/0", "198.51.100.0/24");
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &balancer, &narrow, service]), (0, true), "no client");
    assert_eq!(judge_listener(&[NETWORK, ROUTE, &balancer, guarded]), (0, true), "nothing is registered");
}

#[test]
fn every_hop_of_a_way_is_named() {
    let host = with_host(BY_GROUP, "22", ATTACHED);
    let text = [NETWORK, ROUTE, &host, BALANCER, &private()].concat();
    let scan = scan(tollgate_rules::find(THROUGH_HOST).unwrap(), &[("main.tf", &text)]);
    let related = &scan.report.findings[0].flaw.related;
    let says: Vec<_> = related.iter().map(|it| it.message.as_str()).collect();
    let expected = [
        "this load balancer faces the internet", "the subnet has this route table",
        "this route leads to an internet gateway", "this listener forwards to the host",
        "this rule lets the internet in", "this rule lets it in",
    ];
    assert_eq!(says, expected);
}
