//! Which way leads from the internet to something in a VPC.
//!
//! Something can be reached where it has a public address, a route leads from its subnet to an internet gateway, and its
//! security groups and the network ACL of the subnet let the internet in (Amazon VPC User Guide, "Enable internet access
//! for a VPC using an internet gateway"). Each function answers for one of these, and names the places that say so.

mod address;
mod balancers;
mod groups;
mod hosts;
mod subnets;

pub(in crate::aws) use address::to_address;

pub(in crate::aws) use balancers::{Target, to_balancer, to_instances, to_listener, to_target};
pub(in crate::aws) use groups::{groups_of, through_groups};
pub(in crate::aws) use hosts::entrance_to;
pub(in crate::aws) use subnets::{into_subnets, is_called_public, routes_to_subnets};

use groups::named;

use crate::network::{self, Ports};
use crate::prelude::*;
use tollgate_core::cx::Flag;
use tollgate_core::source::Location;

/// The ways on which something is reached, if any.
pub(in crate::aws) type Ways = Checked<Option<Vec<Hop>>>;

/// A part of a way: where it is written, and what it says.
#[derive(Clone)]
pub(in crate::aws) struct Hop {
    place: Location,
    says: &'static str,
}

impl Hop {
    fn new(place: Location, says: &'static str) -> Self {
        Self { place, says }
    }
}

/// Adds the places of a way to a finding.
pub(in crate::aws) fn show<'f>(way: Vec<Hop>, flag: Flag<'f>) -> Flag<'f> {
    way.into_iter().fold(flag, |flag, hop| flag.also(hop.place, hop.says))
}

/// A way of which two parts are needed. One that is certainly not there decides.
pub(in crate::aws) fn joined(first: Ways, second: Ways) -> Ways {
    match (first, second) {
        (Ok(None), _) | (_, Ok(None)) => Ok(None),
        (first, second) => Ok(first?.zip(second?).map(|(first, second)| [first, second].concat())),
    }
}

/// The port in an attribute, or else a default.
pub(in crate::aws) fn port_of(block: &Block, name: &str, default: Option<u16>) -> Checked<Option<u16>> {
    match block.number(name)? {
        Some(port) => Ok(port.as_int().and_then(|port| u16::try_from(port).ok())),
        None => Ok(default),
    }
}

/// Whether some ports include one.
pub(in crate::aws) fn opens(port: u16) -> impl Fn(&[Ports]) -> bool + Copy {
    move |ports| ports.iter().any(|it| it.contain(port))
}

/// Reports the attribute that gives something a public address, where a way leads to its port.
pub(in crate::aws) fn forbid_address(
    block: &Block,
    attribute: &str,
    way: Option<Vec<Hop>>,
    port: u16,
    cx: &mut Cx,
) {
    let Some(way) = way else { return };
    let reached = network::port_with_service(port);
    let message = format!("`{attribute}` is `true`, and the internet can reach {reached}");
    show(way, cx.wrong(block, attribute, message).set(block, attribute, "false"));
}

/// The first of several for which there certainly is a way.
pub(in crate::aws) fn first<T>(items: impl IntoIterator<Item = T>, way: impl Fn(T) -> Ways) -> Ways {
    let mut undecided = Ok(None);
    for item in items {
        match way(item) {
            Ok(None) => {}
            Ok(found) => return Ok(found),
            Err(unknown) => undecided = undecided.and(Err(unknown)),
        }
    }
    undecided
}

/// What leaves other items undecided counts where none of the known ones decides.
fn or_undecided(found: Ways, verdict: Checked) -> Ways {
    match found {
        Ok(None) => verdict.map(|()| None),
        found => found,
    }
}
