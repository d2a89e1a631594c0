//! What a scan is to do: the arguments, completed by the configuration file.

use crate::args::{FailOn, ScanArgs};
use crate::config::{self, Located};
use crate::discover;
use crate::reports::Reports;
use crate::select;
use anyhow::{Context, Result};
use clap::ArgMatches;
use ignore::overrides::Override;
use std::path::Path;
use std::thread;
use tollgate_core::engine::{Limits, SYNTAX_ERROR};
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
    /// What is left out, whoever names it.
    pub exclude: Override,
    /// Which reports go where.
    pub reports: Reports,
    /// The number of threads, at least one.
    pub threads: usize,
}

impl Settings {
    /// Completes the arguments. `matches` tells in which order options were given.
    pub(crate) fn new(args: ScanArgs, matches: &ArgMatches) -> Result<Self> {
        let Located { config, file, directory } = located(&args)?;
        let in_file = || format!("in `{}`", file.as_deref().unwrap_or(Path::new(config::NAME)).display());
        let exclude = discover::excludes(&directory, &config.exclude).with_context(in_file)?;
        let only: &[String] = if args.rule.is_empty() { &config.rules } else { &[] };
        let configured = select::rules(only, &config.exclude_rules).with_context(in_file)?;
        let mut rules = select::rules(&args.rule, &args.exclude_rule)?;
        rules.retain(|rule| configured.iter().any(|it| it.id == rule.id));
        let severity = args.severity.or(config.severity).unwrap_or(Severity::Info);
        let fail_on = args.fail_on.or(config.fail_on).unwrap_or(FailOn::Severity(Severity::Info));
        let configured = config.var_files.iter().map(|file| discover::shown_path(&directory.join(file)));
        let given = configured.map(Given::File).chain(given(&args, matches)).collect();
        let reports = Reports::new(args.format, &args.output)?;
        let threads = threads(args.threads);
        Ok(Self { rules, severity, fail_on, given, exclude, reports, threads, args })
    }

    /// What judging one root module may cost.
    pub(crate) fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            steps: self.args.max_steps.unwrap_or(usual.steps),
            bytes: self.args.max_memory.map_or(usual.bytes, |mebibytes| mebibytes.saturating_mul(1 << 20)),
            instances: self.args.max_instances.unwrap_or(usual.instances),
        }
    }

    /// Whether a finding of this rule makes the scan fail. What could not be parsed may hide anything.
    pub(crate) fn fails(&self, rule: &Rule) -> bool {
        match self.fail_on {
            FailOn::Severity(least) => rule.severity >= least || hides_others(rule),
            FailOn::Never => false,
        }
    }

    /// Whether findings of this rule are reported.
    pub(crate) fn reports(&self, rule: &Rule) -> bool {
        rule.severity >= self.severity || hides_others(rule)
    }
}

/// Whether a finding of this rule stands for what could not be judged, of whatever severity that is.
fn hides_others(rule: &Rule) -> bool {
    rule.id == SYNTAX_ERROR.id
}

/// The most threads that are of use, however many processors there are.
const MAX_THREADS: usize = 256;

/// The number of threads: as asked for, here or by the variable that Rayon reads, or one for each processor. Each
/// thread has a stack of its own, so that more than some for each processor only cost.
fn threads(asked: Option<usize>) -> usize {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let variable = || std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok();
    let asked = asked.or_else(variable).filter(|&threads| threads > 0).unwrap_or(processors);
    asked.min(MAX_THREADS.min(4 * processors).max(processors))
}

fn located(args: &ScanArgs) -> Result<Located> {
    if args.no_config {
        return Ok(Located::default());
    }
    if let Some(file) = &args.config {
        return config::read(file);
    }
    let start = discover::start(&args.paths)?;
    config::nearest(&start, &discover::top(&start))
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
