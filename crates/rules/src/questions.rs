//! What rules of all providers ask of a block, beside what a block answers itself.

use crate::names::is_called;
use std::sync::Arc;
use tollgate_core::block::Block;
use tollgate_core::cx::Cx;
use tollgate_core::value::{self, Checked, HopKind, Reason, Unknown, Value};

/// Whether an answer is no.
pub(crate) fn not(answer: Checked<bool>) -> Checked<bool> {
    answer.map(|yes| !yes)
}

/// Whether an attribute is one of these strings. One that is not set is none of them, and neither is one of which enough
/// is known to tell.
pub(crate) fn is_one_of(block: &Block, name: &str, wanted: &[&str]) -> Checked<bool> {
    match block.string(name) {
        Ok(text) => Ok(text.is_some_and(|it| wanted.contains(&it.as_str()))),
        Err(unknown) => {
            let value = block.value(name);
            value::any(wanted, |it| value::equal(&value, &Value::string(*it, value.at))).map_err(|_| unknown)
        }
    }
}

/// Whether a switch is off. One that is not set is not.
pub(crate) fn is_off(block: &Block, name: &str) -> Checked<bool> {
    Ok(block.bool(name)?.is_some_and(|on| !*on))
}

/// Whether a test holds for a string, or for an element of a list of strings.
pub(crate) fn lists(block: &Block, name: &str, test: impl Fn(&str) -> bool) -> Checked<bool> {
    holds_a(&block.value(name), &test)
}

fn holds_a(value: &Value, test: &dyn Fn(&str) -> bool) -> Checked<bool> {
    let items = value.elements_or_self();
    value::any(items, |item| match item.as_unknown() {
        Some(unknown) => unknown.decide(|case| holds_a(case, test)),
        None => Ok(item.as_str().is_some_and(test)),
    })
}

/// To be asked where nothing in the configuration is what an attribute names.
///
/// # Errors
/// Why it is not known what is said of it elsewhere. A resource that is declared nowhere is a mistake, and says nothing.
pub(crate) fn named_elsewhere(block: &Block, name: &str, what: &str) -> Checked {
    declared_elsewhere(&block.value(name), what)
}

/// The same of a value that names something.
pub(crate) fn declared_elsewhere(value: &Value, what: &str) -> Checked {
    match value.as_unknown() {
        Some(unknown) if matches!(unknown.reason, Reason::Undeclared(_)) && is_resource(value) => Ok(()),
        Some(unknown) => Err(unknown.clone()),
        None => {
            let reason = Reason::Elsewhere(format!("the {what} `{value}`").into());
            Err(Arc::new(Unknown::new(reason, None, true, value.at)))
        }
    }
}

/// To be asked where an attribute comes out as null or empty.
///
/// # Errors
/// Where it stands there, in a module that nobody calls here: whoever calls it is to give a value.
pub(crate) fn is_left_to_the_caller(block: &Block, name: &str) -> Checked {
    let is_called = block.address.chain().count() > 1;
    if is_called || block.place(name) == block.header() || block.kind() == "module" {
        return Ok(());
    }
    let reason = Reason::Elsewhere(format!("the value passed for `{name}`").into());
    Err(Arc::new(Unknown::new(reason, None, false, block.place(name))))
}

/// Whether an attribute is what another configuration hands over: the callers of a module, or the state of a root module.
pub(crate) fn is_handed_over(block: &Block, name: &str) -> bool {
    block.value(name).as_unknown().is_some_and(|it| match &it.reason {
        Reason::Variable(_) | Reason::Terragrunt(_) => true,
        Reason::DataSource(read) => read.object().kind() == "terraform_remote_state",
        _ => false,
    })
}

/// Whether an attribute is what a variable holds, as far as the configuration says.
pub(crate) fn is_of_variable(block: &Block, name: &str) -> bool {
    block.value(name).hops().any(|it| matches!(&it.kind, HopKind::Reference(of) if of.starts_with("var.")))
}

/// Whether an attribute is null or empty because a variable is: whoever uses the configuration fills it in.
pub(crate) fn is_left_empty(block: &Block, name: &str) -> bool {
    let value = block.value(name);
    let is_empty = value.is_null() || value.as_str() == Some("") || matches!(value.elements(), Some([]));
    is_empty && is_of_variable(block, name)
}

/// Whether a database replicates the one that an attribute names. What is called a replica and leaves the name to a variable
/// is one, though the default of the variable is empty.
pub(crate) fn replicates(database: &Block, source: &str) -> Checked<bool> {
    let is_meant = || database.is_written(source) && is_called(database, &["readreplica", "replica"]);
    Ok(database.is_set(source)? || is_meant())
}

fn is_resource(value: &Value) -> bool {
    value.as_attribute().is_some_and(|it| it.resource_kind().is_some())
}

/// Whether an attribute of two blocks names the same resource.
///
/// # Errors
/// The unknown value that decides.
pub(crate) fn names_same(block: &Block, other: &Block, name: &str) -> Checked<bool> {
    let (own, others) = (block.value(name), other.value(name));
    match own.read_as().zip(others.read_as()) {
        // Two resources have two names, whatever they are.
        Some((own, other)) if own.object().is_distinct_from(other.object()) => Ok(false),
        _ => value::equal(&own, &others),
    }
}

/// Advice that most reviewers decline wherever it is given.
pub(crate) fn always(_: &Block, _: &Cx) -> Checked<bool> {
    Ok(true)
}

/// Whether a resource is thrown away after a while, as its name says: nobody restores what was in it.
pub(crate) fn is_throwaway(block: &Block, _: &Cx) -> Checked<bool> {
    Ok(is_called(
        block,
        &["ci", "demo", "ephemeral", "lab", "playground", "poc", "sandbox", "scratch", "temp", "test", "tmp"],
    ))
}

/// Whether a machine is there for people to reach from the internet, as its name says: it has to be public.
pub(crate) fn is_entrance(machine: &Block) -> bool {
    is_called(
        machine,
        &[
            "bastion", "headscale", "jump", "jumpbox", "jumphost", "jumpserver", "nat", "openvpn", "pritunl",
            "strongswan", "tailscale", "teleport", "vpn", "wireguard",
        ],
    )
}

/// Whether an account is there to set up projects, as its name says: then it makes the accounts that it administers, and
/// starts machines that run as others.
pub(crate) fn deploys(account: &Value) -> bool {
    const STARTS: [&str; 18] = [
        "argocd", "atlantis", "bootstrap", "cloudbuild", "concourse", "crossplane", "deploy", "flux",
        "github", "gitlab", "gocd", "jenkins", "opentofu", "pipeline", "provision", "spinnaker", "terraform",
        "terragrunt",
    ];
    let name = crate::text::words(&account.to_string());
    name.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| {
        STARTS.iter().any(|it| word.starts_with(it)) || ["ci", "cd", "cicd", "iac", "tf"].contains(&word)
    })
}

/// A value as the module of a block names it, in quotes: what the module holds, without the module's address. So instances of
/// the module are one finding. One that a long expression makes is not written out.
pub(crate) fn seen_from(block: &Block, value: &Value) -> String {
    const LONGEST: usize = 100;
    let text = value.to_string();
    if text.len() > LONGEST && text.contains('(') {
        return "the result of an expression".to_owned();
    }
    match block.address.chain().nth(1) {
        Some(module) => format!("`{}`", text.replace(&format!("{module}."), "")),
        None => format!("`{text}`"),
    }
}
