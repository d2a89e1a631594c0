//! What the statements of one policy allow and deny on every resource.

use super::statements::Reach;
use crate::prelude::*;
use std::collections::BTreeSet;
use tollgate_core::policy::{Policy, Statement};
use tollgate_core::source::Location;

/// About how many steps it takes to look for a permission in a policy, beside those for its parts.
const PERMISSION_STEPS: usize = 4;

/// An action that somebody needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Permission {
    pub(super) action: &'static str,
    /// The service that gets the role, for `iam:PassRole`: the one of the other actions.
    pub(super) passed_to: &'static str,
}

/// The permissions that are looked for in policies.
pub(super) struct Asked {
    permissions: Vec<Permission>,
    /// The services that they are of.
    services: Vec<&'static str>,
}

/// What a policy says of each of some permissions, in their order.
#[derive(Clone)]
pub(super) struct Permissions {
    /// The statement that allows it.
    pub(super) allowed: Vec<Checked<Option<Location>>>,
    pub(super) denied: Vec<Checked<bool>>,
}

impl Permission {
    /// The permissions that a set of actions needs.
    pub(super) fn all_of(actions: &'static [&'static str]) -> impl Iterator<Item = Self> {
        let passed_to = actions.first().and_then(|it| it.split(':').next()).unwrap_or_default();
        actions.iter().map(move |action| Self { action, passed_to })
    }

    fn service(self) -> &'static str {
        self.action.split_once(':').map_or(self.action, |(service, _)| service)
    }

    /// The ARN of a resource with a name that nothing but a wildcard matches.
    pub(super) fn any_resource(self) -> &'static str {
        match self.action {
            "iam:AddUserToGroup" | "iam:AttachGroupPolicy" | "iam:PutGroupPolicy" => {
                "arn:aws:iam::0:group/any one"
            }
            "iam:CreatePolicyVersion" | "iam:SetDefaultPolicyVersion" => "arn:aws:iam::0:policy/any one",
            "iam:AttachUserPolicy"
            | "iam:CreateAccessKey"
            | "iam:CreateLoginProfile"
            | "iam:PutUserPolicy"
            | "iam:UpdateLoginProfile" => "arn:aws:iam::0:user/any one",
            "cloudformation:CreateStack" => "arn:aws:cloudformation:0:0:stack/any one/any one",
            "ec2:RunInstances" => "arn:aws:ec2:0:0:instance/any one",
            "glue:CreateDevEndpoint" | "glue:UpdateDevEndpoint" => "arn:aws:glue:0:0:devEndpoint/any one",
            "lambda:CreateFunction" | "lambda:InvokeFunction" | "lambda:UpdateFunctionCode" => {
                "arn:aws:lambda:0:0:function:any one"
            }
            _ => "arn:aws:iam::0:role/any one",
        }
    }
}

impl Asked {
    pub(super) fn new(permissions: impl Iterator<Item = Permission>) -> Self {
        let permissions: Vec<_> = permissions.collect();
        let services: BTreeSet<_> = permissions.iter().map(|it| it.service()).collect();
        Self { permissions, services: services.into_iter().collect() }
    }

    pub(super) const fn len(&self) -> usize {
        self.permissions.len()
    }
}

impl Permissions {
    /// What the policy in an attribute says. `None` where that is nothing at all.
    pub(super) fn of(owner: &Block, attribute: &str, asked: &Asked, cx: &Cx) -> Option<Self> {
        let policy = owner.policy(attribute).transpose()?;
        // Each permission is looked for in every part of it.
        let weight = policy.as_ref().map_or(0, |policy| policy.weight());
        if !cx.charge(asked.len() * (PERMISSION_STEPS + weight)) {
            return None;
        }
        let known = match policy {
            Ok(policy) => Self::in_policy(&policy, asked),
            Err(unknown) => {
                Self { allowed: vec![Err(unknown); asked.len()], denied: vec![Ok(false); asked.len()] }
            }
        };
        let says_nothing = known.allowed.iter().all(|it| matches!(it, Ok(None)))
            && known.denied.iter().all(|it| matches!(it, Ok(false)));
        (!says_nothing).then_some(known)
    }

    fn in_policy(policy: &Policy, asked: &Asked) -> Self {
        let reach = |it| Reach::of(it, &asked.services).map(|reach| (Statement::allows(it), reach));
        let statements: Vec<_> = policy.statements.iter().filter_map(reach).collect();
        let allowances = || statements.iter().filter(|(allows, _)| !matches!(allows, Ok(false)));
        let allowed = |permission: &Permission| {
            let mut found = Ok(None);
            for (allows, reach) in allowances() {
                match both(allows.clone(), reach.is_allowed(*permission)) {
                    Ok(true) => return Ok(Some(reach.at())),
                    Ok(false) => {}
                    Err(unknown) => found = found.and(Err(unknown)),
                }
            }
            found
        };
        // A statement of which it is not known whether it denies does not take back what another one allows.
        let denials = || statements.iter().filter(|(allows, _)| matches!(allows, Ok(false)));
        let denied = |permission: &Permission| value::any(denials(), |(_, it)| it.is_denied(*permission));
        let permissions = || asked.permissions.iter();
        Self { allowed: permissions().map(allowed).collect(), denied: permissions().map(denied).collect() }
    }
}
