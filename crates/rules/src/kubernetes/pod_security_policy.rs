//! Pod security policies, which Kubernetes had until 1.24.

mod allows_capabilities;
mod allows_host_ipc;
mod allows_host_network;
mod allows_host_pid;
mod allows_privilege_escalation;
mod allows_privileged;
mod allows_root;
mod allows_unmasked_proc;
mod net_raw_kept;

use crate::prelude::*;
use tollgate_core::cx::Flag;

/// The resource types of policies.
const POLICIES: [&str; 2] = ["kubernetes_pod_security_policy", "kubernetes_pod_security_policy_v1beta1"];

/// Reports an argument of a policy's `spec`, which is the cause whatever else the policy admits.
fn refuse<'c>(spec: &Block, name: &str, message: &str, cx: &'c mut Cx) -> Flag<'c> {
    let message = format!("{}, {message}", spec.actual(name));
    cx.wrong(spec, name, message).caused_by(spec.place(name))
}

/// Reports a switch that is on.
fn refuse_switch(policy: &Block, name: &str, cx: &mut Cx) -> Checked {
    value::each(policy.each("spec"), |spec| {
        if spec.is_true(name)? {
            refuse(&spec, name, "must be `false`", cx).set(&spec, name, "false");
        }
        Ok(())
    })
}

pub(super) static RULES: &[&Rule] = &[
    &allows_privileged::RULE,
    &allows_privilege_escalation::RULE,
    &allows_host_network::RULE,
    &allows_host_ipc::RULE,
    &allows_capabilities::RULE,
    &allows_unmasked_proc::RULE,
    &net_raw_kept::RULE,
    &allows_root::RULE,
    &allows_host_pid::RULE,
];
