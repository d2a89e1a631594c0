//! What rules of several Google Cloud services ask.

pub(super) mod firewalls;
pub(super) mod members;
