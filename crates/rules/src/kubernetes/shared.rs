//! What rules of several kinds of Kubernetes resources ask.

pub(super) mod capabilities;
pub(super) mod disruption;
pub(super) mod host_paths;
pub(super) mod labels;
pub(super) mod lasting;
pub(super) mod node;
pub(super) mod pods;
pub(super) mod selectors;
pub(super) mod stages;
