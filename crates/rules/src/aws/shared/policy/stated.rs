//! A statement among those of its policy, and what is said to be wrong with it.

use super::Test;
use super::caller::is_star;
use super::everybody::{is_for_everybody, is_open, is_public};
use super::strangers::is_kept_from_strangers;
use crate::prelude::*;
use std::ops::Deref;
use tollgate_core::policy::{Policy, Statement};

/// A statement, with the policy that it stands in: what the one allows another one may deny.
pub(in crate::aws) struct Stated<'p> {
    statement: &'p Statement,
    policy: &'p Policy,
}

impl<'p> Stated<'p> {
    pub(super) fn new(statement: &'p Statement, policy: &'p Policy) -> Self {
        Self { statement, policy }
    }

    /// The statements of its policy, itself among them.
    pub(in crate::aws) fn siblings(&self) -> impl Iterator<Item = Stated<'p>> {
        self.policy.statements.iter().map(|it| Stated::new(it, self.policy))
    }

    /// Whether its policy always denies an action on every resource. `s3:*` stands for all actions of a service.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(in crate::aws) fn is_denied(&self, action: &str) -> Checked<bool> {
        value::any(&self.policy.statements, |it| denies(it, action))
    }

    /// Whether it allows everyone something, whatever its `Condition`, which its policy does not deny to strangers.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(in crate::aws) fn is_for_everybody(&self) -> Checked<bool> {
        self.reaches_strangers(is_for_everybody)
    }

    /// Whether it allows everyone something, no `Condition` asks who calls, and its policy does not deny it to strangers.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(in crate::aws) fn is_public(&self) -> Checked<bool> {
        self.reaches_strangers(is_public)
    }

    /// The same, where no `Condition` asks from where somebody calls either.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(in crate::aws) fn is_open(&self) -> Checked<bool> {
        self.reaches_strangers(is_open)
    }

    /// Nearly no statement lets everybody in: the others of the policy are looked at where one does.
    fn reaches_strangers(&self, lets_in: Test) -> Checked<bool> {
        match lets_in(self.statement) {
            Ok(false) => Ok(false),
            lets_in => both(lets_in, not(is_kept_from_strangers(self.statement, self.policy))),
        }
    }

    /// What a message about all that it allows adds: that its policy always denies something, on every resource.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(in crate::aws) fn rest(&self) -> Checked<&'static str> {
        let is_cut = value::any(&self.policy.statements, always_denies)?;
        Ok(if is_cut { ", less what the policy denies" } else { "" })
    }
}

impl Deref for Stated<'_> {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        self.statement
    }
}

fn denies(statement: &Statement, action: &str) -> Checked<bool> {
    match always_denies(statement) {
        // As of nearly all: then it does not matter of what it speaks.
        Ok(false) => Ok(false),
        denies => both(denies, statement.covers(action)),
    }
}

fn always_denies(statement: &Statement) -> Checked<bool> {
    match not(statement.allows()) {
        Ok(false) => Ok(false),
        denies => {
            let always = not(statement.has("Condition"));
            both(denies, both(always, statement.any_value("Resource", is_star)))
        }
    }
}

/// What is wrong with a statement.
pub(in crate::aws) struct Wrong {
    /// What follows the name of the attribute in a message.
    pub(super) text: String,
    /// Whether most reviewers would leave it as it is.
    pub(super) is_declined: bool,
    /// What makes it right: each asks the resource that has the policy.
    exemptions: Vec<Exemption>,
    /// For which resources most reviewers would leave it.
    excuses: Vec<Exemption>,
}

type Exemption = fn(&Block, &Cx) -> bool;

impl Wrong {
    /// The same; where most reviewers decline it, it is advised on request.
    pub(in crate::aws) fn declined_if(self, is_declined: bool) -> Self {
        Self { is_declined: self.is_declined || is_declined, ..self }
    }

    /// The same, but for resources for which something holds.
    pub(in crate::aws) fn unless(mut self, exemption: Exemption) -> Self {
        self.exemptions.push(exemption);
        self
    }

    /// The same; for resources for which something holds most reviewers decline it.
    pub(in crate::aws) fn excused_for(mut self, excuse: Exemption) -> Self {
        self.excuses.push(excuse);
        self
    }

    /// Whether most reviewers would leave it to the resource that has the policy.
    pub(super) fn is_declined_for(&self, owner: &Block, cx: &Cx) -> bool {
        self.is_declined || self.excuses.iter().any(|excuses| excuses(owner, cx))
    }

    /// Whether it is right for the resource that has the policy.
    pub(super) fn is_exempt(&self, owner: &Block, cx: &Cx) -> bool {
        self.exemptions.iter().any(|exempts| exempts(owner, cx))
    }
}

impl From<String> for Wrong {
    fn from(text: String) -> Self {
        Self { text, is_declined: false, exemptions: Vec::new(), excuses: Vec::new() }
    }
}

impl From<&str> for Wrong {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
