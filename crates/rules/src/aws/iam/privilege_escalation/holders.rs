//! What the policies of each user, group and role grant together.

use super::links::{self, Held, Managed, Named};
use super::permissions::{Asked, Permission, Permissions};
use super::{SETS, Set};
use crate::prelude::*;
use std::rc::Rc;
use tollgate_core::address::Address;
use tollgate_core::hash::HashMap;
use tollgate_core::source::Location;
use tollgate_core::value::{Reason, Value};

/// For each user, group and role that is granted something, by address: the statements that grant each set of
/// actions, none where one of the actions is missing.
pub(super) struct Holders(HashMap<Address, Vec<Granted>>);

/// A set of actions, and the statements that grant it.
type Granted = (&'static Set, Checked<Vec<Location>>);

/// Where something is granted, if it is.
type Grant = Checked<Option<Location>>;

impl Holders {
    /// Joins the policies of the configuration to their subjects. A subject to which nothing is, or may be, granted
    /// is left out; that is nearly every one.
    pub(super) fn new(cx: &Cx) -> Self {
        let asked = Asked::new(SETS.iter().flat_map(|set| Permission::all_of(set.actions)));
        let managed = Managed::new(&asked, cx);
        let mut holders = HashMap::default();
        for kind in ["user", "group", "role"] {
            let subjects = Named::new(format!("aws_iam_{kind}"), cx);
            if subjects.blocks.is_empty() {
                continue;
            }
            let mut held: Vec<Vec<Held>> =
                subjects.blocks.iter().map(|it| links::own(it, &managed, &asked, cx)).collect();
            let mut links = links::inline(kind, &asked, cx);
            links.extend(links::attached_to(kind, &managed, cx));
            for (subject, policy) in links.iter().flat_map(|link| link.held_by(&subjects, cx)) {
                held[subject].push(policy);
            }
            let holding = subjects.blocks.iter().zip(held).filter(|(_, held)| !held.is_empty());
            for (subject, held) in holding.take_while(|(_, held)| cx.charge(held.len() * asked.len())) {
                let boundary = boundary(subject, &managed, asked.len(), cx);
                let grants: Vec<_> =
                    (0..asked.len()).map(|it| granted(&held, boundary.as_deref(), it)).collect();
                let mut rest = &grants[..];
                let mut next = |set: &&'static Set| {
                    let (own, after) = rest.split_at(set.actions.len());
                    rest = after;
                    (*set, together(own))
                };
                holders.insert(subject.address.clone(), SETS.iter().map(&mut next).collect());
            }
        }
        Self(holders)
    }

    /// The statements that together grant a set of actions to a subject.
    pub(super) fn grants(&self, subject: &Block, set: &'static Set) -> Checked<&[Location]> {
        let mut granted = self.0.get(&subject.address).into_iter().flatten();
        match granted.find(|(it, _)| std::ptr::eq(*it, set)) {
            None => Ok(&[]),
            Some((_, Ok(places))) => Ok(places),
            Some((_, Err(unknown))) => Err(unknown.clone()),
        }
    }
}

/// Whether some policy grants a permission and none takes it back.
fn granted(held: &[Held], boundary: Option<&Permissions>, index: usize) -> Grant {
    let mut found = Ok(None);
    for (permissions, certain) in held {
        match (certain, &permissions.allowed[index]) {
            (_, Ok(None)) | (Ok(false), _) => {}
            (Ok(true), Ok(place)) => {
                found = Ok(*place);
                break;
            }
            (Err(unknown), _) | (_, Err(unknown)) => found = found.and(Err(unknown.clone())),
        }
    }
    if matches!(found, Ok(None)) {
        return Ok(None);
    }
    let denying = held.iter().filter(|(it, _)| !matches!(it.denied[index], Ok(false)));
    let denied = value::any(denying, |(it, certain)| both(certain.clone(), it.denied[index].clone()));
    let within = boundary.map_or(Ok(true), |it| {
        let allowed = it.allowed[index].clone().map(|place| place.is_some());
        both(allowed, it.denied[index].clone().map(|it| !it))
    });
    if both(denied.map(|it| !it), within)? { found } else { Ok(None) }
}

/// Where the permissions of a set are granted; nowhere if one of them is missing.
fn together(set: &[Grant]) -> Checked<Vec<Location>> {
    if set.iter().any(|it| matches!(it, Ok(None))) {
        return Ok(Vec::new());
    }
    set.iter().filter_map(|it| it.clone().transpose()).collect()
}

/// What the permissions boundary of a subject lets pass, if it has one.
fn boundary(subject: &Block, managed: &Managed, count: usize, cx: &Cx) -> Option<Rc<Permissions>> {
    let arn = subject.value("permissions_boundary");
    if arn.is_null() {
        return None;
    }
    let nothing = |allowed: Grant| {
        Rc::new(Permissions { allowed: vec![allowed; count], denied: vec![Ok(false); count] })
    };
    Some(match managed.of(&arn, cx) {
        Some(Some(permissions)) => permissions,
        Some(None) => nothing(Ok(None)),
        None => {
            let reason = Reason::Invalid("the text of the permissions boundary is not at hand".into());
            let unknown = Value::unknown(reason, None, arn.at).as_unknown().cloned();
            nothing(unknown.map_or(Ok(None), Err))
        }
    })
}
