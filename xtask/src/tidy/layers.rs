//! Which crate and which module may know what (ARCHITECTURE.md, invariants 2 and 3, and "Floors").

use super::File;
use std::collections::{BTreeMap, BTreeSet};

/// What reaches out of the process: the libraries read through `Files` and know no present moment.
const OUTSIDE: [&str; 9] = [
    "std::fs", "std::env", "std::process", "std::time", "std::thread", "TcpStream", "UdpSocket",
    "ToSocketAddrs", "::now(",
];

/// What rules are not shown.
const HIDDEN: [&str; 8] = [
    "tollgate_core::config", "tollgate_core::engine", "tollgate_core::files", "tollgate_core::load",
    "tollgate_core::project", "tollgate_core::suppress", "tollgate_core::syntax", "tollgate_reporter",
];

/// Where the modules are that stand above each other, and the files that hold them together.
const FLOORS: [(&str, &str); 3] =
    [("crates/core/src/", "lib.rs"), ("crates/server/src/", "lib.rs"), ("crates/cli/", "main.rs")];

/// Places in `core` and `rules` that reach out of the process.
pub(super) fn outside(file: &File) -> Vec<String> {
    let library = ["crates/core/src/", "crates/rules/src/"].iter().any(|it| file.path.starts_with(it));
    if library { uses(file, &OUTSIDE, "libraries do no I/O of their own") } else { Vec::new() }
}

/// Places in rules that look behind the blocks. `lib.rs` joins the engine's own rules to the catalogue.
pub(super) fn behind_blocks(file: &File) -> Vec<String> {
    let rules = file.path.starts_with("crates/rules/src/") && file.path != "crates/rules/src/lib.rs";
    if rules { uses(file, &HIDDEN, "rules see blocks only") } else { Vec::new() }
}

/// Modules of a crate that know each other in a circle: each is to stand above all that it knows. Within one, such as the
/// evaluator, files may.
pub(super) fn circles(files: &[File]) -> Vec<String> {
    FLOORS.into_iter().flat_map(|(directory, top)| circles_in(files, directory, top)).collect()
}

fn circles_in(files: &[File], directory: &str, top: &str) -> Vec<String> {
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let Some(path) = file.path.strip_prefix(directory).filter(|path| *path != top) else { continue };
        if path.starts_with("tests/") || path.ends_with("/tests.rs") {
            continue;
        }
        let module = name(path);
        known.entry(module).or_default().extend(modules_in(&file.text).filter(|it| *it != module));
    }
    let reached = |from: &str| {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = known.get(from).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(known.get(next).into_iter().flatten());
            }
        }
        reached
    };
    let mut wrong = Vec::new();
    for (module, knows) in &known {
        let back = knows.iter().filter(|it| reached(it).contains(module));
        wrong.extend(back.map(|it| format!("{directory}{module}.rs: knows `{it}`, which leads back to it")));
    }
    wrong
}

/// The modules of the same crate that a file names, its tests left out.
fn modules_in(text: &str) -> impl Iterator<Item = &str> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1).map(name))
}

/// The identifier that a path or a file name starts with.
fn name(text: &str) -> &str {
    text.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or_default()
}

fn uses(file: &File, names: &[&str], because: &str) -> Vec<String> {
    let code = file.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let used =
        code.filter_map(|(index, line)| Some((index, names.iter().find(|name| line.contains(**name))?)));
    used.map(|(index, name)| format!("{}:{}: `{name}`: {because}", file.path, index + 1)).collect()
}
