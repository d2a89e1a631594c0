//! What somebody must be told of, and by which events a metric filter shows that it counts it.

use super::pattern::{Event, Field};
use super::{network, permissions, recording, refusals, sign_ins};
use crate::prelude::*;

/// A kind of events that somebody must be told of.
pub(super) struct Watch {
    /// The rule that demands it.
    pub(super) rule: &'static Rule,
    /// What the events are called, for a title.
    pub(super) events: &'static str,
    /// What happens where nobody is told.
    pub(super) why: &'static str,
    /// A filter pattern that counts them.
    pub(super) pattern: &'static str,
    /// By which events a filter shows that it counts them.
    pub(super) counted: Counted,
}

/// Events by which a filter shows what it counts.
pub(super) enum Counted {
    /// Calls of a service, by its event source: those that the pattern names as `($.eventName = …)`.
    CallsOf(&'static str),
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
    &network::NACL_CHANGES,
    &network::NETWORK_GATEWAY_CHANGES,
    &network::ROUTE_TABLE_CHANGES,
    &network::SECURITY_GROUP_CHANGES,
    &network::VPC_CHANGES,
    &permissions::IAM_POLICY_CHANGES,
    &permissions::KEY_DELETION,
    &permissions::ORGANIZATIONS_CHANGES,
    &permissions::S3_POLICY_CHANGES,
    &recording::CLOUDTRAIL_CHANGES,
    &recording::CONFIG_CHANGES,
    &sign_ins::CONSOLE_LOGIN_FAILURES,
    &sign_ins::CONSOLE_LOGIN_WITHOUT_MFA,
    &sign_ins::ROOT_USAGE,
    &refusals::UNAUTHORIZED_ACCESS,
];

impl Watch {
    /// The words of its page.
    pub(super) const fn words(&self) -> [(&'static str, &'static str); 3] {
        [("events", self.events), ("why", self.why), ("pattern", self.pattern)]
    }

    /// Events that a filter must count.
    pub(super) fn wanted(&self) -> Vec<Vec<Field>> {
        match self.counted {
            Counted::CallsOf(source) => {
                let calls = self.pattern.split("($.eventName = ").skip(1);
                calls.filter_map(|it| it.split(')').next()).map(|name| call(source, name)).collect()
            }
            Counted::Events { wanted, .. } => wanted.iter().map(|it| it.to_vec()).collect(),
        }
    }

    /// Events that it must not count.
    pub(super) fn unwanted(&self) -> Vec<Vec<Field>> {
        match self.counted {
            Counted::CallsOf(source) => vec![call(source, "ListTagsForResource")],
            Counted::Events { unwanted, .. } => unwanted.iter().map(|it| it.to_vec()).collect(),
        }
    }
}

fn call(source: &'static str, name: &'static str) -> Vec<Field> {
    vec![("$.eventSource", source), ("$.eventName", name)]
}
