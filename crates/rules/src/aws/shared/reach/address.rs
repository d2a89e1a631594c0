//! Whether instances have public addresses.

use super::{Hop, Ways, first, named, or_undecided};
use crate::prelude::*;

/// Whether an instance has a public address, and where that is said.
pub(in crate::aws) fn to_address(instance: &Block, cx: &Cx) -> Ways {
    const ADDRESS: &str = "associate_public_ip_address";
    const MAPS: &str = "map_public_ip_on_launch";
    let own = || {
        let kinds = [("aws_eip", "instance"), ("aws_eip_association", "instance_id")];
        let addresses =
            kinds.into_iter().find_map(|(kind, name)| cx.referring(kind, name, instance, &["id"]).first());
        addresses.map(|it| vec![Hop::new(it.header(), "this public address is its own")])
    };
    let by_subnet = || match instance.bool(ADDRESS)? {
        Some(public) => {
            let hop = Hop::new(instance.place(ADDRESS), "this gives it a public address");
            Ok(public.then(|| vec![hop]))
        }
        None => {
            let (subnets, verdict) = named(instance, "subnet_id", "aws_subnet", "id", cx);
            let found = first(&subnets, |subnet| {
                let hop = Hop::new(subnet.place(MAPS), "this subnet gives public addresses");
                Ok(subnet.is_true(MAPS)?.then(|| vec![hop]))
            });
            or_undecided(found, verdict)
        }
    };
    match by_subnet() {
        Ok(Some(hops)) => Ok(Some(hops)),
        private => own().map_or(private, |hops| Ok(Some(hops))),
    }
}
