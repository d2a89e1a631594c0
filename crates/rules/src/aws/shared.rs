//! What rules of several AWS services ask.

pub(super) mod kms;
pub(super) mod network_acls;
pub(super) mod policy;
pub(super) mod reach;
pub(super) mod security_groups;
pub(super) mod snapshots;
