//! What security groups let in, however it is written: blocks of the group, rules of their own, inputs of the registry
//! module.

mod of_group;
mod openings;
mod registry;
mod use_of_group;

pub(in crate::aws) use of_group::{Who, admitted, openings_of_group};
pub(in crate::aws) use openings::{Opening, openings_of_subject, sources_of_subject};
pub(in crate::aws) use registry::{MODULES, called};
pub(in crate::aws) use use_of_group::{has_no_ipv6, is_out_of_reach, may_be_out_of_reach};

use crate::network::{Ports, Protocol, Ranges};
use crate::prelude::*;
use tollgate_core::source::Location;

/// The resource types that have rules for what comes in.
pub(in crate::aws) const TARGETS: [&str; 4] = [
    "aws_security_group", "aws_default_security_group", "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
];

/// A rule of a security group that lets something in.
struct Ingress<'e> {
    block: Block<'e>,
    form: Form<'e>,
    /// Where the rule stands.
    place: Location,
}

/// How a rule is written.
enum Form<'e> {
    /// `from_port`, `to_port`, `protocol`, `cidr_blocks`.
    Classic,
    /// `aws_vpc_security_group_ingress_rule`: `ip_protocol`, `cidr_ipv4`.
    Vpc,
    /// The registry module: rules that are known by name, for the ranges of the call.
    Named,
    /// The registry module: an object that may leave its ranges and ports to the call.
    Listed { call: Box<Block<'e>> },
    /// The registry module: an object that lets in a group.
    Paired,
}

/// The rules of a resource of [`TARGETS`], or of a call of [`MODULES`], for what comes in.
fn ingress<'e>(block: &Block<'e>) -> Checked<Vec<Ingress<'e>>> {
    let single = |form| Ok(vec![Ingress { block: block.clone(), form, place: block.header() }]);
    match block.kind() {
        "aws_security_group" | "aws_default_security_group" => Ok(nested(block, "ingress", || Form::Classic)),
        "aws_security_group_rule" => match block.string("type")? {
            Some(kind) if *kind == "ingress" => single(Form::Classic),
            _ => Ok(Vec::new()),
        },
        "aws_vpc_security_group_ingress_rule" => single(Form::Vpc),
        _ => {
            let place = block.place("ingress_cidr_blocks");
            let listed = || Form::Listed { call: Box::new(block.clone()) };
            let mut rules = vec![Ingress { block: block.clone(), form: Form::Named, place }];
            rules.extend(nested(block, "ingress", || Form::Classic));
            rules.extend(nested(block, "ingress_with_cidr_blocks", listed));
            rules.extend(nested(block, "ingress_with_ipv6_cidr_blocks", listed));
            Ok(rules)
        }
    }
}

impl Ingress<'_> {
    /// The ranges of addresses that it lets in.
    fn ranges(&self) -> Checked<Vec<Ranges>> {
        let of = |block: &Block, attributes: &[&str]| Ok(Ranges::of(block, attributes));
        match &self.form {
            Form::Classic | Form::Paired => of(&self.block, &["cidr_blocks", "ipv6_cidr_blocks"]),
            Form::Vpc => of(&self.block, &["cidr_ipv4", "cidr_ipv6"]),
            Form::Named => of(&self.block, &registry::RANGES),
            Form::Listed { call } => {
                let own = either(self.block.is_set("cidr_blocks"), self.block.is_set("ipv6_cidr_blocks"))?;
                match own {
                    true => of(&self.block, &["cidr_blocks", "ipv6_cidr_blocks"]),
                    false => of(call, &registry::RANGES),
                }
            }
        }
    }

    /// What the rule says of itself, in lower case. The call of a module says nothing of its rules.
    fn description(&self) -> String {
        match self.form {
            Form::Named => String::new(),
            _ => match self.block.string("description") {
                Ok(Some(text)) => text.trim().to_ascii_lowercase(),
                _ => String::new(),
            },
        }
    }

    /// What the rule lets in.
    fn ports(&self) -> Checked<Vec<Ports>> {
        match &self.form {
            Form::Named => registry::named(&self.block),
            Form::Listed { .. } | Form::Paired => match self.block.string("rule")? {
                Some(name) => Ok(registry::ports_of(&name).into_iter().collect()),
                None => self.numbered("protocol"),
            },
            Form::Vpc => self.numbered("ip_protocol"),
            Form::Classic => self.numbered("protocol"),
        }
    }

    fn numbered(&self, protocol: &str) -> Checked<Vec<Ports>> {
        Ok(ports(&self.block, protocol)?.into_iter().collect())
    }
}

/// The ports of a block with `from_port` and `to_port`. `None` where Terraform would refuse them.
pub(in crate::aws) fn ports(block: &Block, protocol: &str) -> Checked<Option<Ports>> {
    let Some(protocol) = block.string(protocol)? else { return Ok(None) };
    let protocol = Protocol::parse(&protocol);
    if matches!(protocol, Protocol::Any | Protocol::Portless) {
        return Ok(Some(Ports::all(protocol)));
    }
    let port = |name| block.number(name).map(|it| it.and_then(|it| it.as_int()));
    let (Some(from), Some(to)) = (port("from_port")?, port("to_port")?) else { return Ok(None) };
    // Of TCP and UDP, 0 and 0 is the port 0, which nothing listens at: only the protocol `-1` opens every port so.
    if (from, to) == (-1, -1) {
        return Ok(Some(Ports::all(protocol)));
    }
    let range = u16::try_from(from).ok().zip(u16::try_from(to).ok());
    Ok(range.map(|(from, to)| Ports::new(protocol, from..=to)))
}

fn nested<'e>(owner: &Block<'e>, name: &str, form: impl Fn() -> Form<'e>) -> Vec<Ingress<'e>> {
    // In `ingress = [{ … }]` the attribute is the place that a comment can stand above.
    let listed = (!owner.value(name).is_null()).then(|| owner.place(name));
    let rule = |block: Block<'e>| {
        let place = listed.unwrap_or(block.header());
        Ingress { block, form: form(), place }
    };
    owner.each(name).into_iter().map(rule).collect()
}
