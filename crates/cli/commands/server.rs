//! `tollgate server`.

use crate::Outcome;
use crate::args::ServerArgs;
use crate::editing::Editing;
use anyhow::{Result, anyhow};
use clap::ArgMatches;
use lsp_server::Connection;

/// Serves an editor until it takes its leave.
pub(crate) fn run(args: &ServerArgs, matches: &ArgMatches) -> Result<Outcome> {
    let mut editing = Editing::new(args.judged.threads.unwrap_or(0), matches)?;
    let (connection, threads) = Connection::stdio();
    let left = tollgate_server::serve(&connection, &mut editing).map_err(|error| anyhow!(error))?;
    // What is still to be written is written once nobody can add to it.
    drop(connection);
    threads.join()?;
    // The protocol's own exit codes: 0 where `shutdown` came before `exit`, else 1.
    Ok(if left { Outcome::Clean } else { Outcome::Findings })
}
