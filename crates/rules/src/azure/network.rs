//! Azure networking: virtual networks and network interfaces.

mod interface_forwards_ip;
mod virtual_network_without_ddos_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&interface_forwards_ip::RULE, &virtual_network_without_ddos_protection::RULE];
