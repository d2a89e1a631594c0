//! What a scan is to do: the arguments, completed by the configuration file.

use crate::args::ScanArgs;
use crate::config::{self, Config, Located};
use crate::discover;
use crate::disk::Disk;
use crate::excludes::Excludes;
use crate::fail_on::FailOn;
use crate::reports::Reports;
use crate::select::{self, Names};
use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use tollgate_core::engine::{Limits, SYNTAX_ERROR};
use tollgate_core::files::{Boundaries, Files, RealPath};
use tollgate_core::load::{Given, MAX_FILE_BYTES};
use tollgate_core::rule::{Rule, Severity};
use tollgate_reporter::baseline::Baseline;

/// A scan, ready to run.
pub(crate) struct Settings {
    /// The arguments, where nothing completes them.
    pub args: ScanArgs,
    /// The rules that run.
    pub rules: Vec<&'static Rule>,
    /// Whether each of them was asked for by name.
    pub all_named: bool,
    /// Whether what most reviewers decline is reported, too.
    pub pedantic: bool,
    /// The least severity that is reported.
    pub severity: Severity,
    /// What makes the scan fail.
    pub fail_on: FailOn,
    /// Values of variables, in the order in which they were given.
    pub given: Vec<Given>,
    /// Whether root modules are judged with no other variable files than those that are read anyway.
    pub no_scenarios: bool,
    /// Whether comments suppress nothing unless they say why.
    pub require_reason: bool,
    /// What is left out, whoever names it.
    pub exclude: Excludes,
    /// Which reports go where.
    pub reports: Reports,
    /// The findings that are known.
    pub baseline: Option<Baseline>,
    /// The number of threads, at least one.
    pub threads: usize,
    /// What the configuration file switches off where it leaves nothing to report or to fail: in words, with the file as
    /// people see it and for real.
    pub switched_off: Option<(String, PathBuf, PathBuf)>,
    /// The configuration file that was read, as people see it.
    pub configuration: Option<PathBuf>,
}

impl Settings {
    /// Completes the arguments. `matches` tells in which order options were given.
    pub(crate) fn new(args: ScanArgs, matches: &ArgMatches) -> Result<Self> {
        let Located { config, file, directory } = located(&args)?;
        let in_file = || format!("in `{}`", file.as_deref().unwrap_or(Path::new(config::NAME)).display());
        let exclude = Excludes::default().and(&directory, &config.exclude).with_context(in_file)?;
        let configured = |names: &[String]| Names::parse(names).with_context(in_file);
        let (in_rules, left_out) = (configured(&config.rules)?, configured(&config.exclude_rules)?);
        let (rule, exclude_rule) = (Names::parse(&args.rule)?, Names::parse(&args.exclude_rule)?);
        // Whoever asks for rules gets them, whatever the file leaves out.
        let (named, excluded) =
            if rule.is_empty() { (in_rules, exclude_rule.and(left_out)) } else { (rule, exclude_rule) };
        let pedantic = args.pedantic || config.pedantic;
        let rules = select::rules(&named, &excluded, pedantic);
        let severity = args.severity.or(config.severity).unwrap_or(Severity::Info);
        let fail_on = args.fail_on.or(config.fail_on).unwrap_or(FailOn::Severity(Severity::Info));
        let mut all_given = given_in_file(&config.var_files, &directory).with_context(in_file)?;
        all_given.extend(given(&args, matches)?);
        let is_file = |it: &Given| matches!(it, Given::File(..));
        let no_scenarios =
            args.no_scenarios || config.scenarios == Some(false) || all_given.iter().any(is_file);
        let configuration = file.clone();
        let switched_off = file.and_then(|file| {
            let no_files = leave_nothing(&exclude, &directory);
            let message = switched_off(&config, no_files, &args, rules.len(), pedantic)?;
            let path = directory.join(file.file_name()?);
            Some((message, file, path))
        });
        let exclude = exclude.and(&std::fs::canonicalize(".")?, &args.exclude)?;
        let mut reports = Reports::new(args.format, &args.output)?;
        if args.statistics && !reports.hold_text() {
            bail!("--statistics is for reports of format text or concise, and none is asked for");
        }
        reports.stdout = reports.stdout.filter(|_| !args.is_silent());
        let baseline = args.baseline.as_deref().map(baseline).transpose()?;
        let threads = threads(args.threads);
        let all_named = !named.is_empty();
        Ok(Self {
            rules,
            all_named,
            pedantic,
            severity,
            fail_on,
            given: all_given,
            no_scenarios,
            require_reason: config.require_reason,
            exclude,
            reports,
            baseline,
            threads,
            switched_off,
            configuration,
            args,
        })
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

/// Whether these leave out most of what is below a directory, whatever the patterns are: they leave out usual files.
fn leave_nothing(exclude: &Excludes, directory: &Path) -> bool {
    ["main.tf", "modules/network/main.tf"].iter().all(|file| exclude.cover(&directory.join(file), true))
}

/// What a configuration file switches off that leaves so many rules, where that is nearly everything; `None` where the
/// scan can still report and fail, or where the command line decides.
fn switched_off(
    config: &Config,
    no_files: bool,
    args: &ScanArgs,
    rules: usize,
    pedantic: bool,
) -> Option<String> {
    let all = select::rules(&Names::default(), &Names::default(), pedantic).len();
    let severity = config.severity.filter(|_| args.severity.is_none());
    let fail_on = config.fail_on.filter(|_| args.fail_on.is_none());
    let few_rules = 2 * rules < all && args.rule.is_empty() && args.exclude_rule.is_empty();
    let never_fails = matches!(fail_on, Some(FailOn::Never | FailOn::Severity(Severity::Critical)));
    if !few_rules && !never_fails && !no_files && severity != Some(Severity::Critical) {
        return None;
    }
    let mut said = Vec::new();
    if rules < all && args.rule.is_empty() {
        said.push(format!("{} of {all} rules", all - rules));
    }
    if let Some(severity) = severity.filter(|it| *it > Severity::Info) {
        said.push(format!("findings below {severity}"));
    }
    match fail_on {
        Some(FailOn::Never) => said.push("failing".to_owned()),
        Some(FailOn::Severity(least)) => said.push(format!("failing below {least}")),
        None => {}
    }
    if !config.exclude.is_empty() {
        said.push(format!("files that match `{}`", config.exclude.join("`, `")));
    }
    Some(format!("the configuration file switches off {}; --no-config ignores it", said.join(", ")))
}

/// The baseline of a file that the command line names.
fn baseline(file: &Path) -> Result<Baseline> {
    let shown = file.display();
    let bytes = Disk.read(&RealPath::named(file), MAX_FILE_BYTES);
    let bytes = bytes.with_context(|| format!("cannot read the baseline `{shown}`"))?;
    let text = String::from_utf8(bytes).with_context(|| format!("`{shown}` is no baseline"))?;
    Baseline::read(&text).map_err(|error| anyhow!("{shown}:{}: {}", error.line, error.message))
}

fn located(args: &ScanArgs) -> Result<Located> {
    if args.no_config {
        return Ok(Located::default());
    }
    if let Some(file) = &args.config {
        return config::named(file);
    }
    config::nearest(&discover::start(&args.paths)?)
}

/// The files of values that a configuration file in `directory` names: they lie in its repository.
fn given_in_file(var_files: &[PathBuf], directory: &Path) -> Result<Vec<Given>> {
    let boundaries: Boundaries = discover::boundary(directory).into_iter().collect();
    let read = |file: &PathBuf| {
        let path = directory.join(file);
        let real_path = boundaries.resolve(&path, directory, &Disk);
        given_file(discover::shown_path(&path), real_path.and_then(|it| Disk.read(&it, MAX_FILE_BYTES)))
    };
    var_files.iter().map(read).collect()
}

fn given_file(path: PathBuf, read: io::Result<Vec<u8>>) -> Result<Given> {
    let bytes = read.with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(Given::File(path, bytes))
}

/// `--var` and `--var-file` in the order of the command line.
fn given(args: &ScanArgs, matches: &ArgMatches) -> Result<Vec<Given>> {
    let command = matches.subcommand();
    let indices = |id: &str| {
        let indices = command.and_then(|(_, it)| it.indices_of(id));
        indices.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
    };
    let variables = args.var.iter().map(|(name, value)| Ok(Given::Variable(name.clone(), value.clone())));
    let files = args
        .var_file
        .iter()
        .map(|file| given_file(file.clone(), Disk.read(&RealPath::named(file), MAX_FILE_BYTES)));
    let mut given: Vec<_> = indices("var").into_iter().zip(variables).collect();
    given.extend(indices("var_file").into_iter().zip(files));
    given.sort_by_key(|(index, _)| *index);
    given.into_iter().map(|(_, given)| given).collect()
}
