//! The commands.

mod fix;
mod list;
mod scan;

use crate::Outcome;
use crate::args::{Args, Command};
use crate::select;
use anyhow::Result;
use clap::{ArgMatches, CommandFactory};
use std::io::{self, Write};
use tollgate_core::finding::Safety;

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args, matches: &ArgMatches) -> Result<Outcome> {
    match args.command {
        Command::Scan(args) => scan::run(*args, matches),
        Command::Rules(args) => list::run(args.format, &mut io::stdout().lock()),
        Command::Explain { rule } => explain(&rule),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "tollgate", &mut script);
            io::stdout().write_all(&script)?;
            Ok(Outcome::Clean)
        }
    }
}

fn explain(name: &str) -> Result<Outcome> {
    let rule = select::rule(name)?;
    let mut out = io::stdout().lock();
    writeln!(out, "# {}\n\n{}\n", rule.title(), rule.body())?;
    writeln!(out, "## Facts\n")?;
    writeln!(out, "- rule: `{}`", rule.id)?;
    writeln!(out, "- severity: {}", rule.severity)?;
    writeln!(out, "- category: {}", rule.category)?;
    writeln!(out, "- weakness: CWE-{}", rule.cwe)?;
    if let Some(safety) = rule.fix {
        writeln!(out, "- fix: {} (`tollgate scan {}`)", safety.name(), fix_flag(safety))?;
    }
    if !rule.targets.is_empty() {
        writeln!(out, "- looks at: {}", code_list(rule.targets.iter().copied()))?;
    }
    if !rule.modules.is_empty() {
        writeln!(out, "- and at calls of: {}", code_list(rule.modules.iter().map(|module| module.source)))?;
    }
    writeln!(
        out,
        "- also named: {}",
        code_list([rule.guid].into_iter().chain(rule.aliases.iter().copied()))
    )?;
    writeln!(out, "- suppress it with: `# tollgate:ignore {} -- reason`", rule.id)?;
    Ok(Outcome::Clean)
}

/// The option that applies fixes of this kind.
fn fix_flag(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "--fix",
        Safety::Unsafe => "--unsafe-fixes",
    }
}

fn code_list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}
