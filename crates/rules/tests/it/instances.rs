//! What subnets and images decide for the instances that name them.

use crate::{Scan, scan};

fn judge(rule: &str, text: &str) -> Scan {
    scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", text)])
}

#[test]
fn a_private_subnet_of_unknown_number_decides() {
    let text = r#"
variable "n" {}
variable "image" {}
resource "aws_subnet" "s" {
  count                   = var.n
  map_public_ip_on_launch = false
}
resource "aws_instance" "i" {
  count     = var.n
  ami       = var.image
  subnet_id = aws_subnet.s[count.index].id
}
"#;
    let scan = judge("aws-ec2-instance-public", text);
    assert_eq!(scan.lines(), [""; 0]);
    assert!(scan.report.undecided.is_empty(), "{:?}", scan.report.undecided);
}

#[test]
fn a_subnet_of_another_configuration_is_undecided() {
    for subnet in
        ["\"subnet-0123456789abcdef0\"", "data.aws_subnet.shared.id", "module.network.private_subnets[0]"]
    {
        let text = format!("resource \"aws_instance\" \"i\" {{\n  subnet_id = {subnet}\n}}\n");
        let scan = judge("aws-ec2-instance-public", &text);
        assert_eq!(scan.lines(), [""; 0], "{subnet}");
        assert_eq!(scan.report.undecided.len(), 1, "{subnet}");
    }
}

#[test]
fn an_image_of_somebody_else_is_not_amazon_linux() {
    let named = |owner: &str, name: &str| {
        format!(
            r#"
data "aws_ami" "a" {{
  owners = ["{owner}"]
  filter {{
    name   = "name"
    values = ["{name}"]
  }}
}}
resource "aws_instance" "i" {{
  ami = data.aws_ami.a.id
}}
"#
        )
    };
    let rule = "aws-ec2-instance-allows-imdsv1";
    assert_eq!(judge(rule, &named("amazon", "al2023-ami-2023*arm64")).lines(), [""; 0]);
    for (owner, name) in [("123456789012", "al2023-ami-2023*"), ("amazon", "amzn2-ami-hvm-*")] {
        assert_eq!(judge(rule, &named(owner, name)).lines(), ["main.tf:9"], "{owner} {name}");
    }
}

#[test]
fn nodes_of_memcached_in_zones_that_are_listed() {
    let cluster = |zones: &str| {
        format!(
            "resource \"aws_elasticache_cluster\" \"c\" {{\n  engine = \"memcached\"\n  num_cache_nodes = 2\n  {zones}\n}}\n"
        )
    };
    let rule = tollgate_rules::find("aws-elasticache-cluster-in-one-zone").unwrap();
    let found = |zones: &str| scan(rule, &[("main.tf", &cluster(zones))]).lines().len();
    assert_eq!((found(""), found("preferred_availability_zones = [\"a\", \"a\"]")), (1, 1));
    assert_eq!(found("preferred_availability_zones = [\"a\", \"b\"]"), 0);
}
