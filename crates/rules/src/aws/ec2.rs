//! Amazon EC2: instances, and the templates they are launched from.

mod imdsv1_enabled;
mod instance_public_ip;
mod instance_unmonitored;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&imdsv1_enabled::RULE, &instance_public_ip::RULE, &instance_unmonitored::RULE];

/// The registry module whose inputs the rules of this service know.
const INSTANCE_MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/ec2-instance/aws", renamed: &[] };

/// Whether an instance takes what it does not say itself from a launch template.
fn has_template(instance: &Block) -> Checked<bool> {
    instance.is_set("launch_template")
}
