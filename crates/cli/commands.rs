//! The commands.

mod explain;
mod fix;
mod ignore;
mod list;
mod migrate;
mod scan;
mod shell;

use crate::Outcome;
use crate::args::{Args, Command, Schema};
use anyhow::Result;
use clap::ArgMatches;
use std::io::{self, Write};
use tollgate_reporter::json;

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args, matches: &ArgMatches) -> Result<Outcome> {
    match args.command {
        Command::Scan(args) => scan::run(*args, matches),
        Command::Ignore(args) => ignore::run(*args, matches),
        Command::Rules(args) => list::run(&args, &mut io::stdout().lock()),
        Command::Explain(args) => explain::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::Schema { schema: Schema::Json } => {
            io::stdout().write_all(json::SCHEMA.as_bytes())?;
            Ok(Outcome::Clean)
        }
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { directory } => shell::man(&directory),
    }
}
