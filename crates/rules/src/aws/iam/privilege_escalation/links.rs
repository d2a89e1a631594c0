//! Which policies are given to which users, groups and roles.

use super::meant::Meant;
use super::permissions::{Asked, Permissions};
use crate::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use tollgate_core::address::Address;
use tollgate_core::hash::HashMap;
use tollgate_core::value::Value;

/// A policy that somebody has, and whether it is certain that he has it.
pub(super) type Held = (Rc<Permissions>, Checked<bool>);

/// About how many steps it takes to keep that one may mean the other.
const PAIR_STEPS: usize = 6;

/// About how many steps it takes to keep a link.
const LINK_STEPS: usize = 16;

/// The resources of a type: policies, users, groups, roles.
pub(super) struct Named<'e> {
    pub(super) kind: String,
    pub(super) blocks: Rc<[Block<'e>]>,
    pub(super) by_address: HashMap<Address, usize>,
    pub(super) by_resource: HashMap<Address, Vec<usize>>,
    /// Attributes of all of them, each worked out once.
    attributes: RefCell<HashMap<&'static str, Rc<[Value]>>>,
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

impl<'e> Named<'e> {
    pub(super) fn new(kind: String, cx: &Cx<'_, 'e>) -> Self {
        let blocks = cx.resources(&kind);
        let mut by_resource: HashMap<_, Vec<_>> = HashMap::default();
        for (row, block) in blocks.iter().enumerate() {
            by_resource.entry(block.address.without_keys()).or_default().push(row);
        }
        let by_address = blocks.iter().enumerate().map(|(row, it)| (it.address.clone(), row)).collect();
        Self { kind, blocks, by_address, by_resource, attributes: RefCell::default() }
    }

    /// What an attribute of each is, as others refer to it.
    pub(super) fn attribute(&self, name: &'static str) -> Rc<[Value]> {
        let work_out = || self.blocks.iter().map(|block| block.reference(name)).collect();
        self.attributes.borrow_mut().entry(name).or_insert_with(work_out).clone()
    }

    /// For each resource that one of some values means or may mean, whether it does.
    fn meant_by(&self, values: impl Iterator<Item = Meant>, cx: &Cx) -> BTreeMap<usize, Checked<bool>> {
        let values: Vec<_> = values.collect();
        let mut candidates: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for value in &values {
            let rows = value.candidates(self, cx);
            for row in rows.into_iter().take_while(|_| cx.charge(PAIR_STEPS)) {
                candidates.entry(row).or_default().push(value);
            }
        }
        let verdict =
            |(row, values): (usize, Vec<&Meant>)| (row, value::any(values, |value| value.is(row, self)));
        candidates.into_iter().map(verdict).filter(|(_, it)| !matches!(it, Ok(false))).collect()
    }
}

impl<'e> Managed<'e> {
    pub(super) fn new(asked: &Asked, cx: &Cx<'_, 'e>) -> Self {
        let policies = Named::new("aws_iam_policy".to_owned(), cx);
        let permissions =
            policies.blocks.iter().map(|it| Permissions::of(it, "policy", asked, cx).map(Rc::new));
        Self { permissions: permissions.collect(), policies }
    }

    /// The policies that an ARN, or a list of them, names or may name.
    fn attached(&self, arns: &Value, cx: &Cx) -> Vec<Held> {
        // Nearly no policy grants what is asked: then it does not matter which of them are attached.
        if self.permissions.iter().all(Option::is_none) {
            return Vec::new();
        }
        let arns = arns.elements_or_self();
        let meant = self.policies.meant_by(arns.iter().map(Meant::by_arn), cx).into_iter();
        meant.filter_map(|(row, certain)| Some((self.permissions[row].clone()?, certain))).collect()
    }

    /// What the policy says that an ARN certainly names. `None` where it names none of the configuration.
    pub(super) fn of(&self, arn: &Value, cx: &Cx) -> Option<Option<Rc<Permissions>>> {
        let address = match Meant::by_arn(arn) {
            Meant::Exactly(address) => address,
            Meant::Having(attribute, value) => {
                cx.having(&self.policies.kind, attribute, &value).first()?.address
            }
            Meant::Nothing | Meant::SomeOf(..) => return None,
        };
        self.policies.by_address.get(&address).map(|&row| self.permissions[row].clone())
    }
}

impl Link<'_> {
    /// For each subject to which the policy is or may be given, whether it is.
    pub(super) fn held_by(&self, subjects: &Named, cx: &Cx) -> Vec<(usize, Held)> {
        let names = self.subject.elements_or_self();
        let meant = names.iter().map(|name| Meant::by_name(name, &subjects.kind));
        let held = |(row, named): (usize, Checked<bool>)| {
            let linked = self.block.if_present(both(named, self.certain.clone()), &subjects.blocks[row]);
            (!matches!(linked, Ok(false))).then(|| (row, (self.permissions.clone(), linked)))
        };
        subjects.meant_by(meant, cx).into_iter().filter_map(held).collect()
    }
}

/// The policies that are written for subjects of a kind.
pub(super) fn inline<'e>(kind: &str, asked: &Asked, cx: &Cx<'_, 'e>) -> Vec<Link<'e>> {
    let link = |block: &Block<'e>| {
        let permissions = Rc::new(Permissions::of(block, "policy", asked, cx)?);
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
            let attached = managed.attached(&block.value(arn), cx).into_iter();
            let attached = attached.take_while(|_| cx.charge(LINK_STEPS));
            links.extend(attached.map(|(permissions, certain)| Link {
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
pub(super) fn own(subject: &Block, managed: &Managed, asked: &Asked, cx: &Cx) -> Vec<Held> {
    let inline = subject.each("inline_policy").into_iter().filter_map(|it| {
        let permissions = Permissions::of(&it, "policy", asked, cx)?;
        Some((Rc::new(permissions), it.if_present(Ok(true), subject)))
    });
    let attached = managed.attached(&subject.value("managed_policy_arns"), cx);
    inline.chain(attached).collect()
}
