//! The commands.

mod config;
mod explain;
mod fix;
mod ignore;
mod list;
mod merge;
mod migrate;
mod own;
mod scan;
mod server;
mod shell;

use crate::Outcome;
use crate::args::{Args, Command, RulesArgs, RulesCommand, Schema};
use crate::config::SCHEMA;
use anyhow::Result;
use clap::ArgMatches;
use std::io::{self, Write};
use tollgate_reporter::json;

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args, matches: &ArgMatches) -> Result<Outcome> {
    match args.command {
        Command::Scan(args) => scan::run(*args, matches),
        Command::Ignore(args) => ignore::run(*args, matches),
        Command::Rules(RulesArgs { command: Some(RulesCommand::Test(args)), .. }) => {
            own::test(&args, &mut io::stdout().lock())
        }
        Command::Rules(RulesArgs { command: Some(RulesCommand::New(args)), .. }) => own::new(&args),
        Command::Rules(args) => list::run(&args, &mut io::stdout().lock()),
        Command::Merge(args) => merge::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::Config(args) => config::run(*args, matches, &mut io::stdout().lock()),
        Command::Schema { schema } => {
            let schema = match schema {
                Schema::Json => json::SCHEMA,
                Schema::Config => SCHEMA,
            };
            io::stdout().write_all(schema.as_bytes())?;
            Ok(Outcome::Clean)
        }
        Command::Server(args) => server::run(&args, matches),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { directory } => shell::man(&directory),
    }
}
