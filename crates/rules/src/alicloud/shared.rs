//! What rules of several Alibaba Cloud services ask.

pub(super) mod security_group_rules;
