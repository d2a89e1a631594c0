//! What things are called in a block and where they stand, for what is reported.

use super::{Block, Nesting, Node};
use crate::address::with_keys;
use crate::flaw::Flaw;
use crate::source::{Location, Span};
use crate::syntax::{Attribute, Expr, ExprKind, Step};
use crate::value::{Data, Value};
use ecow::EcoString;

impl Block<'_> {
    /// The names of an attribute from the resource on: `settings.metrics_enabled`. Of a manifest, from the object of the API on.
    #[must_use]
    pub fn path_of(&self, name: &str) -> EcoString {
        let mut path = EcoString::new();
        write_path(self.nesting.as_deref(), self.manifest.unwrap_or_default(), &mut path);
        path.push_str(&self.written_as(name));
        path
    }

    /// The names of an attribute from this block on, as they are written: `securityContext.privileged` in a manifest.
    #[must_use]
    pub fn written_as(&self, path: &str) -> EcoString {
        if self.manifest.is_some() {
            self.path_in_manifest(path)
        } else {
            self.local_name(path).as_ref().into()
        }
    }

    /// Where an attribute stands (its first line), else where this block starts.
    #[must_use]
    pub fn place(&self, name: &str) -> Location {
        match &self.node {
            Node::Body(body) => match body.attribute(&self.local_name(name)) {
                Some(attribute) => self.first_line(attribute.location()),
                None => {
                    let nested = self.each(name).into_iter().next();
                    nested.map_or(self.header, |block| block.header)
                }
            },
            Node::Value(value) => match value.data() {
                Data::Object(members) => {
                    members.get(&self.local_name(name)).map_or(self.header, place_of_member)
                }
                _ => self.header,
            },
        }
    }

    /// Where an element of a list, or a member of an object, stands in an attribute: as such, or as the reference by which
    /// it is read. The attribute, where the list as a whole is written elsewhere.
    #[must_use]
    pub fn place_of_item(&self, name: &str, item: &Value) -> Location {
        match self.value(name).via() {
            None => place_of_member(item),
            Some(_) => self.place(name),
        }
    }

    /// Whether an attribute is written in this block, whatever its value is, or a nested block of that type.
    #[must_use]
    pub fn is_written(&self, name: &str) -> bool {
        let local = &*self.local_name(name);
        match &self.node {
            Node::Body(body) => body.attribute(local).is_some() || !self.each(name).is_empty(),
            Node::Value(value) => {
                matches!(value.data(), Data::Object(members) if members.get(local).is_some())
            }
        }
    }

    /// Whether nested blocks of a type are foreseen: they stand here or in a `dynamic`, though there may be none of them.
    #[must_use]
    pub fn foresees(&self, kind: &str) -> bool {
        let local = &*self.local_name(kind);
        self.written().iter().any(|it| it == local)
    }

    /// Whether the resource is made for those of some elements that ask for it, and nobody knows which do: what picks them in
    /// `for_each` is `false` where they say nothing. What they ask for by has `word` in its name.
    #[must_use]
    pub fn is_on_request(&self, word: &str) -> bool {
        let picks = |it: Attribute<'_>| match it.expr().kind() {
            ExprKind::For(it) => it.condition().is_some_and(|it| is_false_by_default(it) && names(it, word)),
            _ => false,
        };
        !self.conditions.is_empty() && self.body().and_then(|it| it.attribute("for_each")).is_some_and(picks)
    }

    /// Whether there is a `lifecycle.ignore_changes`, which is asked once for all flaws of a block.
    pub(crate) fn leaves_something_to_others(&self) -> bool {
        let mut lifecycles = self.body().into_iter().flat_map(|body| body.blocks_of("lifecycle"));
        lifecycles.any(|it| it.body().attribute("ignore_changes").is_some())
    }

    /// Whether `lifecycle.ignore_changes` lists what an attribute stands in, and nothing of that is written here: others
    /// set it.
    pub(crate) fn leaves_to_others(&self, path: &str) -> bool {
        let Some(body) = self.body() else { return false };
        let name = path.split('.').next().unwrap_or_default();
        let is_meant = |expr: Expr<'_>| matches!(expr.kind(), ExprKind::Reference(it, _) | ExprKind::String(it) if it == name);
        let ignored = body.blocks_of("lifecycle").filter_map(|it| it.body().attribute("ignore_changes"));
        let mut listed = ignored.filter_map(|it| match it.expr().kind() {
            ExprKind::Tuple(items) => Some(items),
            _ => None,
        });
        listed.any(|items| items.iter().any(is_meant)) && !self.is_written(name)
    }

    /// Whether Terraform leaves the attribute at a path as it finds it: `lifecycle.ignore_changes` lists it, a block that it
    /// stands in, or all.
    #[must_use]
    pub fn is_left_alone(&self, path: &str) -> bool {
        let is_meant = |attribute: Attribute<'_>, expr: Expr<'_>| {
            let source = self.evaluator().project.sources.get(attribute.source());
            let listed = with_keys(source.slice(expr.span()).trim_matches('"'), "");
            // Before Terraform 0.12, the number of a block stood between dots.
            let mut listed = listed.split('.').filter(|it| it.parse::<usize>().is_err());
            let mut names = path.split('.');
            listed.clone().eq(["all"]) || listed.all(|it| names.next() == Some(it))
        };
        let lifecycles = self.each("lifecycle");
        let mut ignored = lifecycles.iter().filter_map(|it| it.body()?.attribute("ignore_changes"));
        ignored.any(|attribute| match attribute.expr().kind() {
            ExprKind::Tuple(items) => items.iter().any(|item| is_meant(attribute, item)),
            _ => is_meant(attribute, attribute.expr()),
        })
    }

    /// The start of a message: "`settings.metrics_enabled` is `false`". What is written and comes to nothing is `null`;
    /// only what is not written is not set. The value of a nested block with a name is called by that: "the parameter
    /// `tls` is …".
    #[must_use]
    pub fn actual(&self, name: &str) -> String {
        self.actual_of(name, "")
    }

    /// The same of one of several blocks; `which` says of which, as the end of a path.
    pub(crate) fn actual_of(&self, name: &str, which: &str) -> String {
        let value = self.value(name);
        let nesting = self.nesting.as_deref().filter(|_| name == "value");
        let named = nesting.and_then(|it| Some((it, self.string("name").ok()??)));
        let what = match named {
            Some((nesting, named)) => {
                let kind = nesting.kind.strip_suffix('s').unwrap_or(&nesting.kind);
                format!("the {} `{named}`", kind.replace('_', " "))
            }
            None => ["`", &self.path_of(name), "`", which].concat(),
        };
        match value.is_null() && (!self.is_written(name) || self.is_json(value.at)) {
            true => what + " is not set",
            false => format!("{what} is `{value}`"),
        }
    }

    /// Where the attribute stands of a flaw that is reported at the header of this block, or of one that is nested in it.
    /// `None` where several blocks have it, and it is not known which of them is meant.
    pub(crate) fn stands_at(&self, flaw: &Flaw) -> Option<Location> {
        let (kinds, name) = flaw.attribute.rsplit_once('.').unwrap_or(("", &flaw.attribute));
        let is_reported = |block: &Self| block.header == flaw.location;
        let mut is_within = is_reported(self);
        if name.is_empty() {
            return None;
        }
        if kinds.is_empty() {
            let is_meant = is_within && self.is_written(name);
            return is_meant.then(|| self.place(name)).filter(|it| *it != flaw.location);
        }
        let mut owners = vec![self.clone()];
        for kind in kinds.split('.').filter(|kind| !kind.is_empty()) {
            owners = owners.iter().flat_map(|owner| owner.each(kind)).collect();
            if owners.iter().any(is_reported) {
                owners.retain(is_reported);
                is_within = true;
            }
        }
        let mut owners = owners.iter().filter(|owner| owner.is_written(name));
        let owner = owners.next().filter(|_| is_within)?;
        let place = owner.place(name);
        owners.all(|other| other.place(name) == place).then_some(place).filter(|it| *it != flaw.location)
    }

    /// An object in an attribute of this block is placed at the attribute, wherever the object itself is written.
    pub(super) fn place_of_object(&self, name: &str, value: &Value) -> Location {
        match self.node {
            Node::Body(body) => body.attribute(name).map_or(value.at, |it| self.first_line(it.location())),
            Node::Value(_) => value.at,
        }
    }

    /// The part of a place that is on its first line.
    fn first_line(&self, location: Location) -> Location {
        let text = self.evaluator.project.sources.slice(location);
        let first = text.lines().next().unwrap_or_default();
        let start = location.span.start as usize;
        location.with_span(Span::new(start, start + first.len()))
    }
}

/// Where a part of a value stands: as such, or as the reference by which it is read.
fn place_of_member(part: &Value) -> Location {
    part.via().map_or(part.at, |hop| hop.at)
}

/// The types of nested blocks, each with a dot after it, without the outermost.
fn write_path(nesting: Option<&Nesting>, without: usize, path: &mut EcoString) {
    if let Some(nesting) = nesting.filter(|it| it.depth() > without) {
        write_path(nesting.outer.as_deref(), without, path);
        path.push_str(&nesting.kind);
        path.push('.');
    }
}

/// Whether an expression says `false` where what it asks for is not there.
fn is_false_by_default(expr: Expr<'_>) -> bool {
    let ExprKind::Call(call) = expr.kind() else { return false };
    let last = call.arguments.len().checked_sub(1).and_then(|it| call.arguments.get(it));
    ["coalesce", "lookup", "try"].contains(&call.name)
        && last.is_some_and(|it| matches!(it.kind(), ExprKind::Bool(false)))
}

/// Whether an expression names an attribute that has a word in its name.
fn names(expr: Expr<'_>, word: &str) -> bool {
    let mut found = false;
    expr.each(&mut |it| {
        found |= match it.kind() {
            ExprKind::String(text) => text.contains(word),
            ExprKind::Reference(_, steps) => {
                steps.iter().any(|it| matches!(it, Step::Attribute(name) if name.contains(word)))
            }
            _ => false,
        };
    });
    found
}
