//! What somebody must be told of, and by which events a metric filter shows that it counts it.

use super::pattern::{Event, Field};
use super::{network, permissions, recording, refusals, sign_ins};

/// A kind of events that somebody must be told of.
pub(super) enum Watch {
    /// Calls of a service, by its event source: those that the pattern names.
    Calls {
        /// The event source of the service.
        source: &'static str,
        /// A pattern that names each call as `($.eventName = …)`.
        pattern: &'static str,
    },
    /// Other events.
    Events {
        /// Events that a filter must count.
        wanted: &'static [&'static Event],
        /// Events that it must not count: somebody who is told too much looks at nothing.
        unwanted: &'static [&'static Event],
    },
}

/// All of them.
pub(super) static ALL: [&Watch; 15] = [
    &network::NACL_CHANGES_WATCH,
    &network::NETWORK_GATEWAY_CHANGES_WATCH,
    &network::ROUTE_TABLE_CHANGES_WATCH,
    &network::SECURITY_GROUP_CHANGES_WATCH,
    &network::VPC_CHANGES_WATCH,
    &permissions::IAM_POLICY_CHANGES_WATCH,
    &permissions::KEY_DELETION_WATCH,
    &permissions::ORGANIZATIONS_CHANGES_WATCH,
    &permissions::S3_POLICY_CHANGES_WATCH,
    &recording::CLOUDTRAIL_CHANGES_WATCH,
    &recording::CONFIG_CHANGES_WATCH,
    &sign_ins::CONSOLE_LOGIN_FAILURES_WATCH,
    &sign_ins::CONSOLE_LOGIN_WITHOUT_MFA_WATCH,
    &sign_ins::ROOT_USAGE_WATCH,
    &refusals::UNAUTHORIZED_ACCESS_WATCH,
];

impl Watch {
    /// Events that a filter must count.
    pub(super) fn wanted(&self) -> Vec<Vec<Field>> {
        match self {
            Self::Calls { source, pattern } => {
                let names = pattern.split("($.eventName = ").skip(1).filter_map(|it| it.split(')').next());
                names.map(|name| call(source, name)).collect()
            }
            Self::Events { wanted, .. } => wanted.iter().map(|it| it.to_vec()).collect(),
        }
    }

    /// Events that it must not count.
    pub(super) fn unwanted(&self) -> Vec<Vec<Field>> {
        match self {
            Self::Calls { source, .. } => vec![call(source, "ListTagsForResource")],
            Self::Events { unwanted, .. } => unwanted.iter().map(|it| it.to_vec()).collect(),
        }
    }
}

fn call(source: &'static str, name: &'static str) -> Vec<Field> {
    vec![("$.eventSource", source), ("$.eventName", name)]
}
