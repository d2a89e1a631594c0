//! What a snapshot holds, and how it is written.

use super::Types;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// Arguments and blocks by name.
pub(super) type Content = BTreeMap<String, Schema>;

/// The schema of a type, a block or an argument.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Schema {
    /// `string`, `list(number)`, `object`, `block`; empty for a type.
    pub(super) kind: String,
    pub(super) required: bool,
    /// The versions that have it.
    pub(super) versions: BTreeSet<&'static str>,
    /// What blocks and objects hold.
    pub(super) content: Content,
}

impl Schema {
    /// What is known of it from one version, before that is said.
    pub(super) fn new(kind: impl Into<String>, required: bool, content: Content) -> Self {
        Self { kind: kind.into(), required, versions: BTreeSet::new(), content }
    }

    fn mark(&mut self, version: &'static str) {
        self.versions.insert(version);
        self.content.values_mut().for_each(|part| part.mark(version));
    }

    /// Adds what a newer version has.
    fn merge(&mut self, newer: Self) {
        self.kind = newer.kind;
        self.required &= newer.required;
        self.versions.extend(newer.versions);
        for (name, part) in newer.content {
            match self.content.get_mut(&name) {
                Some(known) => known.merge(part),
                None => _ = self.content.insert(name, part),
            }
        }
    }

    /// How many lines its content takes.
    fn lines(&self) -> usize {
        self.content.values().map(|part| 1 + part.lines()).sum()
    }
}

/// Content of as many lines is written once; where it comes again, it is referred to.
const SHARED: usize = 10;

/// Writes types, and knows what is written already.
struct Writer<'s, 'f, 'g> {
    f: &'f mut fmt::Formatter<'g>,
    /// The first place that holds this.
    written: HashMap<&'s Content, String>,
}

impl<'s> Writer<'s, '_, '_> {
    /// One line, and the lines of the content below it.
    fn write(&mut self, schema: &'s Schema, path: &str, around: &BTreeSet<&str>) -> fmt::Result {
        let depth = path.matches(' ').count();
        let name = path.rsplit(' ').next().unwrap_or(path);
        write!(self.f, "{:depth$}{name}", "")?;
        if !schema.kind.is_empty() {
            write!(self.f, " {}", schema.kind)?;
        }
        if schema.required {
            self.f.write_str(" required")?;
        }
        if schema.versions != *around {
            let versions = schema.versions.iter().copied().collect::<Vec<_>>();
            write!(self.f, " @{}", versions.join(","))?;
        }
        if schema.lines() >= SHARED {
            if let Some(known) = self.written.get(&schema.content) {
                return writeln!(self.f, " = {known}");
            }
            self.written.insert(&schema.content, path.to_owned());
        }
        self.f.write_str("\n")?;
        let mut parts = schema.content.iter();
        parts.try_for_each(|(name, part)| self.write(part, &format!("{path} {name}"), &schema.versions))
    }
}

/// The types of a provider, of all versions together.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// How each version is called, and which release it is.
    pub(super) versions: BTreeMap<&'static str, String>,
    pub(super) types: Types,
}

impl Snapshot {
    /// Adds a version that is newer than the ones before.
    pub(super) fn add(&mut self, version: &'static str, release: &str, types: Types) {
        self.versions.insert(version, release.to_owned());
        for (name, mut schema) in types {
            schema.mark(version);
            match self.types.get_mut(&name) {
                Some(known) => known.merge(schema),
                None => _ = self.types.insert(name, schema),
            }
        }
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (version, release) in &self.versions {
            writeln!(f, "# @{version}: {release}")?;
        }
        let all = self.versions.keys().copied().collect();
        let mut writer = Writer { f, written: HashMap::new() };
        self.types.iter().try_for_each(|(name, schema)| writer.write(schema, name, &all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(arguments: &[&str]) -> Types {
        let content =
            arguments.iter().map(|&name| (name.to_owned(), Schema::new("string", false, BTreeMap::new())));
        let logging = Schema::new("block", false, content.clone().collect());
        let content = content.chain([("logging".to_owned(), logging)]).collect();
        Types::from([("aws_s3_bucket".to_owned(), Schema::new("", false, content))])
    }

    #[test]
    fn a_snapshot_says_which_versions_have_what_not_all_have() {
        let mut snapshot = Snapshot::default();
        snapshot.add("5", "5.99.1", bucket(&["acl", "bucket"]));
        snapshot.add("6", "6.45.0", bucket(&["bucket"]));
        let expected = "# @5: 5.99.1\n# @6: 6.45.0\naws_s3_bucket\n acl string @5\n bucket string\n logging block\n  acl \
                        string @5\n  bucket string\n";
        assert_eq!(snapshot.to_string(), expected);
    }

    #[test]
    fn what_comes_again_is_referred_to() {
        let names: Vec<_> = (0..SHARED).map(|index| format!("a{index}")).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let mut types = bucket(&names);
        types.extend(bucket(&names).into_values().map(|bucket| ("aws_twin".to_owned(), bucket)));
        let mut snapshot = Snapshot::default();
        snapshot.add("6", "6.45.0", types);
        assert!(snapshot.to_string().ends_with("aws_twin = aws_s3_bucket\n"), "{snapshot}");
    }
}
