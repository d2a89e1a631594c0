//! Terragrunt: units, which run a module as a root module and give its variables their values (Terragrunt 1.1, "HCL
//! reference").
//!
//! A unit is a `terragrunt.hcl`. What it includes and reads is worked out while files are loaded, because that tells
//! which modules there are; the engine judges a unit's module as a root module with the unit's inputs. Terragrunt runs a
//! module from a registry by itself too, but it is judged as the call that it would be in Terraform.

use crate::config::Module;
use crate::files::{Input, normalize};
use crate::hash::{HashMap, HashSet};
use crate::source::Location;
use crate::value::{Data, Value};
use ecow::EcoString;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The name of a unit's configuration, and of the one that a directory stands for.
pub(crate) const FILE: &str = "terragrunt.hcl";

/// Where the settings of Terragrunt before 0.19 stand in the text of a variable file: `terragrunt = { … }`, in the language of
/// Terraform 0.11, where an object may hold blocks.
pub(crate) fn old_settings(text: &str) -> Option<Range<usize>> {
    let is_opening = |&(at, name): &(usize, &str)| {
        let (before, after) = (&text[..at], text[at + name.len()..].trim_start());
        let opens = after.strip_prefix('=').is_some_and(|it| it.trim_start().starts_with('{'));
        opens && (before.is_empty() || before.ends_with('\n'))
    };
    let (start, _) = text.match_indices("terragrunt").find(is_opening)?;
    let end = text[start..].find("\n}").map_or(text.len(), |end| start + end + "\n}".len());
    Some(start..end)
}

/// What is known of Terragrunt's configurations.
#[derive(Debug, Default)]
pub struct Terragrunt {
    /// The units, in the order of their paths.
    pub units: Vec<Unit>,
    /// The files that were parsed, each as a module: its locals and blocks, and its attributes as inputs.
    pub(crate) files: Vec<Module>,
    /// Where the files are.
    pub(crate) inputs: Vec<Input>,
    /// Those of the files of which something could not be read.
    pub(crate) broken: HashSet<usize>,
    /// What is at the paths that configurations name. Absolute.
    pub(crate) at: HashMap<PathBuf, Found>,
}

impl Terragrunt {
    /// Whether some unit includes or reads a file: absolute, its directory without symbolic links.
    #[must_use]
    pub fn reads(&self, file: &Path) -> bool {
        self.inputs.iter().any(|input| input.entry == file)
    }
}

/// What is at a path that a configuration names.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    /// A file, by its number.
    File(usize),
    /// Nothing.
    Missing,
    /// What may not or cannot be read, for this reason.
    Unreadable(EcoString),
}

/// A unit.
#[derive(Debug)]
pub struct Unit {
    /// The path of its configuration as people see it.
    pub path: PathBuf,
    /// The number of its configuration.
    pub(crate) file: usize,
    /// Its directory: absolute, without symbolic links.
    pub(crate) directory: PathBuf,
    /// Where its source is written, else the start of its configuration.
    pub(crate) place: Location,
    /// The module that it runs.
    pub(crate) source: Source,
    /// What it gives with files of variables, which win over those that Terraform reads by itself: as [`Self::inputs`].
    pub(crate) overrides: Vec<Value>,
    /// What it gives to the module's variables: values whose members are inputs, the weakest first. One that is not known
    /// may hold any input.
    pub(crate) inputs: Vec<Value>,
    /// The configurations that it is made of, by their numbers.
    pub(crate) files: BTreeSet<usize>,
    /// The module that is judged, once modules are gathered: the one that it runs, or one that calls what is elsewhere.
    pub(crate) module: Option<usize>,
    /// The module in its own directory, if that is another one: Terragrunt copies its files of variables too.
    pub(crate) beside: Option<usize>,
}

impl Unit {
    /// All that it gives.
    pub(crate) fn all_inputs(&self) -> Value {
        joined(&self.inputs).unwrap_or_else(|| Value::object([].into(), self.place))
    }

    /// The value that it gives to a variable.
    pub(crate) fn input(&self, name: &str) -> Option<Value> {
        member(&self.inputs, name)
    }

    /// The value that one of its files of variables gives to a variable.
    pub(crate) fn override_of(&self, name: &str) -> Option<Value> {
        member(&self.overrides, name)
    }
}

/// The member of the last of these values that has it, or may have it.
fn member(values: &[Value], name: &str) -> Option<Value> {
    values.iter().rev().find_map(|inputs| match inputs.data() {
        Data::Object(members) => Some(members.get(name)?.clone().part_of(inputs)),
        Data::Unknown(_) => Some(inputs.clone()),
        _ => None,
    })
}

/// Inputs as one value: the members of all, of the same name the last; or what is not known of them.
pub(crate) fn joined(inputs: &[Value]) -> Option<Value> {
    let (first, rest) = inputs.split_first()?;
    if let Some(unknown) = inputs.iter().find(|it| it.as_unknown().is_some()) {
        return Some(unknown.clone());
    }
    if rest.is_empty() {
        return Some(first.clone());
    }
    let objects = inputs.iter().filter_map(|inputs| match inputs.data() {
        Data::Object(own) => Some((inputs, own)),
        _ => None,
    });
    let members = objects.flat_map(|(inputs, own)| {
        own.iter().map(|(name, member)| (name.clone(), member.clone().part_of(inputs)))
    });
    Some(Value::object(members.collect(), rest.last().map_or(first.at, |last| last.at)))
}

/// The source of a module, as Terragrunt reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A directory: absolute, by the words of the source.
    Directory(PathBuf),
    /// What a `module` block would name: an address in a registry, or in another repository.
    Elsewhere {
        /// The source.
        source: EcoString,
        /// The version.
        version: Option<EcoString>,
    },
    /// It is not known.
    Unknown,
}

impl Source {
    /// Reads a source that the unit in a directory names. Terragrunt takes for a path what no other getter of `go-getter`
    /// takes; a double slash separates what is copied from the module in it.
    pub(crate) fn parse(text: &str, directory: &Path) -> Self {
        let (address, query) = text.split_once('?').unwrap_or((text, ""));
        if let Some(registry) = address.strip_prefix("tfr://") {
            let (host, module) = registry.split_once('/').unwrap_or(("", registry));
            let is_public = matches!(host, "" | "registry.terraform.io" | "registry.opentofu.org");
            let source = if is_public { module } else { registry };
            // The module at the top may be named as a module within.
            let source = source.trim_end_matches("//.").trim_end_matches('/').into();
            let version = query.split('&').find_map(|it| it.strip_prefix("version="));
            return Self::Elsewhere { source, version: version.map(EcoString::from) };
        }
        let path = address.strip_prefix("file://").unwrap_or(address);
        if is_remote(path) {
            return Self::Elsewhere { source: text.into(), version: None };
        }
        Self::Directory(normalize(&directory.join(path)))
    }
}

/// Whether another getter than that of files takes a source.
fn is_remote(source: &str) -> bool {
    const HOSTS: [&str; 3] = ["github.com/", "gitlab.com/", "bitbucket.org/"];
    let is_hosted = HOSTS.iter().any(|host| source.starts_with(host));
    let is_bucket = || {
        let host = source.split('/').next().unwrap_or_default();
        host.ends_with(".amazonaws.com") || host.ends_with(".googleapis.com")
    };
    // Like go-getter's `git@host:path`.
    let is_ssh = || source.split_once(':').is_some_and(|(host, _)| host.contains('@') && !host.contains('/'));
    source.contains("::") || source.contains("://") || is_hosted || is_ssh() || is_bucket()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_as_terragrunt_reads_them() {
        let parse = |source| Source::parse(source, Path::new("/r/live/vpc"));
        for (source, directory) in [
            ("../../modules//vpc", "/r/modules/vpc"),
            ("../../modules/vpc?ref=v1", "/r/modules/vpc"),
            ("/r/modules//vpc", "/r/modules/vpc"),
            ("modules/vpc", "/r/live/vpc/modules/vpc"),
            ("file:///r/modules/vpc", "/r/modules/vpc"),
            (".", "/r/live/vpc"),
            ("", "/r/live/vpc"),
        ] {
            assert_eq!(parse(source), Source::Directory(directory.into()), "{source}");
        }
        for (source, address, version) in [
            ("tfr:///a/b/aws?version=3.3.0", "a/b/aws", Some("3.3.0")),
            ("tfr://registry.opentofu.org/a/b/aws//modules/c", "a/b/aws//modules/c", None),
            ("tfr:///a/b/aws//.?version=1.0.0", "a/b/aws", Some("1.0.0")),
            ("tfr://x.io/a/b/aws?version=1", "x.io/a/b/aws", Some("1")),
            ("git::git@github.com:a/b.git//c?ref=v1", "git::git@github.com:a/b.git//c?ref=v1", None),
            ("github.com/a/b//c", "github.com/a/b//c", None),
            ("git@github.com:a/b.git", "git@github.com:a/b.git", None),
            ("https://x.io/a.zip", "https://x.io/a.zip", None),
        ] {
            let expected =
                Source::Elsewhere { source: address.into(), version: version.map(EcoString::from) };
            assert_eq!(parse(source), expected, "{source}");
        }
    }
}
