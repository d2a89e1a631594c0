//! What rules of several kinds of Kubernetes resources ask.

pub(super) mod pods;
