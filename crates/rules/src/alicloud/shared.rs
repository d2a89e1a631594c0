//! What rules of several Alibaba Cloud services ask.

pub(super) mod access_list;
pub(super) mod security_group_rules;
