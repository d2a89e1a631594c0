//! Which policies are given to which users, groups and roles.

use super::permissions::{Permission, Permissions};
use crate::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;
use tollgate_core::value::{Reason, Symbol, Unknown, Value};

/// A policy that somebody has, and whether it is certain that he has it.
pub(super) type Held = (Rc<Permissions>, Checked<bool>);

/// The resources of a type: policies, users, groups, roles.
pub(super) struct Named<'e> {
    kind: String,
    pub(super) blocks: Rc<[Block<'e>]>,
    by_address: HashMap<String, usize>,
    by_resource: HashMap<String, Vec<usize>>,
}

/// The managed policies of the configuration, and what they say. `None` where it is nothing of what is asked.
pub(super) struct Managed<'e> {
    policies: Named<'e>,
    permissions: Vec<Option<Rc<Permissions>>>,
}

/// A policy and the subject that it is given to, by name.
pub(super) struct Link<'e> {
    subject: Value,
    block: Block<'e>,
    permissions: Rc<Permissions>,
    /// Whether it is this policy.
    certain: Checked<bool>,
}

/// What a value means by a name or an ARN.
enum Meant {
    /// Nothing in the configuration.
    Nothing,
    /// The resource at an address.
    Exactly(String),
    /// Some instance of a resource.
    SomeOf(String, Arc<Unknown>),
    /// What has this value as an attribute.
    Having(&'static str, Value),
}

impl<'e> Named<'e> {
    pub(super) fn new(kind: String, cx: &Cx<'_, 'e>) -> Self {
        let blocks = cx.resources(&kind);
        let mut by_resource: HashMap<_, Vec<_>> = HashMap::new();
        for (row, block) in blocks.iter().enumerate() {
            by_resource.entry(without_keys(&block.address)).or_default().push(row);
        }
        let by_address = blocks.iter().enumerate().map(|(row, it)| (it.address.to_string(), row)).collect();
        Self { kind, blocks, by_address, by_resource }
    }

    /// For each resource that one of some values means or may mean, whether it does.
    fn meant_by(&self, values: impl Iterator<Item = Meant>, cx: &Cx) -> BTreeMap<usize, Checked<bool>> {
        let values: Vec<_> = values.collect();
        let mut candidates: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for value in &values {
            for row in value.candidates(self, cx) {
                candidates.entry(row).or_default().push(value);
            }
        }
        let verdict = |(row, values): (usize, Vec<&Meant>)| {
            (row, value::any(values, |value| value.is(&self.blocks[row])))
        };
        candidates.into_iter().map(verdict).filter(|(_, it)| !matches!(it, Ok(false))).collect()
    }
}

impl<'e> Managed<'e> {
    pub(super) fn new(asked: &[Permission], cx: &Cx<'_, 'e>) -> Self {
        let policies = Named::new("aws_iam_policy".to_owned(), cx);
        let permissions = policies.blocks.iter().map(|it| Permissions::of(it, "policy", asked).map(Rc::new));
        Self { permissions: permissions.collect(), policies }
    }

    /// The policies that an ARN, or a list of them, names or may name.
    fn attached(&self, arns: &Value, cx: &Cx) -> Vec<Held> {
        let arns = arns.elements().unwrap_or(std::slice::from_ref(arns));
        let meant = self.policies.meant_by(arns.iter().map(Meant::by_arn), cx).into_iter();
        meant.filter_map(|(row, certain)| Some((self.permissions[row].clone()?, certain))).collect()
    }

    /// What the policy says that an ARN certainly names. `None` where it names none of the configuration.
    pub(super) fn of(&self, arn: &Value, cx: &Cx) -> Option<Option<Rc<Permissions>>> {
        let address = match Meant::by_arn(arn) {
            Meant::Exactly(address) => address,
            Meant::Having(attribute, value) => {
                cx.having(&self.policies.kind, attribute, &value).first()?.address.to_string()
            }
            Meant::Nothing | Meant::SomeOf(..) => return None,
        };
        self.policies.by_address.get(&address).map(|&row| self.permissions[row].clone())
    }
}

impl Link<'_> {
    /// For each subject to which the policy is or may be given, whether it is.
    pub(super) fn held_by(&self, subjects: &Named, cx: &Cx) -> Vec<(usize, Held)> {
        let names = self.subject.elements().unwrap_or(std::slice::from_ref(&self.subject));
        let meant = names.iter().map(|name| Meant::by_name(name, &subjects.kind));
        let held = |(row, named): (usize, Checked<bool>)| {
            let linked = self.block.if_present(both(named, self.certain.clone()), &subjects.blocks[row]);
            (!matches!(linked, Ok(false))).then(|| (row, (self.permissions.clone(), linked)))
        };
        subjects.meant_by(meant, cx).into_iter().filter_map(held).collect()
    }
}

/// The policies that are written for subjects of a kind.
pub(super) fn inline<'e>(kind: &str, asked: &[Permission], cx: &Cx<'_, 'e>) -> Vec<Link<'e>> {
    let link = |block: &Block<'e>| {
        let permissions = Rc::new(Permissions::of(block, "policy", asked)?);
        Some(Link { subject: block.value(kind), block: block.clone(), permissions, certain: Ok(true) })
    };
    cx.resources(&format!("aws_iam_{kind}_policy")).iter().filter_map(link).collect()
}

/// The managed policies that are attached to subjects of a kind.
pub(super) fn attached_to<'e>(kind: &str, managed: &Managed<'e>, cx: &Cx<'_, 'e>) -> Vec<Link<'e>> {
    let attaching = [
        (format!("aws_iam_{kind}_policy_attachment"), kind.to_owned(), "policy_arn"),
        ("aws_iam_policy_attachment".to_owned(), format!("{kind}s"), "policy_arn"),
        (format!("aws_iam_{kind}_policy_attachments_exclusive"), format!("{kind}_name"), "policy_arns"),
    ];
    let mut links = Vec::new();
    for (attachment, name, arn) in attaching {
        for block in cx.resources(&attachment).iter() {
            let attached = managed.attached(&block.value(arn), cx);
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
pub(super) fn own(subject: &Block, managed: &Managed, asked: &[Permission], cx: &Cx) -> Vec<Held> {
    let inline = subject.each("inline_policy").into_iter().filter_map(|it| {
        let permissions = Permissions::of(&it, "policy", asked)?;
        Some((Rc::new(permissions), it.if_present(Ok(true), subject)))
    });
    let attached = managed.attached(&subject.value("managed_policy_arns"), cx);
    inline.chain(attached).collect()
}

impl Meant {
    fn by_arn(arn: &Value) -> Self {
        let looked_up = matches!(arn.as_unknown().map(|it| &it.reason), Some(Reason::DataSource(_)));
        // Policies of AWS, and those that are looked up, are not the configuration's own.
        let is_of_aws = |text: &str| text.contains("::aws:policy/");
        if arn.is_null() || looked_up || arn.as_str().is_some_and(is_of_aws) {
            return Self::Nothing;
        }
        if let Some(meant) = Self::by_reference(arn, "aws_iam_policy", &["arn", "id"]) {
            return meant;
        }
        if is_of_aws(&arn.to_string()) {
            return Self::Nothing;
        }
        match value::known_tail(arn).and_then(|it| it.rsplit_once('/')) {
            Some((_, name)) => Self::Having("name", Value::string(name, arn.at)),
            None => Self::Having("arn", arn.clone()),
        }
    }

    fn by_name(name: &Value, kind: &str) -> Self {
        let reference = Self::by_reference(name, kind, &["name", "id"]);
        reference.unwrap_or_else(|| Self::Having("name", name.clone()))
    }

    /// What a value means that is an attribute of some resource of a type: if not an identity of it, nothing. What refers
    /// to one resource does not refer to another one, also where it is not known to which of its instances.
    fn by_reference(value: &Value, of: &str, identities: &[&str]) -> Option<Self> {
        let unknown = value.as_unknown()?;
        let Reason::Computed(name) = &unknown.reason else { return None };
        if let Some(Symbol::Attribute { object, kind, path }) = &unknown.symbol
            && kind == of
        {
            // Its instance is known: nearly every reference, and the texts need not be taken apart.
            let identity = path.strip_prefix('.').is_some_and(|it| identities.contains(&it));
            return Some(if identity { Self::Exactly(object.to_string()) } else { Self::Nothing });
        }
        let name = without_keys(name);
        let (theirs, path) = name.rsplit_once('.')?;
        let resource: Vec<_> = theirs.rsplitn(3, '.').collect();
        if resource.get(1) != Some(&of) || matches!(unknown.symbol, Some(Symbol::Template(_))) {
            return None;
        }
        let identity = identities.contains(&path);
        Some(if identity { Self::SomeOf(theirs.to_owned(), unknown.clone()) } else { Self::Nothing })
    }

    /// Whether it means a resource of the type that it speaks of.
    fn is(&self, block: &Block) -> Checked<bool> {
        match self {
            Self::Nothing => Ok(false),
            Self::Exactly(address) => Ok(*address == *block.address),
            Self::SomeOf(resource, unknown) if *resource == without_keys(&block.address) => {
                Err(unknown.clone())
            }
            Self::SomeOf(..) => Ok(false),
            Self::Having(attribute, value) => value::equal(value, &block.reference(attribute)),
        }
    }

    /// The positions of the resources that it may mean.
    fn candidates(&self, named: &Named, cx: &Cx) -> Vec<usize> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Exactly(address) => named.by_address.get(address).copied().into_iter().collect(),
            Self::SomeOf(resource, _) => named.by_resource.get(resource).cloned().unwrap_or_default(),
            Self::Having(attribute, value) => cx.having(&named.kind, attribute, value).candidates(),
        }
    }
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
