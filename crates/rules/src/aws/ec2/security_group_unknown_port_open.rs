use crate::aws::security_groups;
use crate::network::{Ports, Protocol, SENSITIVE_PORTS, is_internet};
use crate::prelude::*;

rule! {
    /// Unknown port exposed to internet
    ///
    /// Nobody can tell from the rule what listens on a port that belongs to no known service, and the next service on
    /// the machine may take it without anybody thinking of the firewall. Wide ranges such as `1024-65535` are full of
    /// such ports.
    ///
    /// Open the port of the service and no other, and put services of your own behind a load balancer on 443.
    ///
    /// ```hcl bad
    /// resource "aws_security_group" "orders" {
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress {
    ///     from_port   = 443
    ///     to_port     = 4443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["0.0.0.0/0"] # finding
    ///   }
    /// }
    ///
    /// resource "aws_vpc_security_group_ingress_rule" "all" {
    ///   security_group_id = aws_security_group.orders.id
    ///   ip_protocol       = "-1"
    ///   cidr_ipv6         = "::/0" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_security_group" "orders" {
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress {
    ///     from_port   = 443
    ///     to_port     = 443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["0.0.0.0/0"]
    ///   }
    ///
    ///   ingress {
    ///     from_port   = 4443
    ///     to_port     = 4443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["10.0.0.0/16"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "port" {
    ///   type = number
    /// }
    ///
    /// resource "aws_security_group_rule" "orders" {
    ///   type              = "ingress"
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = var.port
    ///   to_port           = var.port
    ///   protocol          = "tcp"
    ///   cidr_blocks       = ["0.0.0.0/0"]
    /// }
    /// ```
    id: "aws-ec2-security-group-unknown-port-open",
    guid: "590d878b-abdc-428f-895a-e2b68a0e1998",
    aliases: ["aws/unknown_port_exposed_to_internet"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: security_groups::TARGETS,
    modules: security_groups::MODULES,
    check: Check::Block(is_known),
}

fn is_known(block: &Block, cx: &mut Cx) -> Checked {
    let opens = |ports: &[Ports]| ports.iter().any(|it| unknown_port(it).is_some());
    let (openings, verdict) = security_groups::openings(block, is_internet, opens);
    for opening in openings {
        let Some(port) = opening.ports.iter().find_map(unknown_port) else { continue };
        for source in opening.sources {
            let what = match opening.ports.iter().any(Ports::is_all) {
                true => "every port".to_owned(),
                false => format!("port {port}, which belongs to no known service"),
            };
            let message = format!("`{}` lets `{}` reach {what}", source.path, source.value);
            cx.flag(source.place, message).about(source.path).because(&source.value);
        }
    }
    verdict
}

/// The first open port that belongs to no known service.
fn unknown_port(ports: &Ports) -> Option<u16> {
    let is_known = |port: &u16| SENSITIVE_PORTS.iter().any(|(known, _)| known == port);
    (ports.protocol != Protocol::Portless)
        .then(|| ports.range.clone().find(|port| *port > 0 && !is_known(port)))?
}
