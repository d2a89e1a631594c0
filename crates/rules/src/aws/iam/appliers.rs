//! Who applies configurations, as Terraform and its likes do: such a role makes whatever stands in them, roles included.

use super::bounded::holders;
use super::privilege_escalation::run_nothing;
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

const NAMES: [&str; 12] = [
    "atlantis", "capa", "concourse", "crossplane", "iac", "opentofu", "spacelift", "terraform", "terragrunt",
    "tf", "tfc", "tofu",
];

/// Words for roles of pipelines that deploy.
const PIPELINES: [&str; 9] =
    ["apply", "cd", "ci", "cicd", "deploy", "deployer", "deployment", "pipeline", "provisioner"];

/// Whether a role, a user or a policy is there for that, as its name says, or all are that have the policy.
pub(super) fn applies_configurations(block: &Block, cx: &Cx) -> bool {
    let holders = holders(block, cx).unwrap_or_default();
    let all_do = !holders.is_empty() && holders.iter().all(is_applier);
    all_do || is_applier(block) && !holders.iter().any(serves_a_service)
}

/// Whether a role or a policy is for who makes everything: by configurations, or from a pipeline.
pub(super) fn makes_all(block: &Block, cx: &Cx) -> bool {
    let holders = holders(block, cx).unwrap_or_default();
    let is_of_pipelines = || {
        is_of_pipeline(block) && holders.iter().all(|it| it.kind() == "aws_iam_role" && !serves_a_service(it))
    };
    let is_of_administrators =
        || is_administrator(block) || !holders.is_empty() && holders.iter().all(is_administrator);
    applies_configurations(block, cx) || is_of_pipelines() || is_of_administrators()
}

/// Words for what people have who may do everything.
const ADMINISTRATORS: [&str; 5] = ["admin", "administrator", "breakglass", "superadmin", "superuser"];

/// Whether a role or a user is that of people who may do everything, as its name says.
pub(super) fn is_administrator(holder: &Block) -> bool {
    const KINDS: [&str; 2] = ["aws_iam_role", "aws_iam_user"];
    let named =
        is_called(holder, &ADMINISTRATORS) || ends_as_administrator(holder) || is_for_emergencies(holder);
    KINDS.contains(&holder.kind()) && named && !serves_a_service(holder)
}

/// Whether the known end of a name, or of an argument that makes it, is such a word: `MasterAdministratorAccessRole`.
fn ends_as_administrator(holder: &Block) -> bool {
    let name = holder.value("name").to_string();
    let words = name.split(|it: char| !it.is_ascii_alphanumeric());
    words.map(|word| word.strip_suffix("Role").unwrap_or(word)).any(|word| {
        let word = word.strip_suffix("Access").unwrap_or(word);
        word.ends_with("Admin") || word.ends_with("Administrator")
    })
}

/// Whether people take a role when nothing else lets them in, as its name says: `break-glass`, `OrgBreakGlass`.
fn is_for_emergencies(holder: &Block) -> bool {
    let names = format!("{} {}", holder.value("name"), holder.address.name()).to_ascii_lowercase();
    names.split(' ').any(|name| name.replace(['-', '_'], "").contains("breakglass"))
}

/// Whether somebody is meant to give rights, to themselves as well: who applies configurations, or administrators.
pub(super) fn is_meant(subject: &Block) -> bool {
    let is_of_administrators =
        || subject.kind() == "aws_iam_group" && is_called(subject, &["admin", "administrator"]);
    is_applier(subject) || is_administrator(subject) || is_of_administrators()
}

/// A service that has a role is no tool of whoever applies configurations, whatever the role is called, but for CloudFormation and
/// those that run pipelines.
pub(super) fn is_applier(block: &Block) -> bool {
    is_of_cloudformation(block) || is_named_applier(block) && !serves_but(block, &RUNNERS)
}

/// Whether the name of a role, a user or a policy says that it is there to apply configurations.
pub(super) fn is_named_applier(block: &Block) -> bool {
    is_called(block, &NAMES)
}

/// Whether a role or the document of a policy is of a pipeline that deploys everything, as its name says: it needs no less than
/// all. Keys of a user are worth more than roles for a while.
pub(super) fn is_of_pipeline(block: &Block) -> bool {
    const KINDS: [&str; 2] = ["aws_iam_role", policy::DOCUMENT];
    KINDS.contains(&block.kind()) && is_called(block, &PIPELINES) && !serves_a_service(block)
}

/// Whether nobody but CloudFormation takes a role: it makes whatever stands in templates.
fn is_of_cloudformation(role: &Block) -> bool {
    let Ok(Some(trust)) = role.policy("assume_role_policy") else { return false };
    let is_it = |it: &Statement| -> Checked<bool> {
        let principals = it.principals()?;
        Ok(!principals.is_empty()
            && principals.iter().all(|(_, who)| who.as_str() == Some("cloudformation.amazonaws.com")))
    };
    !trust.statements.is_empty() && matches!(value::all(&trust.statements, is_it), Ok(true))
}

/// Services that run pipelines.
const RUNNERS: [&str; 2] = ["codebuild.amazonaws.com", "codepipeline.amazonaws.com"];

/// Whether a service takes a role that runs programs of its customers, which make nothing of what a configuration says.
pub(super) fn serves_code(role: &Block) -> bool {
    serves_but(role, &RUNNERS) && !is_of_cloudformation(role) && !run_nothing(role)
}

fn serves_a_service(holder: &Block) -> bool {
    serves_but(holder, &[])
}

/// Whether a service takes a role that is none of these.
fn serves_but(holder: &Block, these: &[&str]) -> bool {
    let Ok(Some(trust)) = holder.policy("assume_role_policy") else { return false };
    let is_other =
        |kind: &str, who: &Value| kind == "Service" && !who.as_str().is_some_and(|it| these.contains(&it));
    let of_service = |it: &Statement| -> Checked<bool> {
        Ok(it.principals()?.into_iter().any(|(kind, who)| is_other(kind, who)))
    };
    matches!(value::any(&trust.statements, of_service), Ok(true))
}
