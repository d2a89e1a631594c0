//! `tollgate completions` and `tollgate man`: what shells and `man` know of the command line.

use crate::Outcome;
use crate::args::Args;
use anyhow::{Context, Result};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory};
use clap_complete::Shell;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tollgate_core::note::NoteKind;

/// Prints the completion script of a shell.
pub(crate) fn completions(shell: Shell) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut offering_rules(Args::command()), "tollgate", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}

/// The command line, with the ids of rules wherever a rule is named. Only shells are to know them: rules have other
/// names, and nobody reads hundreds of ids in an error.
fn offering_rules(command: Command) -> Command {
    let rules = tollgate_rules::all();
    let ids: Vec<_> =
        rules.iter().map(|rule| PossibleValue::new(rule.id).help(rule.title().into_owned())).collect();
    let named = |arg: Arg| arg.value_parser(PossibleValuesParser::new(ids.clone()));
    let notes = NoteKind::ALL.map(|kind| PossibleValue::new(kind.name()).help("a note"));
    let pages = ids.clone().into_iter().chain(notes);
    let explained = |arg: Arg| arg.value_parser(PossibleValuesParser::new(pages));
    command
        .mut_subcommand("scan", |it| it.mut_arg("rule", named).mut_arg("exclude_rule", named))
        .mut_subcommand("ignore", |it| it.mut_arg("rule", named).mut_arg("exclude_rule", named))
        .mut_subcommand("explain", |it| it.mut_arg("names", explained))
}

/// Writes the man pages to a directory, which is made where it does not exist.
pub(crate) fn man(directory: &Path) -> Result<Outcome> {
    let written =
        fs::create_dir_all(directory).and_then(|()| clap_mangen::generate_to(Args::command(), directory));
    written.with_context(|| format!("cannot write man pages to `{}`", directory.display()))?;
    Ok(Outcome::Clean)
}
