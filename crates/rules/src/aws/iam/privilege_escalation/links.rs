//! Which policies are given to which users, groups and roles.

use super::permissions::{Permission, Permissions};
use crate::prelude::*;
use tollgate_core::value::{Reason, Symbol, Value};

/// A managed policy of the configuration. `None` where it says nothing of what is asked.
pub(super) type Managed<'e> = (Block<'e>, Option<Permissions>);

/// A policy and the subject that it is given to, by name.
pub(super) struct Link<'e> {
    subject: Value,
    block: Block<'e>,
    permissions: Permissions,
    /// Whether it is this policy.
    certain: Checked<bool>,
}

/// A policy that somebody has, and whether it is certain that he has it.
pub(super) type Held = (Permissions, Checked<bool>);

impl Link<'_> {
    /// The policy, if it is or may be given to a subject.
    pub(super) fn held_by(&self, subject: &Block) -> Option<Held> {
        let names = self.subject.elements().unwrap_or(std::slice::from_ref(&self.subject));
        let named = value::any(names, |name| is_name_of(name, subject));
        let linked = self.block.if_present(both(named, self.certain.clone()), subject);
        (!matches!(linked, Ok(false))).then(|| (self.permissions.clone(), linked))
    }
}

/// The policies that are written for subjects of a kind.
pub(super) fn inline<'e>(kind: &str, asked: &[Permission], cx: &Cx<'_, 'e>) -> Vec<Link<'e>> {
    let link = |block: &Block<'e>| {
        let permissions = Permissions::of(block, "policy", asked)?;
        Some(Link { subject: block.value(kind), block: block.clone(), permissions, certain: Ok(true) })
    };
    cx.resources(&format!("aws_iam_{kind}_policy")).iter().filter_map(link).collect()
}

/// The managed policies that are attached to subjects of a kind.
pub(super) fn attached_to<'e>(kind: &str, managed: &[Managed<'e>], cx: &Cx<'_, 'e>) -> Vec<Link<'e>> {
    let attaching = [
        (format!("aws_iam_{kind}_policy_attachment"), kind.to_owned(), "policy_arn"),
        ("aws_iam_policy_attachment".to_owned(), format!("{kind}s"), "policy_arn"),
        (format!("aws_iam_{kind}_policy_attachments_exclusive"), format!("{kind}_name"), "policy_arns"),
    ];
    let mut links = Vec::new();
    for (attachment, name, arn) in attaching {
        for block in cx.resources(&attachment).iter() {
            let attached = attached(&block.value(arn), managed);
            links.extend(attached.into_iter().map(|(permissions, certain)| Link {
                subject: block.value(&name),
                block: block.clone(),
                permissions,
                certain,
            }));
        }
    }
    links
}

/// The policies that a role says itself that it has.
pub(super) fn own(subject: &Block, managed: &[Managed], asked: &[Permission]) -> Vec<Held> {
    let inline = subject.each("inline_policy").into_iter();
    let inline = inline
        .filter_map(|it| Some((Permissions::of(&it, "policy", asked)?, it.if_present(Ok(true), subject))));
    let arns = subject.value("managed_policy_arns");
    let attached = attached(&arns, managed);
    inline.chain(attached).collect()
}

/// The managed policies that an ARN, or a list of them, names or may name.
fn attached(arns: &Value, managed: &[Managed]) -> Vec<Held> {
    let arns = arns.elements().unwrap_or(std::slice::from_ref(arns));
    let held = |(policy, permissions): &Managed| {
        let permissions = permissions.as_ref()?;
        let certain = value::any(arns, |arn| is_arn_of(arn, policy));
        (!matches!(certain, Ok(false))).then(|| (permissions.clone(), certain))
    };
    managed.iter().filter_map(held).collect()
}

pub(super) fn is_arn_of(arn: &Value, policy: &Block) -> Checked<bool> {
    let looked_up = matches!(arn.as_unknown().map(|it| &it.reason), Some(Reason::DataSource(_)));
    // Policies of AWS, and those that are looked up, are not the configuration's own.
    let is_of_aws = |text: &str| text.contains("::aws:policy/");
    if arn.is_null() || looked_up || arn.as_str().is_some_and(is_of_aws) {
        return Ok(false);
    }
    if let Some(verdict) = refers_to(arn, policy, &["arn", "id"]) {
        return verdict;
    }
    if is_of_aws(&arn.to_string()) {
        return Ok(false);
    }
    match value::known_tail(arn).and_then(|it| it.rsplit_once('/')) {
        Some((_, name)) => value::equal(&Value::string(name, arn.at), &policy.reference("name")),
        None => value::equal(arn, &policy.reference("arn")),
    }
}

fn is_name_of(name: &Value, subject: &Block) -> Checked<bool> {
    refers_to(name, subject, &["name", "id"])
        .unwrap_or_else(|| value::equal(name, &subject.reference("name")))
}

/// Whether a value is an identity of a block, where it is one of a resource of that type: what refers to another
/// resource does not refer to this one, also where it is not known to which of its instances.
fn refers_to(value: &Value, block: &Block, identities: &[&str]) -> Option<Checked<bool>> {
    let unknown = value.as_unknown()?;
    let Reason::Computed(name) = &unknown.reason else { return None };
    if let Some(Symbol::Attribute { object, kind, path }) = &unknown.symbol
        && kind == block.kind()
    {
        // Its instance is known: nearly every reference, and the texts need not be taken apart.
        let identity = path.strip_prefix('.').is_some_and(|it| identities.contains(&it));
        return Some(Ok(identity && *object == block.address));
    }
    let name = without_keys(name);
    let (theirs, path) = name.rsplit_once('.')?;
    let resource: Vec<_> = theirs.rsplitn(3, '.').collect();
    if resource.get(1) != Some(&block.kind()) || matches!(unknown.symbol, Some(Symbol::Template(_))) {
        return None;
    }
    if theirs != without_keys(&block.address) || !identities.contains(&path) {
        return Some(Ok(false));
    }
    Some(Err(unknown.clone()))
}

/// An address without the keys of instances.
fn without_keys(address: &str) -> String {
    let mut depth = 0;
    let outside = |it: &char| {
        let before = depth;
        depth += i32::from(*it == '[') - i32::from(*it == ']');
        before == 0 && depth == 0
    };
    address.chars().filter(outside).collect()
}
