//! What a scan is to do: the arguments, completed by the configuration files.

use crate::args::ScanArgs;
use crate::around;
use crate::config::{ConfigFile, Configurations, Holds, Layer, Origin, Said};
use crate::custom::{Page, Pages};
use crate::discover;
use crate::disk::Disk;
use crate::excludes::Excludes;
use crate::fail_on::FailOn;
use crate::reports::Reports;
use crate::select::{Names, Sets};
use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tollgate_core::engine::{Limits, Profile, Suppressions, hides_others};
use tollgate_core::files::{Files, RealPath};
use tollgate_core::finding::Finding;
use tollgate_core::load::{Given, MAX_FILE_BYTES};
use tollgate_core::rule::Severity;
use tollgate_reporter::baseline::Baseline;

/// A scan, ready to run.
pub(crate) struct Settings {
    /// The arguments, where nothing completes them.
    pub args: ScanArgs,
    /// The configuration files: each is for the modules near it.
    pub configurations: Configurations,
    /// The one near the working directory, or else near all paths, which says what is of the scan as a whole.
    pub of_scan: Option<Arc<ConfigFile>>,
    /// What the arguments say of rules: more than every file.
    pub asked: Layer,
    /// Pages of rules that the arguments name and that do not count.
    pub refused_pages: Vec<Arc<Page>>,
    /// What makes the scan fail.
    pub fail_on: Said<FailOn>,
    /// Values of variables, in the order in which they were given.
    pub given: Vec<Given>,
    /// Whether the arguments leave no scenarios.
    pub no_scenarios: bool,
    /// What the arguments leave out.
    pub exclude: Excludes,
    /// Which reports go where.
    pub reports: Reports,
    /// The findings that are known.
    pub baseline: Option<Baseline>,
    /// The number of threads, at least one.
    pub threads: usize,
}

impl Settings {
    /// Completes the arguments. `matches` tells in which order options were given.
    pub(crate) fn new(args: ScanArgs, matches: &ArgMatches) -> Result<Self> {
        let here = around::here().context("there is no working directory")?;
        let configurations = match (&args.locked_config, &args.config) {
            (Some(file), _) => Configurations::locked(file, &around::top(&here))?,
            (None, Some(file)) => Configurations::only(file)?,
            (None, None) if args.no_config => Configurations::nothing(),
            (None, None) => Configurations::nearest(),
        };
        let of_scan = match configurations.of(&here)? {
            Some(file) => Some(file),
            None => configurations.of(&discover::start(&args.paths)?)?,
        };
        let mut sets = of_scan.as_ref().map(|it| it.sets.clone()).unwrap_or_default();
        let (pages, refused_pages) = pages(&args)?;
        sets.know(pages.rules());
        let origin = |id: &str, option, variable| origin(matches, id, option, variable);
        // A rule with a mistake has no name, so the mistake is why none is found by it.
        let asked = asked(&args, &sets, origin).inspect_err(|_| pages.say_mistakes())?;
        let rule_files =
            (!args.rules.is_empty()).then_some(Said { value: pages, origin: Origin::Option("--rules") });
        let fail_on = args.fail.fail_on.map(|value| {
            let origin = origin("fail_on", "--fail-on", "TOLLGATE_FAIL_ON");
            Said { value, origin }
        });
        let fail_on = fail_on.or_else(|| of_scan.as_ref()?.last(|it| it.fail_on.clone()));
        let given = given(&args, matches)?;
        let no_scenarios =
            args.no_scenarios || args.plan.is_some() || given.iter().any(|it| matches!(it, Given::File(..)));
        let mut reports = Reports::new(args.format, &args.output)?;
        if args.statistics && !reports.hold_text() {
            bail!("--statistics is for reports of format text or concise, and none is asked for");
        }
        reports.stdout = reports.stdout.filter(|_| !args.is_silent());
        Ok(Self {
            asked: Layer { rule_files, ..asked },
            refused_pages,
            fail_on: fail_on.unwrap_or(Said::by_default(FailOn::Severity(Severity::Info))),
            given,
            no_scenarios,
            exclude: Excludes::default().and(&here, &args.exclude)?,
            reports,
            baseline: args.baseline.as_deref().map(baseline).transpose()?,
            threads: threads(args.threads),
            configurations,
            of_scan,
            args,
        })
    }

    /// What is asked of the rules in a file that a configuration file is for.
    pub(crate) fn profile(&self, configured: Option<&ConfigFile>, file: &Path) -> Profile {
        self.lock(self.holds(configured, file))
    }

    /// The same, with what the scanned tree says of suppressions refused where the configuration is locked: unless it
    /// says itself that they count.
    fn lock(&self, holds: Holds) -> Profile {
        let is_refused = self.args.locked_config.is_some()
            && (holds.suppressions.origin == Origin::Default || !holds.suppressions.value);
        let profile = holds.profile();
        match is_refused {
            true => Profile { suppressions: Suppressions::Refused, ..profile },
            false => profile,
        }
    }

    /// What holds for a file that a configuration file is for.
    pub(crate) fn holds(&self, configured: Option<&ConfigFile>, file: &Path) -> Holds {
        Holds::of(self.layers(configured, file))
    }

    /// What says what holds for a file, the weakest first.
    pub(crate) fn layers<'s>(&'s self, configured: Option<&'s ConfigFile>, file: &Path) -> Vec<&'s Layer> {
        let mut layers = configured.map(|it| it.layers(file)).unwrap_or_default();
        layers.push(&self.asked);
        layers
    }

    /// What holds where no file is: for values that the command line gives.
    pub(crate) fn usual(&self) -> Profile {
        let of_scan = self.of_scan.iter().flat_map(|it| it.chain()).map(|it| &it.head);
        self.lock(Holds::of(of_scan.chain([&self.asked])))
    }

    /// The pages of the rules that users wrote, in the order of their paths.
    pub(crate) fn pages(&self) -> Vec<Arc<Page>> {
        let files = self.configurations.files();
        let layers = files.iter().map(|file| &file.head).chain([&self.asked]);
        let pages = layers.filter_map(|layer| layer.rule_files.as_ref()).flat_map(|it| &it.value.pages);
        let pages: BTreeMap<_, _> = pages.map(|page| (&page.real, page)).collect();
        pages.into_values().cloned().collect()
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

    /// Whether a finding makes the scan fail. What could not be parsed may hide anything.
    pub(crate) fn fails(&self, finding: &Finding) -> bool {
        match self.fail_on.value {
            FailOn::Severity(least) => finding.severity >= least || hides_others(finding.rule),
            FailOn::Never => false,
        }
    }
}

/// The pages of rules that the arguments name, and those of them that do not count: whoever proposes a change could have
/// written them.
fn pages(args: &ScanArgs) -> Result<(Pages, Vec<Arc<Page>>)> {
    let named = Pages::named(&args.rules)?;
    if args.locked_config.is_none() {
        return Ok((named, Vec::new()));
    }
    let directory = |path: &PathBuf| discover::start(std::slice::from_ref(path));
    let directories = args.paths.iter().map(directory).collect::<Result<Vec<_>>>()?;
    let around: Vec<_> = directories.iter().filter_map(|it| around::boundary(it)).collect();
    let is_inside = |page: &Arc<Page>| around.iter().any(|it| page.real.starts_with(it.path()));
    let (refused, pages) = named.pages.into_iter().partition(is_inside);
    Ok((Pages { pages, ..named }, refused))
}

/// Who gives the value of an option.
fn origin(matches: &ArgMatches, id: &str, option: &'static str, variable: &'static str) -> Origin {
    match matches.subcommand().and_then(|(_, it)| it.value_source(id)) {
        Some(ValueSource::EnvVariable) => Origin::Variable(variable),
        _ => Origin::Option(option),
    }
}

/// What the arguments say of rules.
fn asked(
    args: &ScanArgs,
    sets: &Sets,
    origin: impl Fn(&str, &'static str, &'static str) -> Origin,
) -> Result<Layer> {
    let names = |option, names: &[String]| -> Result<_> {
        let value = Names::parse(names, sets)?;
        Ok((!names.is_empty()).then_some(Said { value, origin: Origin::Option(option) }))
    };
    Ok(Layer {
        rules: names("--rule", &args.rule)?,
        exclude_rules: names("--exclude-rule", &args.exclude_rule)?,
        pedantic: args
            .pedantic
            .then(|| Said { value: true, origin: origin("pedantic", "--pedantic", "TOLLGATE_PEDANTIC") }),
        severity: args
            .severity
            .map(|value| Said { value, origin: origin("severity", "--severity", "TOLLGATE_SEVERITY") }),
        suppressions: args
            .no_suppressions
            .then_some(Said { value: false, origin: Origin::Option("--no-suppressions") }),
        ..Layer::default()
    })
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

/// The baseline of a file that the command line names.
fn baseline(file: &Path) -> Result<Baseline> {
    let shown = file.display();
    let bytes = Disk.read(&RealPath::named(file), MAX_FILE_BYTES);
    let bytes = bytes.with_context(|| format!("cannot read the baseline `{shown}`"))?;
    let text = String::from_utf8(bytes).with_context(|| format!("`{shown}` is not a baseline"))?;
    Baseline::read(&text).map_err(|error| anyhow!("{shown}:{}: {}", error.line, error.message))
}

/// What variables of the environment give to variables of root modules, in the order of their names.
fn environment(args: &ScanArgs) -> Vec<Given> {
    if args.no_tf_vars {
        return Vec::new();
    }
    let given = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.to_str()?.strip_prefix("TF_VAR_").filter(|it| !it.is_empty())?.to_owned();
        Some((name, value.to_string_lossy().into_owned()))
    });
    let given: BTreeMap<_, _> = given.collect();
    given.into_iter().map(|(name, value)| Given::Environment(name, value)).collect()
}

/// `--var` and `--var-file` in the order of the command line.
fn given(args: &ScanArgs, matches: &ArgMatches) -> Result<Vec<Given>> {
    let command = matches.subcommand();
    let indices = |id: &str| {
        let indices = command.and_then(|(_, it)| it.indices_of(id));
        indices.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
    };
    let variables = args.var.iter().map(|(name, value)| Ok(Given::Variable(name.clone(), value.clone())));
    let read = |file: &PathBuf| {
        let bytes = Disk.read(&RealPath::named(file), MAX_FILE_BYTES);
        let bytes = bytes.with_context(|| format!("cannot read `{}`", file.display()))?;
        Ok(Given::File(file.clone(), bytes))
    };
    let mut given: Vec<_> = indices("var").into_iter().zip(variables).collect();
    given.extend(indices("var_file").into_iter().zip(args.var_file.iter().map(read)));
    given.sort_by_key(|(index, _)| *index);
    let of_environment = environment(args).into_iter().map(Ok);
    of_environment.chain(given.into_iter().map(|(_, given)| given)).collect()
}
