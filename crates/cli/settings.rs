//! What a scan is to do: the arguments, completed by the configuration file.

use crate::args::{FailOn, Format, ScanArgs};
use crate::config::{self, Located};
use crate::discover;
use crate::select;
use anyhow::{Context, Result, anyhow};
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use tollgate_core::project::Given;
use tollgate_core::rule::{Rule, Severity};

/// A scan, ready to run.
pub(crate) struct Settings {
    /// The arguments, where nothing completes them.
    pub args: ScanArgs,
    /// The rules that run.
    pub rules: Vec<&'static Rule>,
    /// The least severity that is reported.
    pub severity: Severity,
    /// What makes the scan fail.
    pub fail_on: FailOn,
    /// Values of variables, in the order in which they were given.
    pub given: Vec<Given>,
    /// Patterns of what is left out, and the directory they are relative to.
    pub exclude: Option<(PathBuf, Vec<String>)>,
    /// The format on standard output; `None` where the only report goes to a file.
    pub stdout: Option<Format>,
    /// Reports in files.
    pub files: Vec<(Format, PathBuf)>,
}

impl Settings {
    /// Completes the arguments. `matches` tells in which order options were given.
    pub(crate) fn new(args: ScanArgs, matches: &ArgMatches) -> Result<Self> {
        let Located { config, directory } = located(&args)?;
        let only = if args.rule.is_empty() { &config.rules } else { &args.rule };
        let exclude_rules = [config.exclude_rules.as_slice(), &args.exclude_rule].concat();
        let rules = select::rules(only, &exclude_rules)?;
        let in_config = |name: &str, text: &str, error: String| {
            anyhow!("`{name}` in {} is wrong: {error} (it is `{text}`)", config::NAME)
        };
        let severity = match (args.severity, &config.severity) {
            (Some(given), _) => given,
            (None, Some(text)) => text.parse().map_err(|error| in_config("severity", text, error))?,
            (None, None) => Severity::Info,
        };
        let fail_on = match (args.fail_on, &config.fail_on) {
            (Some(given), _) => given,
            (None, Some(text)) => text.parse().map_err(|error| in_config("fail_on", text, error))?,
            (None, None) => FailOn::Severity(Severity::Info),
        };
        let configured = config.var_files.iter().map(|file| match &directory {
            Some(directory) => directory.join(file),
            None => file.clone(),
        });
        let given = configured.map(Given::File).chain(given(&args, matches)).collect();
        let files: Vec<_> =
            args.output.iter().map(|it| (it.format.unwrap_or(args.format), it.file.clone())).collect();
        let stdout = args.output.iter().all(|it| it.format.is_some()).then_some(args.format);
        let exclude = directory.filter(|_| !config.exclude.is_empty()).map(|it| (it, config.exclude));
        Ok(Self { rules, severity, fail_on, given, exclude, stdout, files, args })
    }

    /// Whether a severity makes the scan fail.
    pub(crate) fn fails(&self, severity: Severity) -> bool {
        match self.fail_on {
            FailOn::Severity(least) => severity >= least,
            FailOn::Never => false,
        }
    }
}

fn located(args: &ScanArgs) -> Result<Located> {
    if args.no_config {
        return Ok(Located::default());
    }
    if let Some(file) = &args.config {
        return config::read(file);
    }
    let start = discover::start(&args.paths)?;
    let top = discover::git_top(&start).unwrap_or(&start).to_owned();
    config::nearest(&start, Path::new(&top)).context("the configuration cannot be read")
}

/// `--var` and `--var-file` in the order of the command line.
fn given(args: &ScanArgs, matches: &ArgMatches) -> Vec<Given> {
    let scan = matches.subcommand_matches("scan");
    let indices = |id: &str| {
        let indices = scan.and_then(|it| it.indices_of(id));
        indices.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
    };
    let variables = args.var.iter().map(|(name, value)| Given::Variable(name.clone(), value.clone()));
    let files = args.var_file.iter().cloned().map(Given::File);
    let mut given: Vec<_> = indices("var").into_iter().zip(variables).collect();
    given.extend(indices("var_file").into_iter().zip(files));
    given.sort_by_key(|(index, _)| *index);
    given.into_iter().map(|(_, given)| given).collect()
}
