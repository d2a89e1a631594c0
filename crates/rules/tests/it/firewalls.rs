//! Rules for open ports, in the forms in which configurations open them.

use crate::scan;
use std::path::Path;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::Memory;
use tollgate_core::finding::Finding;
use tollgate_core::load;

const SSH: &str = "aws-ec2-security-group-port-open-ssh";

/// The lines at which a rule finds something in a file, and whether it is certain of the rest.
fn judge(rule: &str, text: &str) -> (Vec<String>, bool) {
    let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", text)]);
    (scan.lines(), scan.report.undecided.is_empty())
}

fn is_open(rule: &str, text: &str, lines: &[&str]) {
    let lines: Vec<_> = lines.iter().map(|line| format!("main.tf:{line}")).collect();
    assert_eq!(judge(rule, text), (lines, true), "{text}");
}

fn is_closed(rule: &str, text: &str) {
    is_open(rule, text, &[]);
}

fn group(rule: &str) -> String {
    format!("resource \"aws_security_group\" \"g\" {{\n  ingress {{\n{rule}\n  }}\n}}\n")
}

fn call(below: &str, inputs: &str) -> String {
    format!("module \"g\" {{\n  source = \"terraform-aws-modules/security-group/aws{below}\"\n{inputs}\n}}\n")
}

#[test]
fn protocols_by_name_and_number() {
    let rule = |protocol: &str| {
        group(&format!("from_port = 20\nto_port = 30\nprotocol = {protocol}\ncidr_blocks = [\"0.0.0.0/0\"]"))
    };
    for protocol in ["\"tcp\"", "\"TCP\"", "\"6\"", "6", "-1", "\"-1\"", "\"all\""] {
        is_open(SSH, &rule(protocol), &["6"]);
    }
    for protocol in ["\"udp\"", "17", "\"icmp\"", "\"esp\""] {
        is_closed(SSH, &rule(protocol));
    }
}

#[test]
fn protocols_without_ports_open_none() {
    let group = |protocol: &str, port: i32| {
        group(&format!(
            "from_port = {port}\nto_port = {port}\nprotocol = \"{protocol}\"\ncidr_blocks = [\"0.0.0.0/0\"]"
        ))
    };
    let vpc_rule = |protocol: &str| {
        format!(
            "resource \"aws_vpc_security_group_ingress_rule\" \"r\" {{\n  cidr_ipv4 = \"0.0.0.0/0\"\n  ip_protocol = \"{protocol}\"\n  from_port = -1\n  to_port = -1\n}}\n"
        )
    };
    let entry = |protocol: &str| {
        format!(
            "resource \"aws_network_acl_rule\" \"r\" {{\n  network_acl_id = \"acl\"\n  rule_number = 1\n  rule_action = \"allow\"\n  cidr_block = \"0.0.0.0/0\"\n  protocol = \"{protocol}\"\n  from_port = 0\n  to_port = 0\n}}\n"
        )
    };
    let alicloud = |protocol: &str| {
        format!(
            "resource \"alicloud_security_group_rule\" \"r\" {{\n  type = \"ingress\"\n  cidr_ip = \"0.0.0.0/0\"\n  ip_protocol = \"{protocol}\"\n  port_range = \"-1/-1\"\n}}\n"
        )
    };
    let google = |protocol: &str| {
        format!(
            "resource \"google_compute_firewall\" \"f\" {{\n  network = \"n\"\n  source_ranges = [\"0.0.0.0/0\"]\n  allow {{\n    protocol = \"{protocol}\"\n  }}\n}}\n"
        )
    };
    let azure = |protocol: &str| {
        format!(
            "resource \"azurerm_network_security_rule\" \"r\" {{\n  access = \"Allow\"\n  direction = \"Inbound\"\n  protocol = \"{protocol}\"\n  source_address_prefix = \"*\"\n  destination_port_range = \"*\"\n}}\n"
        )
    };
    let open = |rule: &str, text: &str| !judge(rule, text).0.is_empty();
    let all = "aws-ec2-security-group-all-ports-open";
    assert!(open(all, &group("tcp", -1)) && open(all, &group("-1", 0)) && open(all, &vpc_rule("-1")));
    // Port 0 of TCP is no other port.
    is_closed(all, &group("tcp", 0));
    is_closed("aws-ec2-network-acl-all-ports-open", &entry("tcp"));
    for protocol in ["icmp", "ICMP", "icmpv6", "1", "58", "esp", "ah", "50", "51", "gre", "47"] {
        for rule in [
            all, SSH, "aws-ec2-security-group-sensitive-port-open-internet",
            "aws-ec2-security-group-egress-open", "aws-ec2-security-group-unknown-port-open",
        ] {
            for text in [group(protocol, -1), group(protocol, 0), vpc_rule(protocol)] {
                is_closed(rule, &text);
            }
        }
        is_closed("aws-ec2-network-acl-all-ports-open", &entry(protocol));
        is_closed("alicloud-ecs-security-group-rule-all-ports-open", &alicloud(protocol));
        is_closed("gcp-compute-firewall-open", &google(protocol));
        is_closed("gcp-compute-network-firewall-all-ports", &google(protocol));
        is_closed("azure-network-security-rule-sensitive-port-open", &azure(protocol));
        is_closed("azure-network-security-rule-udp-open", &azure(protocol));
    }
}

#[test]
fn blocks_as_an_attribute() {
    let text = "resource \"aws_security_group\" \"g\" {
  ingress = [
    { from_port = 8443, to_port = 8443, protocol = \"tcp\", cidr_blocks = [\"0.0.0.0/0\"] },
    { from_port = 0, to_port = 0, protocol = \"-1\", cidr_blocks = [\"0.0.0.0/0\"] },
  ]
}
";
    is_open(SSH, text, &["4"]);
    is_open("aws-ec2-security-group-sensitive-port-open-internet", text, &["2"]);
}

#[test]
fn what_is_certain_decides() {
    let unknown = "variable \"x\" {}\n";
    let port = group("from_port = var.x\nto_port = 22\nprotocol = \"tcp\"\ncidr_blocks = [\"10.0.0.0/8\"]");
    is_closed(SSH, &(port + unknown));
    let source = group("from_port = 443\nto_port = 443\nprotocol = \"tcp\"\ncidr_blocks = [var.x]");
    is_closed(SSH, &(source.clone() + unknown));
    let (lines, certain) = judge(SSH, &(source.replace("443", "22") + unknown));
    assert!(lines.is_empty() && !certain);
    let both = group("from_port = 22\nto_port = 22\nprotocol = \"tcp\"\ncidr_blocks = [var.x, \"::/0\"]");
    is_open(SSH, &(both + unknown), &["6"]);
}

#[test]
fn the_registry_module_by_named_rules() {
    let everybody = "  ingress_cidr_blocks = [\"0.0.0.0/0\"]";
    is_open(SSH, &call("", &format!("{everybody}\n  ingress_rules = [\"ssh-tcp\"]")), &["3"]);
    is_open(SSH, &call("", &format!("{everybody}\n  ingress_rules = [\"all-all\"]")), &["3"]);
    is_closed(SSH, &call("", &format!("{everybody}\n  ingress_rules = [\"https-443-tcp\"]")));
    is_open(SSH, &call("//modules/ssh", everybody), &["3"]);
    is_closed(SSH, &call("//modules/https-443", everybody));
}

#[test]
fn the_registry_module_by_lists_of_rules() {
    let list = |rule: &str, ranges: &str| {
        call("", &format!("  ingress_with_cidr_blocks = [\n    {{ {rule} }},\n  ]\n{ranges}"))
    };
    is_open(SSH, &list("rule = \"ssh-tcp\", cidr_blocks = \"10.0.0.0/8,0.0.0.0/0\"", ""), &["4"]);
    is_closed(SSH, &list("rule = \"ssh-tcp\", cidr_blocks = \"10.0.0.0/8\"", ""));
    let numbered = "from_port = 22, to_port = 22, protocol = \"tcp\"";
    is_open(SSH, &list(numbered, "  ingress_cidr_blocks = [\"0.0.0.0/0\"]"), &["6"]);
    is_closed(SSH, &list(numbered, "  ingress_cidr_blocks = [\"10.0.0.0/8\"]"));
}

#[test]
fn entries_of_an_acl_count_in_their_order() {
    let rule = |name: &str, number: u8, action: &str, acl: &str| {
        format!(
            "resource \"aws_network_acl_rule\" \"{name}\" {{\nnetwork_acl_id = aws_network_acl.{acl}.id\n\
             rule_number = {number}\nrule_action = \"{action}\"\nprotocol = \"-1\"\ncidr_block = \"0.0.0.0/0\"\n}}\n"
        )
    };
    let acls = "resource \"aws_network_acl\" \"a\" {}\nresource \"aws_network_acl\" \"b\" {}\n";
    let id = "aws-ec2-network-acl-port-open-ssh";
    is_closed(id, &(rule("x", 200, "allow", "a") + &rule("y", 100, "deny", "a") + acls));
    is_open(id, &(rule("x", 100, "allow", "a") + &rule("y", 200, "deny", "a") + acls), &["1"]);
    is_open(id, &(rule("x", 200, "allow", "a") + &rule("y", 100, "deny", "b") + acls), &["1"]);
}

#[test]
fn a_firewall_that_is_disabled_or_for_what_goes_out_opens_nothing() {
    let firewall = |more: &str| {
        format!(
            "resource \"google_compute_firewall\" \"f\" {{\n  source_ranges = [\"0.0.0.0/0\"]\n  allow {{\n    \
             protocol = \"tcp\"\n  }}\n{more}\n}}\n"
        )
    };
    let id = "gcp-compute-firewall-port-open-ssh";
    is_open(id, &firewall(""), &["2"]);
    is_closed(id, &firewall("  disabled = true"));
    is_closed(id, &firewall("  direction = \"EGRESS\""));
}

#[test]
fn the_range_of_a_vpc_is_not_the_internet_but_may_be_wide() {
    let rule = |range: &str| {
        group(&format!("from_port = 22\nto_port = 22\nprotocol = \"tcp\"\ncidr_blocks = [{range}]"))
            + "data \"aws_vpc\" \"v\" {}\nvariable \"v\" {}\n"
    };
    for range in ["data.aws_vpc.v.cidr_block", "aws_subnet.s[0].cidr_block", "module.m.aws_vpc.v.cidr_block"]
    {
        let known = !range.starts_with("module");
        assert_eq!(judge(SSH, &rule(range)), (vec![], known), "{range}");
    }
    assert_eq!(judge(SSH, &rule("data.aws_vpc.v.cidr_block, var.v")), (vec![], false));
    is_open(SSH, &rule("data.aws_vpc.v.cidr_block, \"0.0.0.0/0\""), &["6"]);
    let private = "aws-ec2-security-group-sensitive-port-open-private-network";
    assert_eq!(judge(private, &rule("data.aws_vpc.v.cidr_block")), (vec![], false));
}

#[test]
fn what_is_opened_at_one_place_is_one_finding() {
    let text = r#"
resource "aws_security_group" "g" {
  dynamic "ingress" {
    for_each = [10022, 10025, 10030, 80]
    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
"#;
    let rule = "aws-ec2-security-group-unknown-port-open";
    is_open(rule, text, &["9"]);
    let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", text)]);
    let message = &scan.report.findings[0].message;
    assert!(
        message.ends_with("ports 10022, 10025 and 1 more, which are not on Tollgate's list of services"),
        "{message}"
    );
}

/// What the rules about open ports find in a file: each id, with those that are listed with it.
fn found_together(text: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let files = Memory::default().with("/main.tf", text);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let rules = tollgate_rules::all()
        .into_iter()
        .filter(|rule| rule.id.starts_with(GROUP) && rule.id.contains("open"));
    let options = Options { profiles: rules.collect::<Vec<_>>().into(), ..Options::default() };
    let report = engine::scan(&project, &options, &files, &());
    let short = |finding: &Finding| finding.rule.id.trim_start_matches(GROUP);
    let together = |finding: &Finding| {
        let mut also: Vec<_> = finding.also.iter().map(short).collect();
        also.sort_unstable();
        (short(finding), also)
    };
    report.findings.iter().map(together).collect()
}

const GROUP: &str = "aws-ec2-security-group-";

#[test]
fn an_open_group_is_one_finding_that_lists_the_others() {
    let text = group("protocol = \"-1\"\ncidr_blocks = [\"0.0.0.0/0\"]");
    let also = vec![
        "ingress-open", "port-open-analysis-services", "port-open-http", "port-open-rdp", "port-open-ssh",
        "sensitive-port-open-internet", "unknown-port-open",
    ];
    assert_eq!(found_together(&text), [("all-ports-open", also)]);
}

#[test]
fn each_rule_of_a_group_is_a_cause_of_its_own() {
    let open = |port| {
        format!(
            "  ingress {{\n    protocol = \"tcp\"\n    from_port = {port}\n    to_port = {port}\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}\n"
        )
    };
    let text = format!("resource \"aws_security_group\" \"g\" {{\n{}{}}}\n", open(22), open(10022));
    let ssh = ("sensitive-port-open-internet", vec!["ingress-open", "port-open-ssh"]);
    assert_eq!(found_together(&text), [ssh, ("unknown-port-open", vec!["ingress-open"])]);
}

#[test]
fn a_rule_of_azure_that_another_one_takes_precedence_of() {
    let rule = "azure-network-security-rule-port-open-ssh";
    let says = |access: &str, priority: u32, port: &str, source: &str| {
        format!(
            "    name = \"r{priority}\"\n    priority = {priority}\n    direction = \"Inbound\"\n    access = \"{access}\"\n    protocol = \"*\"\n    source_port_range = \"*\"\n    destination_port_range = \"{port}\"\n    source_address_prefix = \"{source}\"\n    destination_address_prefix = \"*\"\n"
        )
    };
    let allow = says("Allow", 200, "22", "*");
    let group = |other: &str| {
        format!(
            "resource \"azurerm_network_security_group\" \"g\" {{\n  security_rule {{\n{allow}  }}\n  security_rule {{\n{other}  }}\n}}\n"
        )
    };
    let apart = |other: &str| {
        let of = |name: &str, text: &str| {
            format!(
                "resource \"azurerm_network_security_rule\" \"{name}\" {{\n  network_security_group_name = \"g\"\n{text}}}\n"
            )
        };
        format!("{}{}", of("a", &allow), of("b", other))
    };
    let forms: [&dyn Fn(&str) -> String; 2] = [&group, &apart];
    for form in forms {
        is_closed(rule, &form(&says("Deny", 100, "*", "Internet")));
        for other in
            [says("Deny", 300, "*", "*"), says("Deny", 100, "*", "10.0.0.0/8"), says("Deny", 100, "80", "*")]
        {
            assert_eq!(judge(rule, &form(&other)).0.len(), 1);
        }
    }
}
