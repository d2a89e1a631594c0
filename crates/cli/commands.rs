//! The commands.

mod fix;
mod list;
mod scan;

use crate::Outcome;
use crate::args::{Args, Command, Schema};
use crate::select;
use anyhow::Result;
use clap::{ArgMatches, CommandFactory};
use std::io::{self, Write};
use tollgate_reporter::{json, page};

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args, matches: &ArgMatches) -> Result<Outcome> {
    match args.command {
        Command::Scan(args) => scan::run(*args, matches),
        Command::Rules(args) => list::run(args.format, &mut io::stdout().lock()),
        Command::Explain { rule } => explain(&rule),
        Command::Schema { schema: Schema::Json } => {
            io::stdout().write_all(json::SCHEMA.as_bytes())?;
            Ok(Outcome::Clean)
        }
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
    let page = rule.page();
    write!(out, "# {}\n\n{}\n## Facts\n\n{}", page.title, page::body(&page), page::facts(rule))?;
    Ok(Outcome::Clean)
}
