//! Shards: a scan in parts, each of which can be run on a machine of its own.
//!
//! Every directory belongs to one root module, and every root module to one shard, as a hash of its path says. A shard
//! reports what is in its directories, and reads what it takes to say of them what a scan of all says. So nothing is
//! lost and nothing is said twice, whatever the others do.

use super::reach::{Call, Graph, Reader};
use super::scenarios::{holds_variables, makes_module};
use crate::files::{Boundaries, Files, Input, RealPath};
use crate::hash::{HashMap, HashSet};
use crate::source::directory;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Which part of a scan: `K/N` is the part `K` of `N`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    of: u32,
}

impl Shard {
    /// Whether it is the first part, which does what one of them has to do.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.number == 1
    }
}

/// The most parts.
const MAX_SHARDS: u32 = 10_000;

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("write K/N, such as `3/16`: K from 1 to N, N at most {MAX_SHARDS}");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let (number, of) = number.parse().ok().zip(of.parse().ok()).ok_or_else(wrong)?;
        if (1..=of).contains(&number) && of <= MAX_SHARDS { Ok(Self { number, of }) } else { Err(wrong()) }
    }
}

/// What belongs to a shard.
#[derive(Debug)]
pub struct Sharded {
    shard: Shard,
    /// The directory that paths are hashed below: the same tree is divided alike wherever it lies.
    top: PathBuf,
    /// The root modules of directories that belong to another one than their own.
    roots: HashMap<OsString, OsString>,
}

impl Sharded {
    /// Whether it is the first part: the one that says what is wrong with values that options give.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.shard.is_first()
    }

    /// Whether a file belongs to the shard: every path does to exactly one.
    #[must_use]
    pub fn contains(&self, file: &Path) -> bool {
        let own = directory(file);
        let root = self.roots.get(own.as_os_str()).map_or(own, Path::new);
        let below = root.strip_prefix(&self.top).unwrap_or(root);
        hash(below) % u64::from(self.shard.of) == u64::from(self.shard.number) - 1
    }
}

/// A hash of a path that is the same in every version and on every machine: FNV-1a over its names, its bits mixed well
/// enough for any number of shards.
fn hash(path: &Path) -> u64 {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for name in path.iter() {
        hash = name.as_encoded_bytes().iter().copied().chain([b'/']).fold(hash, fnv);
    }
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// What belongs to a shard of the inputs, and the inputs that it takes to judge that. `settings` as for
/// [`reaching`](super::reaching); `top` is the directory around all of them.
#[must_use]
pub fn shard(
    inputs: Vec<Input>,
    shard: Shard,
    top: &Path,
    settings: &[&str],
    boundaries: &Boundaries,
    files: &dyn Files,
) -> (Vec<Input>, Sharded) {
    let mut graph = Graph::read(&inputs, Reader::new(boundaries, files, settings));
    graph.calls.extend(uses_of_values(&inputs, boundaries));
    let sharded = Sharded { shard, top: top.to_owned(), roots: roots(&inputs, &graph.calls) };
    let needed = graph.needed(&inputs, |input| {
        let is_link = input.entry.as_os_str() != input.real_path.as_os_str();
        sharded.contains(&input.entry) || is_link && sharded.contains(&input.real_path)
    });
    let inputs = inputs.into_par_iter().zip(needed).filter_map(|(it, needed)| needed.then_some(it)).collect();
    (inputs, sharded)
}

/// Directories that hold nothing but values of variables, as if modules called them: the nearest module above, or where
/// there is none, all below.
fn uses_of_values(inputs: &[Input], boundaries: &Boundaries) -> Vec<Call> {
    let modules: BTreeSet<&Path> =
        inputs.iter().filter(|it| makes_module(&it.path)).map(|it| directory(&it.entry)).collect();
    let of_values = inputs.iter().filter(|it| holds_variables(&it.path)).map(|it| directory(&it.entry));
    let of_values: BTreeSet<&Path> = of_values.filter(|it| !modules.contains(it)).collect();
    let mut calls = Vec::new();
    for values in of_values {
        let Some(callee) = real(values, boundaries) else { continue };
        let used_by = |module: &Path| Call { caller: module.to_owned(), callee: callee.clone() };
        match values.ancestors().find(|it| modules.contains(it)) {
            Some(above) => calls.push(used_by(above)),
            None => {
                let below = modules.range(values..).take_while(|it| it.starts_with(values));
                calls.extend(below.map(|module| used_by(module)));
            }
        }
    }
    calls
}

/// A directory of inputs, which the walk came to without links.
fn real(directory: &Path, boundaries: &Boundaries) -> Option<RealPath> {
    boundaries.around(directory)?.admit(directory).ok()
}

/// The root module of each directory that something else leads to: of several the first by path, so that the order of
/// files is of no account. Of directories that call each other in a circle, the first is one.
fn roots(inputs: &[Input], calls: &[Call]) -> HashMap<OsString, OsString> {
    let mut callees: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    let calls = calls.iter().map(|it| (it.caller.as_path(), &*it.callee));
    for (caller, callee) in calls.filter(|(caller, callee)| caller != callee) {
        callees.entry(caller).or_default().insert(callee);
    }
    let called: HashSet<&Path> = callees.values().flatten().copied().collect();
    let directories: BTreeSet<&Path> =
        inputs.iter().map(|it| directory(&it.entry)).chain(called.iter().copied()).collect();
    let mut roots: HashMap<OsString, OsString> = HashMap::default();
    let mut reached: HashSet<&Path> = HashSet::default();
    let uncalled = directories.iter().filter(|it| !called.contains(*it));
    for root in uncalled.chain(&directories) {
        let mut open = vec![*root];
        while let Some(next) = open.pop() {
            if !reached.insert(next) {
                continue;
            }
            if next != *root {
                roots.insert(next.into(), (*root).into());
            }
            open.extend(callees.get(next).into_iter().flatten());
        }
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Memory;

    fn shards(files: &Memory, of: u32) -> Vec<Sharded> {
        let boundaries = Boundaries::from(Path::new("/"));
        let shard =
            |number| shard(files.inputs(), Shard { number, of }, Path::new("/"), &[], &boundaries, files).1;
        (1..=of).map(shard).collect()
    }

    fn call(source: &str) -> String {
        format!("module \"m\" {{\n  source = \"{source}\"\n}}\n")
    }

    #[test]
    fn a_shard_is_written_as_a_part_of_a_whole() {
        assert_eq!("3/16".parse(), Ok(Shard { number: 3, of: 16 }));
        assert_eq!("1/1".parse(), Ok(Shard { number: 1, of: 1 }));
        for wrong in ["", "3", "0/4", "5/4", "1/0", "-1/4", "a/b", "1/2/3", "1/10001", "99999999999/4"] {
            assert!(wrong.parse::<Shard>().unwrap_err().contains("`3/16`"), "{wrong}");
        }
    }

    #[test]
    fn every_path_is_in_one_shard_and_that_does_not_change() {
        let files = Memory::default().with("/a/main.tf", "").with("/b/main.tf", "");
        let shards = shards(&files, 4);
        for path in ["/a/main.tf", "/b/main.tf", "/c/x.tfvars", "--var x", "/", ""] {
            assert_eq!(shards.iter().filter(|it| it.contains(Path::new(path))).count(), 1, "{path}");
        }
        // Whoever keeps the reports of shards compares them with those of other versions.
        let numbers = ["", "a", "b", "live/eu", "live/us"].map(|it| hash(Path::new(it)) % 4);
        assert_eq!(numbers, [2, 2, 0, 1, 3]);
    }

    #[test]
    fn what_is_called_is_where_its_first_caller_is() {
        let files = Memory::default()
            .with("/z/main.tf", call("../m"))
            .with("/y/main.tf", call("../m"))
            .with("/m/main.tf", call("../n"))
            .with("/n/main.tf", "")
            .with("/y/env/prod.tfvars", "a = 1\n")
            .with("/c/main.tf", call("../d"))
            .with("/d/main.tf", call("../c"))
            .with("/v/all.tfvars", "a = 1\n")
            .with("/v/w/main.tf", "");
        for shard in shards(&files, 64) {
            let is_in = |path: &str| shard.contains(Path::new(path));
            for other in ["/m/main.tf", "/n/main.tf", "/y/env/prod.tfvars"] {
                assert_eq!(is_in("/y/main.tf"), is_in(other), "{other}");
            }
            assert_eq!(is_in("/c/main.tf"), is_in("/d/main.tf"));
            assert_eq!(is_in("/v/all.tfvars"), is_in("/v/w/main.tf"));
        }
    }
}
