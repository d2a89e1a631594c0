//! What an entry of a network ACL may open.

use crate::network::{self, Ports, Protocol};

/// What an entry may open.
#[derive(Clone, Copy)]
pub(super) enum Opened {
    Port(u16),
    AllPorts,
}

impl Opened {
    /// Whether these ports are open, for TCP or UDP.
    pub(super) fn is_in(self, ports: &Ports) -> bool {
        let is_of = |port| [Protocol::Tcp, Protocol::Udp].iter().any(|it| ports.contain_of(*it, port));
        match self {
            Self::Port(port) => is_of(port),
            Self::AllPorts => ports.is_all(),
        }
    }

    /// The end of a message.
    pub(super) fn reach(self) -> String {
        match self {
            Self::Port(port) => format!("reach {}", network::port_with_service(port)),
            Self::AllPorts => "reach every port".to_owned(),
        }
    }
}
