//! The arguments.

pub(crate) mod merge;

use crate::fail_on::FailOn;
use crate::known;
use crate::reports::{Format, Output};
use anyhow::{Result, bail};
use clap::builder::FalseyValueParser;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use tollgate_core::load::Shard;
use tollgate_core::rule::Severity;

/// Refuses an option that is also a file: hooks append the names of changed files, and whoever may commit a file called
/// `--output=main.tf` would give options. What follows `--` is never an option.
pub(crate) fn refuse_files_among_options(args: impl Iterator<Item = OsString>) -> Result<()> {
    let mut options =
        args.take_while(|it| it != "--").filter(|it| it.len() > 1 && it.as_encoded_bytes().starts_with(b"-"));
    if let Some(file) = options.find(|it| Path::new(it).symlink_metadata().is_ok()) {
        let file = file.display();
        bail!(
            "`{file}` may be an option or the file of that name: write `--` before the names of files, or `./{file}`"
        );
    }
    Ok(())
}

/// Options of which each is not to be given together with the one that a variable of the environment stands for: the
/// option counts then.
const STRONGER: [(&str, &str); 3] =
    [("--no-config", "config"), ("--locked-config", "config"), ("--diff", "format")];

/// The command line, with variables of the environment for some options. One that is empty counts as not set, and none
/// stands in the way of an option.
pub(crate) fn command() -> clap::Command {
    let given: Vec<_> = std::env::args_os().collect();
    let is_stronger = |arg: &Arg| {
        STRONGER.iter().any(|(option, id)| arg.get_id() == id && given.iter().any(|it| it == option))
    };
    // Help names the variables, whatever they are.
    if given.iter().any(|it| it == "--help" || it == "-h") {
        return Args::command();
    }
    let heed = |arg: Arg| {
        let is_empty =
            arg.get_env().is_some_and(|name| std::env::var_os(name).is_some_and(|it| it.is_empty()));
        if is_empty || is_stronger(&arg) { arg.env(None::<&'static str>) } else { arg }
    };
    let commands = ["scan", "ignore", "config", "server"];
    commands.into_iter().fold(Args::command(), |all, name| all.mut_subcommand(name, |it| it.mut_args(heed)))
}

/// A fast static security scanner for Terraform and OpenTofu.
///
/// Tollgate evaluates configurations the way Terraform does, module by module, and reports what is wrong with them. It
/// does not guess at what only apply can know: such checks are undecided, and `--show-undecided` lists them.
#[derive(Debug, Parser)]
#[command(name = "tollgate", version, styles = STYLES, max_term_width = 100, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Scan configurations and report what is wrong with them
    ///
    /// A directory is scanned with everything below it, except hidden files, .terraform, and untracked files that
    /// .gitignore excludes. A file stands for its module: the whole module is checked, with its callers and callees,
    /// and the findings in that module are reported.
    ///
    /// Except for files that an option names, nothing is read outside the repository around each path, and of .git only
    /// the index. Nothing is written except reports and, with --fix, the scanned files.
    #[command(
        after_help = "Exit codes: 0 no findings at or above --fail-on, and the scan was complete; 1 findings; \
                            2 the scan could not be run or could not be completed."
    )]
    Scan(Box<ScanArgs>),
    /// Accept what a scan finds: write a suppression comment above each place
    ///
    /// The same rules run as for `scan` with the same options, and what they find is suppressed by comments such as
    /// `# tollgate:ignore RULE -- TEXT`: one for each place, with all its rules. A comment that is there takes in the
    /// rules. Nothing is written that does not suppress; JSON has no comments.
    #[command(
        after_help = "Exit codes: 0 everything is suppressed; 1 with --diff, something would be written; 2 a finding \
                            remains, or the scan could not be run or could not be completed."
    )]
    Ignore(Box<IgnoreArgs>),
    /// List the rules; `test` and `new` are for rules of your own
    ///
    /// Beside the catalogue, the rules are listed that the .tollgate.hcl near the working directory names.
    Rules(RulesArgs),
    /// Show the page of a rule or note: what it finds, why it matters, how to fix it
    ///
    /// On a terminal, the page is laid out for it, and a long one is shown in the pager that PAGER names. Anywhere else
    /// it is Markdown.
    Explain(ExplainArgs),
    /// Make one SARIF file of many, for matrices and scans in parts
    ///
    /// Runs stay apart. Where two runs of one tool have the same category (`automationDetails.id`), or none, they get one
    /// from the name of their file: code scanning takes no two that are alike.
    #[command(
        after_help = "Exit codes: 0 everything is merged; 2 a file is left out, or nothing could be merged."
    )]
    Merge(merge::MergeArgs),
    /// Write a .tollgate.hcl from the configuration of checkov, tfsec, Trivy or KICS
    ///
    /// Reads .checkov.yaml, .tfsec/config.yml, trivy.yaml, .trivyignore, .trivyignore.yaml and kics.config in one
    /// directory. What has no counterpart is said with the reason, on standard error and in comments of the file.
    Migrate(MigrateArgs),
    /// Show which settings hold for a path, and where each of them comes from
    ///
    /// For a directory, the settings of the files in it are shown. Options are taken as `scan` takes them.
    Config(Box<ConfigArgs>),
    /// Serve an editor: findings while you type, fixes, values of expressions
    ///
    /// Speaks the Language Server Protocol over standard input and output. What is not saved counts as the editor has it.
    /// Options are taken as `scan` takes them; what the editor's own settings say counts more.
    #[command(
        after_help = "Exit codes: 0 the editor took its leave as the protocol wants it, 1 it did not, \
                            2 the server could not be run."
    )]
    Server(Box<ServerArgs>),
    /// Print the JSON Schema of what Tollgate writes, or of its configuration
    Schema {
        /// Of what
        schema: Schema,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write man pages, one for each command
    Man {
        /// The directory to write them to
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },
}

/// What is judged, and how: what every command that scans takes.
#[derive(Debug, Default, ClapArgs)]
pub(crate) struct JudgeArgs {
    /// Directories and files to scan
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// When to use colors; `auto` means on a terminal, or as NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR say
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, help_heading = "Output")]
    pub color: Color,
    /// Print findings only: no progress, notes or summary; with -qq nothing. Files are still written, and reasons for exit
    /// code 2 are still shown
    #[arg(short, long, action = ArgAction::Count, help_heading = "Output")]
    pub quiet: u8,

    /// Run only these rules (and syntax-error): id, GUID, alias, or a pattern such as `aws-s3-*`
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub rule: Vec<String>,
    /// Also run the rules on these pages, which users write: a Markdown file, a directory of them, or a pattern
    #[arg(long, value_name = "PATH", help_heading = "Rules")]
    pub rules: Vec<PathBuf>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub exclude_rule: Vec<String>,
    /// Also run the rules whose advice is a matter of taste or of a house's policy; a rule that is named always runs
    #[arg(
        long,
        env = "TOLLGATE_PEDANTIC",
        hide_env_values = true,
        value_parser = FalseyValueParser::new(),
        help_heading = "Rules"
    )]
    pub pedantic: bool,
    /// Report only findings at or above this severity; notes count as info
    #[arg(
        long,
        value_name = "SEVERITY",
        env = "TOLLGATE_SEVERITY",
        hide_env_values = true,
        value_parser = known::severity(),
        ignore_case = true,
        help_heading = "Rules"
    )]
    pub severity: Option<Severity>,

    /// Set a variable of the root modules
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_variable, help_heading = "Evaluation")]
    pub var: Vec<(String, String)>,
    /// Read values of variables from a file; if several options set a variable, the last one wins
    #[arg(long, value_name = "FILE", help_heading = "Evaluation")]
    pub var_file: Vec<PathBuf>,
    /// Judge root modules without the variable files below them that Terraform reads only where somebody names them
    /// (`env/prod.tfvars`); --var-file implies it
    #[arg(long, help_heading = "Evaluation")]
    pub no_scenarios: bool,
    /// Do not give root modules the values of TF_VAR_… variables of the environment
    #[arg(
        long,
        env = "TOLLGATE_NO_TF_VARS",
        hide_env_values = true,
        value_parser = FalseyValueParser::new(),
        help_heading = "Evaluation"
    )]
    pub no_tf_vars: bool,
    /// Value of `terraform.workspace`, which is unknown otherwise
    #[arg(long, value_name = "NAME", help_heading = "Evaluation")]
    pub workspace: Option<String>,

    /// Also scan hidden files and what .gitignore excludes (.terraform is still skipped)
    #[arg(long, help_heading = "Files")]
    pub no_ignore: bool,
    /// Leave out files and directories that match, in the syntax of .gitignore, such as `examples/`
    #[arg(long, value_name = "GLOB", help_heading = "Files")]
    pub exclude: Vec<String>,
    /// Accept paths with nothing to scan, which hooks may pass; without this option they lead to exit code 2
    #[arg(long, help_heading = "Files")]
    pub allow_empty: bool,
    /// Read this configuration file instead of the nearest .tollgate.hcl
    #[arg(
        long,
        value_name = "FILE",
        env = "TOLLGATE_CONFIG",
        hide_env_values = true,
        conflicts_with = "no_config",
        help_heading = "Files"
    )]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, help_heading = "Files")]
    pub no_config: bool,
    /// Let only this configuration file and the options count, for those who run CI for others: what asks for less in the
    /// scanned tree (configuration files, suppressions, baselines) is overruled, and reported
    #[arg(
        long,
        value_name = "FILE",
        env = "TOLLGATE_LOCKED_CONFIG",
        hide_env_values = true,
        conflicts_with_all = ["config", "no_config"],
        help_heading = "Files"
    )]
    pub locked_config: Option<PathBuf>,
    /// Number of threads, at most four per processor and 256 in total [default: one per processor]
    #[arg(
        short = 'j',
        long,
        value_name = "N",
        env = "TOLLGATE_THREADS",
        hide_env_values = true,
        help_heading = "Files"
    )]
    pub threads: Option<usize>,

    /// Give up on a root module after this many steps: expressions evaluated, values compared, blocks checked
    /// [default: 8 million]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub max_steps: Option<u64>,
    /// Give up on a root module when its values take more memory than this [default: 700]
    #[arg(long, value_name = "MIB", help_heading = "Limits")]
    pub max_memory: Option<u64>,
    /// Evaluate at most this many instances of a block with `count` or `for_each` [default: 500]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub max_instances: Option<usize>,
}

/// What makes a scan fail: what `scan` takes, and `config` shows.
#[derive(Debug, Default, ClapArgs)]
pub(crate) struct FailArgs {
    /// Exit with 1 only for findings at or above this severity (and for files that cannot be parsed), or `never`
    /// [default: any reported finding]
    #[arg(
        long,
        value_name = "SEVERITY",
        env = "TOLLGATE_FAIL_ON",
        hide_env_values = true,
        value_parser = known::fail_on(),
        ignore_case = true,
        help_heading = "Rules"
    )]
    pub fail_on: Option<FailOn>,
}

#[derive(Debug, Default, ClapArgs)]
pub(crate) struct ScanArgs {
    /// Format of the report on standard output or in a plain --output file [default: text, or by the file's extension]
    #[arg(short, long, value_enum, env = "TOLLGATE_FORMAT", hide_env_values = true, help_heading = "Output")]
    pub format: Option<Format>,

    /// Write the report to a file (`-` is standard output); FORMAT=FILE adds a report to the one on standard output
    #[arg(short, long, value_name = "[FORMAT=]FILE", help_heading = "Output")]
    pub output: Vec<Output>,
    /// List the checks that could not be decided, and the value that each of them depends on
    #[arg(long, help_heading = "Output")]
    pub show_undecided: bool,
    /// Show a table of the rules that found something instead of the findings: how often, in how many directories, and
    /// how much of it can be fixed
    #[arg(long, conflicts_with = "diff", help_heading = "Output")]
    pub statistics: bool,
    /// Show all that explains a finding: each place its value came through, weaker rules, and all undecided checks with
    /// --show-undecided
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Output")]
    pub verbose: bool,

    #[command(flatten)]
    pub judged: JudgeArgs,

    #[command(flatten)]
    pub fail: FailArgs,
    /// Report only what is not in this baseline, and count what is fixed since it was written
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to a baseline: from then on they are known, and only new ones are reported with --baseline
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "diff"], help_heading = "Rules")]
    pub write_baseline: Option<PathBuf>,
    /// Report suppressed findings too: disregard every `ignore` comment, and what the files of other scanners leave out
    /// (.checkov.yaml, .tfsec/config.yml, .trivyignore)
    #[arg(long, help_heading = "Rules")]
    pub no_suppressions: bool,

    /// Take from a plan (`terraform show -json`) what the configuration in PATH, its root module, does not tell: values of
    /// variables, of data sources, and of what providers decide
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["var", "var_file", "changed"],
        help_heading = "Evaluation"
    )]
    pub plan: Option<PathBuf>,

    /// Apply safe fixes, and report the findings that remain
    #[arg(long, help_heading = "Fixes")]
    pub fix: bool,
    /// Apply all fixes, including those that may replace a resource, interrupt a service or lock somebody out
    #[arg(long, help_heading = "Fixes")]
    pub unsafe_fixes: bool,
    /// Show what the fixes would change instead of applying them, and report nothing else
    #[arg(long, conflicts_with_all = ["format", "output"], help_heading = "Fixes")]
    pub diff: bool,

    /// Scan the modules that the index changes against HEAD, deleted files included; with PATHs, those below them
    #[arg(long, group = "changed", help_heading = "Files")]
    pub staged: bool,
    /// Scan the modules that have changed since the last commit that REV and HEAD have in common; with PATHs, those
    /// below them
    #[arg(long, value_name = "REV", group = "changed", help_heading = "Files")]
    pub changed_since: Option<String>,
    /// Scan what pre-commit asks for: the modules of the commit or the push, or everything where it is run for all files
    #[arg(long, group = "changed", help_heading = "Files")]
    pub pre_commit: bool,

    /// Scan part K of N: each root module belongs to one part, and all parts together report what one scan does
    #[arg(
        long,
        value_name = "K/N",
        conflicts_with_all = ["changed", "plan", "fix", "unsafe_fixes", "diff", "write_baseline"],
        help_heading = "Files"
    )]
    pub shard: Option<Shard>,

    /// Write at most this many results, most severe first, and at most 10 MB gzipped; 0 means all
    #[arg(long, value_name = "N", default_value_t = 25_000, help_heading = "SARIF")]
    pub sarif_max_results: usize,
    /// Distinguish this upload from others of the same commit (`automationDetails.id`)
    #[arg(long, value_name = "NAME", help_heading = "SARIF")]
    pub sarif_category: Option<String>,
    /// Include suppressed findings, marked as such
    #[arg(long, help_heading = "SARIF")]
    pub sarif_include_suppressed: bool,
    /// Indent the report for human readers
    #[arg(long, help_heading = "SARIF")]
    pub sarif_pretty: bool,
    /// Directory that paths are relative to [default: the top of the git work tree]
    #[arg(long, value_name = "DIR", help_heading = "SARIF")]
    pub sarif_root: Option<PathBuf>,
}

impl Deref for ScanArgs {
    type Target = JudgeArgs;

    fn deref(&self) -> &JudgeArgs {
        &self.judged
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct IgnoreArgs {
    /// Why the findings are accepted; each comment says it
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The last day on which the comments count; then the findings are reported again
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<String>,
    /// Show what would be written instead of writing it
    #[arg(long)]
    pub diff: bool,

    #[command(flatten)]
    pub judged: JudgeArgs,
}

#[derive(Debug, ClapArgs)]
#[command(mut_arg("paths", |it| it.hide(true)))]
pub(crate) struct ServerArgs {
    /// Serve over standard input and output, which is what it does anyway: some editors say it
    #[arg(long, hide = true)]
    pub stdio: bool,

    #[command(flatten)]
    pub judged: JudgeArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ConfigArgs {
    /// Format of the settings
    #[arg(short, long, value_enum, default_value_t = ConfigFormat::Text, help_heading = "Output")]
    pub format: ConfigFormat,
    #[command(flatten)]
    pub fail: FailArgs,

    #[command(flatten)]
    pub judged: JudgeArgs,
}

/// Formats of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConfigFormat {
    /// A table
    Text,
    /// An array of objects
    Json,
}

impl ScanArgs {
    /// Whether nothing is said but what was found.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.judged.quiet > 0
    }

    /// Whether the exit code alone answers.
    pub(crate) const fn is_silent(&self) -> bool {
        self.judged.quiet > 1
    }

    /// Whether fixes are applied or shown.
    pub(crate) const fn fixes(&self) -> bool {
        self.fix || self.unsafe_fixes || self.diff
    }

    /// Whether git says what is scanned.
    pub(crate) const fn asks_for_changes(&self) -> bool {
        self.staged || self.pre_commit || self.changed_since.is_some()
    }
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub command: Option<RulesCommand>,

    /// Only rules in which all these words occur: in a name, the title, the category or the types that a rule looks at
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,

    /// Only rules of these providers
    #[arg(long, value_delimiter = ',', value_parser = known::provider(), ignore_case = true, help_heading = "Filters")]
    pub provider: Vec<String>,
    /// Only rules at or above this severity
    #[arg(long, value_name = "SEVERITY", value_parser = known::severity(), ignore_case = true, help_heading = "Filters")]
    pub severity: Option<Severity>,
    /// Only rules of this set
    #[arg(long, value_enum, help_heading = "Filters")]
    pub set: Option<RuleSet>,
    /// Only rules that offer fixes
    #[arg(long, help_heading = "Filters")]
    pub fixable: bool,

    /// List the rules on these pages, too, beside those that the nearest .tollgate.hcl names
    #[arg(long = "rules", value_name = "PATH")]
    pub rules_at: Vec<PathBuf>,
    /// Format of the list
    #[arg(short, long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// What there is to do for rules that users write.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// Judge the examples of your own rules, and say where a verdict is not what the page says
    #[command(
        after_help = "Exit codes: 0 every example is judged as its page says; 1 something differs, or a page is wrong; 2 a \
                            page cannot be read."
    )]
    Test(RulesTestArgs),
    /// Write the page of a rule to start from
    New(RulesNewArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesTestArgs {
    /// Pages, directories of them, or patterns [default: those that the nearest .tollgate.hcl names]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesNewArgs {
    /// The rule's id: words with hyphens between them, yours first, such as `acme-s3-bucket-without-owner`
    #[arg(value_name = "ID")]
    pub id: String,
    /// The directory to write the page to
    #[arg(long, value_name = "DIR", default_value = "policies")]
    pub dir: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct MigrateArgs {
    /// The directory of the files, and of the .tollgate.hcl
    #[arg(value_name = "DIR", default_value = ".")]
    pub directory: PathBuf,
    /// Print the configuration instead of writing it
    #[arg(long)]
    pub stdout: bool,
    /// Replace a .tollgate.hcl that is there
    #[arg(long)]
    pub force: bool,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schema {
    /// The report that `scan --format json` writes
    Json,
    /// The configuration file `.tollgate.hcl`
    Config,
}

/// Which rules run without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuleSet {
    /// Rules that run by default
    Default,
    /// Rules that run with --pedantic, or where they are named
    Pedantic,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The rule's id, GUID, or id in another scanner; a pattern such as `aws-s3-*` lists the rules that match; or the name
    /// of a note such as `unresolved-module`
    #[arg(value_name = "NAME", required = true)]
    pub names: Vec<String>,
    /// Look for the rule on these pages, too, beside those that the nearest .tollgate.hcl names
    #[arg(long = "rules", value_name = "PATH")]
    pub rules_at: Vec<PathBuf>,
    /// When to lay the page out, in colors; `auto` means on a terminal, without colors where NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// Show long pages without a pager
    #[arg(long)]
    pub no_pager: bool,
}

/// Formats of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table
    Text,
    /// An array of objects
    Json,
    /// The catalogue as a page
    Markdown,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, or as the environment says
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn parse_variable(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
