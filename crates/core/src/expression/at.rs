//! Where a rule shows what it finds: an attribute, or each nested block or element that breaks the rule by itself.

use crate::block::Block;
use crate::block::object::Wanted;
use crate::value::{Data, Perhaps, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::sync::Arc;

/// A path: `tags`, `versioning.enabled`, `ingress[*].cidr_blocks`.
#[derive(Debug)]
pub struct At {
    text: &'static str,
    parts: Vec<Part>,
}

/// A name in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    name: &'static str,
    /// Whether `[*]` stands behind it: each of them is tried by itself.
    each: bool,
}

impl At {
    /// Reads a path.
    ///
    /// # Errors
    /// What is wrong with it, without a full stop.
    pub fn new(text: &'static str) -> Result<Self, EcoString> {
        let part = |text: &'static str| {
            let (name, each) = text.strip_suffix("[*]").map_or((text, false), |name| (name, true));
            let is_of_name = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
            (!name.is_empty() && name.chars().all(is_of_name)).then_some(Part { name, each })
        };
        let parts: Option<Vec<_>> = text.split('.').map(part).collect();
        let parts = parts.ok_or_else(|| {
            eco_format!(
                "`{text}` is no path: write names with dots between them, each with `[*]` behind it if one of several is meant, such as `ingress[*].cidr_blocks`"
            )
        })?;
        Ok(Self { text, parts })
    }

    /// The path as it is written.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Whether what stands at it is found by trying each of several.
    pub(super) fn is_for_each(&self) -> bool {
        self.parts.iter().any(|part| part.each)
    }

    /// The block in which the attribute stands, or as far as there are blocks on the way, and the rest of the path. Of
    /// several blocks it is the first.
    pub(super) fn innermost<'e>(&self, block: &Block<'e>) -> (Block<'e>, &'static str) {
        let (mut owner, mut rest) = (block.clone(), self.text);
        while let Some((kind, inner)) = rest.split_once('.')
            && let Some(nested) = owner.first(kind)
        {
            (owner, rest) = (nested, inner);
        }
        (owner, rest)
    }

    /// Each part of a block that may break the rule by itself.
    pub(super) fn each<'e>(&self, block: &Block<'e>) -> Vec<Alone<'e>> {
        let mut found = vec![Alone { way: Vec::new(), owner: block.clone(), name: "", element: None }];
        for (index, part) in self.parts.iter().enumerate() {
            let is_last = index + 1 == self.parts.len();
            found = found.into_iter().flat_map(|it| it.next(*part, is_last)).collect();
        }
        found
    }
}

/// One of several parts of a block, to be judged as if there were no other.
#[derive(Clone)]
pub(super) struct Alone<'e> {
    /// The nested blocks that lead there.
    way: Vec<Nested<'e>>,
    /// The block in which it stands.
    pub(super) owner: Block<'e>,
    /// The attribute; empty where a nested block is meant.
    pub(super) name: &'static str,
    /// The element of a list in the attribute.
    pub(super) element: Option<Value>,
}

/// A nested block on the way to a part.
#[derive(Clone)]
struct Nested<'e> {
    kind: &'static str,
    block: Block<'e>,
    /// Whether it is given as an object, not as one of a list.
    is_object: bool,
}

impl<'e> Alone<'e> {
    fn next(self, part: Part, is_last: bool) -> Vec<Self> {
        let Part { name, each } = part;
        if is_last && !each {
            return vec![Self { name, ..self }];
        }
        let nested = self.owner.each(name);
        if is_last && nested.is_empty() {
            let value = self.owner.value(name);
            let items = match value.data() {
                Data::List(items) | Data::Set(items) => items.to_vec(),
                _ => Vec::new(),
            };
            let item = |item| Self { name, element: Some(item), ..self.clone() };
            return items.into_iter().map(item).collect();
        }
        let most = if each { usize::MAX } else { 1 };
        let is_object = matches!(self.owner.value(name).data(), Data::Object(_));
        let one = |block: Block<'e>| {
            let mut way = self.way.clone();
            way.push(Nested { kind: name, block: block.clone(), is_object });
            Self { way, owner: block, name: "", element: None }
        };
        nested.into_iter().take(most).map(one).collect()
    }

    /// The attribute of the block that is checked in which this stands, with this alone in it.
    pub(super) fn member(&self, block: &Block<'e>, wanted: Wanted<'_>) -> Option<(&'static str, Value)> {
        let mut inner = self.element.as_ref().map(|item| (self.name, one(item.clone(), None, item)));
        for (index, Nested { kind, block: nested, is_object }) in self.way.iter().enumerate().rev() {
            let parent = index.checked_sub(1).map_or(block, |outer| &self.way[outer].block);
            let object = match (nested.object(wanted), inner) {
                (object, Some((name, value))) => with_member(&object, name, value),
                (object, None) => object,
            };
            let condition = nested.if_present(Ok(true), parent).err();
            let value = if *is_object { object } else { one(object.clone(), condition, &object) };
            inner = Some((*kind, value));
        }
        inner
    }

    /// The same part of another path, such as that of a fix, as far as both go the same way.
    pub(super) fn innermost(&self, path: &At, block: &Block<'e>) -> (Block<'e>, &'static str) {
        let (mut owner, mut rest) = (block.clone(), path.text);
        let mut way = self.way.iter();
        for part in &path.parts {
            let Some((_, inner)) = rest.split_once('.') else { break };
            let next = match way.next() {
                Some(nested) if nested.kind == part.name => Some(nested.block.clone()),
                _ => owner.first(part.name),
            };
            let Some(nested) = next else { break };
            (owner, rest) = (nested, inner);
        }
        (owner, rest)
    }
}

/// A list of one value.
fn one(value: Value, condition: Option<Arc<Unknown>>, like: &Value) -> Value {
    Value::perhaps(vec![Perhaps { value, condition }], like.at)
}

/// An object with another value for a member.
pub(super) fn with_member(object: &Value, name: &str, value: Value) -> Value {
    let Data::Object(members) = object.data() else { return object.clone() };
    let others = members.iter().filter(|(key, _)| *key != name).map(|(key, it)| (key.clone(), it.clone()));
    let members = others.chain([(EcoString::from(name), value)]).collect();
    object.clone().with(Data::Object(members))
}
