use crate::aws::shared::network_acls::{Denial, acl_of_denial, admits, has_action, is_ipv6, open_to, order};
use crate::aws::vpc;
use crate::network;
use crate::prelude::*;
use tollgate_core::source::Location;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["aws_network_acl", "aws_default_network_acl", "aws_network_acl_rule"],
    modules: &[vpc::MODULE],
    ..rule("", include_str!("network_acl_port_open.md"))
};

/// A port that a rule of this table is about.
struct Port {
    number: u16,
    service: &'static str,
}

const SSH_PORT: Port = Port { number: 22, service: "SSH" };
const RDP_PORT: Port = Port { number: 3389, service: "Remote Desktop" };

pub(super) static SSH: Rule = Rule {
    id: "aws-ec2-network-acl-port-open-ssh",
    guid: "3af7f2fd-06e6-4dab-b996-2912bea19ba4",
    aliases: &[
        "aws/network_acl_with_unrestricted_access_to_ssh", "CKV_AWS_232", "AVD-AWS-0105", "AWS-0105",
        "aws-ec2-no-public-ingress-acl", "aws-vpc-no-public-ingress-acl",
    ],
    check: Check::Block(|block, cx| check_port(block, cx, &SSH_PORT)),
    words: &[("title", "Network ACL opens SSH to the internet"), ("port", "22"), ("service", "SSH")],
    ..TEMPLATE
};

pub(super) static RDP: Rule = Rule {
    id: "aws-ec2-network-acl-port-open-rdp",
    guid: "a20be318-cac7-457b-911d-04cc6e812c25",
    aliases: &[
        "aws/network_acl_with_unrestricted_access_to_rdp", "CKV_AWS_231", "AVD-AWS-0105", "AWS-0105",
        "aws-ec2-no-public-ingress-acl", "aws-vpc-no-public-ingress-acl",
    ],
    severity: High,
    check: Check::Block(|block, cx| check_port(block, cx, &RDP_PORT)),
    words: &[
        ("title", "Network ACL opens Remote Desktop to the internet"),
        ("port", "3389"),
        ("service", "Remote Desktop"),
    ],
    ..TEMPLATE
};

/// The inputs of the registry module for the ACLs it makes.
const INPUTS: [&str; 3] =
    ["default_network_acl_ingress", "public_inbound_acl_rules", "private_inbound_acl_rules"];

fn check_port(block: &Block, cx: &mut Cx, port: &Port) -> Checked {
    match block.kind() {
        "aws_network_acl" | "aws_default_network_acl" => {
            let listed = !block.value("ingress").is_null();
            check_list(&block.each("ingress"), cx, port, listed.then(|| block.place("ingress")))
        }
        "aws_network_acl_rule" => check_entry(block, block.header(), cx, port, |cx, hides| {
            let wanted = Wanted::value(block.reference("network_acl_id")).read_by(acl_of_denial);
            let same_acl = |other: &Block| block.matches("network_acl_id", other, "network_acl_id");
            let others = cx.joined(block.kind(), "network_acl_id", wanted, same_acl);
            others.search(|other| Denial::of(other, port.number).map_or(Ok(false), |it| hides(&it)))
        }),
        _ => value::each(INPUTS, |input| check_list(&block.each(input), cx, port, Some(block.place(input)))),
    }
}

/// Checks the entries of one ACL. What is wrong is reported at `place`, the attribute that lists them, else at the entry.
fn check_list(entries: &[Block], cx: &mut Cx, port: &Port, place: Option<Location>) -> Checked {
    let denials: Vec<_> = entries.iter().filter_map(|it| Denial::of(it, port.number)).collect();
    value::each(entries, |entry| {
        check_entry(entry, place.unwrap_or(entry.header()), cx, port, |_, hides| value::any(&denials, hides))
    })
}

/// Checks an entry. `hidden` asks whether a test holds for some entry of the ACL that denies.
fn check_entry(
    entry: &Block,
    place: Location,
    cx: &mut Cx,
    port: &Port,
    hidden: impl Fn(&Cx, &dyn Fn(&Denial) -> Checked<bool>) -> Checked<bool>,
) -> Checked {
    let Port { number, service } = *port;
    let open = network::opened(open_to(entry), both(has_action(entry, "allow"), admits(entry, number)))?;
    let Some(source) = open.first() else { return Ok(()) };
    let Some(own) = order(entry)? else { return Ok(()) };
    if !hidden(cx, &|denial| denial.hides(own, is_ipv6(source)))? {
        let message = format!("`{}` lets `{}` reach port {number} ({service})", source.path, source.value);
        cx.flag(place, message).about(source.path.clone()).because(&source.value);
    }
    Ok(())
}
