//! Which crate may know what (ARCHITECTURE.md, invariants 2 and 3).

use super::File;

/// What reaches out of the process: the libraries read through `Files` and know no present moment.
const OUTSIDE: [&str; 9] = [
    "std::fs", "std::env", "std::process", "std::time", "std::thread", "TcpStream", "UdpSocket",
    "ToSocketAddrs", "::now(",
];

/// What rules are not shown.
const HIDDEN: [&str; 7] = [
    "tollgate_core::config", "tollgate_core::engine", "tollgate_core::files", "tollgate_core::project",
    "tollgate_core::suppress", "tollgate_core::syntax", "tollgate_reporter",
];

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

fn uses(file: &File, names: &[&str], because: &str) -> Vec<String> {
    let code = file.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let used =
        code.filter_map(|(index, line)| Some((index, names.iter().find(|name| line.contains(**name))?)));
    used.map(|(index, name)| format!("{}:{}: `{name}`: {because}", file.path, index + 1)).collect()
}
