//! Where that stands what a plan speaks of: by the addresses of its resources, in the plan itself or in the configuration
//! that it was made from.

use crate::config::Module;
use crate::hash::HashMap;
use crate::project::Project;
use crate::source::{Location, SourceId, Span};

/// The places of what a plan speaks of.
#[derive(Debug)]
pub struct Places {
    /// By the addresses; those without keys mean the first instance.
    by_address: HashMap<String, Location>,
    /// Where that is reported which names no resource.
    whole: Location,
}

impl Places {
    /// The places in a plan that was loaded as a file of the project.
    #[must_use]
    pub fn in_plan(project: &Project, plan: SourceId) -> Self {
        let whole = Location { source: plan, span: Span::at(0) };
        let mut places = Self { by_address: HashMap::default(), whole };
        let path = &project.sources.get(plan).real_path;
        let modules = project.modules.iter().filter(|it| it.real_directory.as_os_str() == path.as_os_str());
        for resource in modules.flat_map(|module| &module.resources) {
            // The parser of plans puts the address there.
            if let Some(address) = resource.block.block().label(2) {
                places.add(address, resource.block.block().header_location());
            }
        }
        places
    }

    /// The places in the configuration beside which the plan of the project stands. `None` where there is no such plan.
    #[must_use]
    pub fn in_configuration(project: &Project) -> Option<Self> {
        let planned = project.planned.as_ref()?;
        let root = project.modules.iter().find(|it| planned.is_of(&it.real_directory))?;
        let mut places = Self { by_address: HashMap::default(), whole: root.place()? };
        let mut declared = Declared { project, resources: HashMap::default() };
        for address in planned.addresses() {
            if let Some(location) = declared.find(root, &without_keys(address)) {
                places.add(address, location);
            }
        }
        Some(places)
    }

    fn add(&mut self, address: &str, location: Location) {
        self.by_address.insert(address.to_owned(), location);
        self.by_address.entry(without_keys(address)).or_insert(location);
    }

    /// Where that is reported which names no resource.
    #[must_use]
    pub fn whole(&self) -> Location {
        self.whole
    }

    /// Where the resource of an address stands.
    #[must_use]
    pub fn of(&self, address: &str) -> Option<Location> {
        self.by_address.get(address).copied()
    }

    /// The first address that a text names, and where it stands.
    #[must_use]
    pub fn named_in<'t>(&self, text: &'t str) -> Option<(&'t str, Location)> {
        let mut rest = text;
        loop {
            rest = &rest[rest.find(is_of_name)?..];
            let whole = &rest[..address_end(rest)];
            let mut address = whole;
            // What follows an address may be an attribute, or the end of a sentence.
            while !address.is_empty() {
                if let Some(location) = self.of(address) {
                    return Some((address, location));
                }
                address = &address[..address.rfind(['.', '[']).unwrap_or_default()];
            }
            rest = &rest[whole.len()..];
        }
    }
}

/// What modules declare, each read once: a plan has as many addresses as there are instances.
struct Declared<'p> {
    project: &'p Project,
    /// The resources of modules by their addresses within.
    resources: HashMap<*const Module, HashMap<String, Location>>,
}

impl Declared<'_> {
    /// The block that declares a resource: its own, or the call of a module that is not at hand.
    fn find(&mut self, root: &Module, address: &str) -> Option<Location> {
        let (mut module, mut rest) = (root, address);
        while let Some(inner) = rest.strip_prefix("module.") {
            let (name, inner) = inner.split_once('.')?;
            match module.callees.get(name) {
                Some(&callee) => (module, rest) = (self.project.modules.get(callee)?, inner),
                None => return Some(module.calls.get(name)?.block().header_location()),
            }
        }
        let resources = self.resources.entry(module).or_insert_with(|| {
            let mut resources = HashMap::default();
            for it in &module.resources {
                // Of two that are declared alike, the first.
                resources.entry(it.address.to_string()).or_insert_with(|| it.block.block().header_location());
            }
            resources
        });
        resources.get(rest).copied()
    }
}

fn is_of_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || it == '-'
}

/// The end of what may be an address at the start of a text: names with dots between them, and keys in brackets.
fn address_end(text: &str) -> usize {
    let mut end = 0;
    while let Some(next) = text[end..].chars().next() {
        match next {
            '[' => match key_end(&text[end..]) {
                Some(length) => end += length,
                None => break,
            },
            _ if is_of_name(next) || next == '.' => end += next.len_utf8(),
            _ => break,
        }
    }
    end
}

/// The length of the key in brackets at the start of a text.
fn key_end(text: &str) -> Option<usize> {
    let Some(quoted) = text.strip_prefix("[\"") else { return Some(text.find(']')? + 1) };
    let mut is_escaped = false;
    for (at, next) in quoted.char_indices() {
        match next {
            '"' if !is_escaped => {
                return quoted[at + 1..].starts_with(']').then_some("[\"".len() + at + "\"]".len());
            }
            _ => is_escaped = next == '\\' && !is_escaped,
        }
    }
    None
}

/// An address without the keys of instances.
fn without_keys(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(next) = rest.chars().next() {
        let key = if next == '[' { key_end(rest) } else { None };
        if key.is_none() {
            plain.push(next);
        }
        rest = &rest[key.unwrap_or(next.len_utf8())..];
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(addresses: &[&str]) -> Places {
        let at = |start: u32| Location { source: SourceId(0), span: Span::at(start) };
        let mut places = Places { by_address: HashMap::default(), whole: at(0) };
        addresses.iter().zip(1..).for_each(|(address, start)| places.add(address, at(start)));
        places
    }

    #[test]
    fn addresses_are_found_in_texts() {
        let places = places(&["aws_a.x", "module.m[\"a.b \\\"]\"].aws_a.x[0]", "data.aws_b.ü"]);
        for (text, address, at) in [
            ("aws_a.x", "aws_a.x", 1),
            ("the bucket `aws_a.x` is open", "aws_a.x", 1),
            ("see aws_a.x.", "aws_a.x", 1),
            ("aws_a.x.acl[0] is public", "aws_a.x", 1),
            ("aws_a.y, aws_a.x[\"k\"]", "aws_a.x", 1),
            ("in module.m[\"a.b \\\"]\"].aws_a.x[0]: no tags", "module.m[\"a.b \\\"]\"].aws_a.x[0]", 2),
            ("module.m.aws_a.x", "module.m.aws_a.x", 2),
            ("data.aws_b.ü!", "data.aws_b.ü", 3),
        ] {
            let named = places.named_in(text).map(|(address, at)| (address, at.span.start));
            assert_eq!(named, Some((address, at)), "{text}");
        }
        for text in ["", "aws_a.xy", "module.n.aws_a.x", "aws_a[x", "[[[\"", "naws_a.x", "é[\"ü"] {
            assert!(places.named_in(text).is_none(), "{text}");
        }
    }
}
