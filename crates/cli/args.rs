//! The arguments.

use crate::reports::Output;
use anyhow::{Result, bail};
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;
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

/// A fast static security scanner for Terraform and OpenTofu.
///
/// Tollgate works out what Terraform would see, module by module, and reports what is wrong with it. What cannot be
/// known before apply is not guessed: such checks are undecided, and `--show-undecided` lists them.
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
    /// A directory is scanned with everything below it; hidden files, .terraform, and what .gitignore excludes and git
    /// does not track are skipped. A file stands for its module: the whole module is judged, with its callers and
    /// callees, and what is found in that module is reported.
    ///
    /// Nothing is read outside the repository around each path, and nothing in .git, but what an option names. Nothing
    /// is written but reports and, with --fix, the files that were scanned.
    #[command(
        after_help = "Exit codes: 0 nothing at or above --fail-on, and all of it was judged; 1 findings; \
                            2 could not do what was asked, or not to the end."
    )]
    Scan(Box<ScanArgs>),
    /// List the rules
    Rules(RulesArgs),
    /// Show the page of a rule: what it finds, why it matters, what to do instead
    Explain {
        /// The rule: its id, guid or an alias
        rule: String,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ScanArgs {
    /// Directories and files to scan
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Format of the report on standard output, or of a plain --output [default: text, or as the file ends]
    #[arg(short, long, value_enum, help_heading = "Output")]
    pub format: Option<Format>,
    /// Write the report to a file; FORMAT=FILE writes one more report beside the one on standard output, which is `-`
    #[arg(short, long, value_name = "[FORMAT=]FILE", help_heading = "Output")]
    pub output: Vec<Output>,
    /// List the checks that could not be decided, and the value that is to blame
    #[arg(long, help_heading = "Output")]
    pub show_undecided: bool,
    /// When to use colours; `auto` means on a terminal, and NO_COLOR is honoured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, help_heading = "Output")]
    pub color: Color,
    /// Show neither progress nor notes on the scan; what makes it end with 2 is said all the same
    #[arg(short, long, help_heading = "Output")]
    pub quiet: bool,

    /// Run only these rules, and syntax-error: id, guid, alias, or a pattern such as `aws-s3-*`
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub rule: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub exclude_rule: Vec<String>,
    /// Report only findings at or above this severity: critical, high, medium, low, info; notes count as info
    #[arg(long, value_name = "SEVERITY", help_heading = "Rules")]
    pub severity: Option<Severity>,
    /// Exit with 1 only for findings at or above this severity and files that cannot be parsed, or `never`
    /// [default: anything reported]
    #[arg(long, value_name = "SEVERITY", help_heading = "Rules")]
    pub fail_on: Option<FailOn>,

    /// Report what comments suppress too: nobody's `ignore` comment counts
    #[arg(long, help_heading = "Rules")]
    pub no_suppressions: bool,

    /// Apply the fixes that are safe, and report what is left
    #[arg(long, help_heading = "Fixes")]
    pub fix: bool,
    /// Apply all fixes: also those that may replace a resource, interrupt a service or lock somebody out
    #[arg(long, help_heading = "Fixes")]
    pub unsafe_fixes: bool,
    /// Show what the fixes would change instead of applying them, and report nothing else
    #[arg(long, conflicts_with_all = ["format", "output"], help_heading = "Fixes")]
    pub diff: bool,

    /// Give a variable of the root modules a value
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_variable, help_heading = "Evaluation")]
    pub var: Vec<(String, String)>,
    /// Read values of variables from a file; of several options for one variable the last wins
    #[arg(long, value_name = "FILE", help_heading = "Evaluation")]
    pub var_file: Vec<PathBuf>,
    /// The workspace that `terraform.workspace` stands for; it is not known otherwise
    #[arg(long, value_name = "NAME", help_heading = "Evaluation")]
    pub workspace: Option<String>,

    /// Scan what .gitignore excludes and hidden files too (.terraform is skipped all the same)
    #[arg(long, help_heading = "Files")]
    pub no_ignore: bool,
    /// Accept paths that hold nothing to scan, as hooks may name; without this they end with exit code 2
    #[arg(long, help_heading = "Files")]
    pub allow_empty: bool,
    /// Read this configuration file instead of the nearest .tollgate.hcl
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Files")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, help_heading = "Files")]
    pub no_config: bool,
    /// Number of threads, at most four for each processor and 256 [default: one for each processor]
    #[arg(short = 'j', long, value_name = "N", help_heading = "Files")]
    pub threads: Option<usize>,

    /// Give a root module up after this many steps: evaluated expressions, compared values, judged blocks
    /// [default: 8 million]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub max_steps: Option<u64>,
    /// Give a root module up when its values take more memory than this  [default: 700]
    #[arg(long, value_name = "MIB", help_heading = "Limits")]
    pub max_memory: Option<u64>,
    /// Look at this many instances of a block with `count` or `for_each`  [default: 500]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub max_instances: Option<usize>,

    /// Write at most this many results, the most severe first, and at most 10 MB gzipped; 0 means all
    #[arg(long, value_name = "N", default_value_t = 25_000, help_heading = "SARIF")]
    pub sarif_max_results: usize,
    /// Tell this upload from others of the same commit (`automationDetails.id`)
    #[arg(long, value_name = "NAME", help_heading = "SARIF")]
    pub sarif_category: Option<String>,
    /// Write suppressed findings too, marked as such
    #[arg(long, help_heading = "SARIF")]
    pub sarif_include_suppressed: bool,
    /// Indent the report, for people who read it
    #[arg(long, help_heading = "SARIF")]
    pub sarif_pretty: bool,
    /// Directory that paths are relative to [default: the top of the git work tree]
    #[arg(long, value_name = "DIR", help_heading = "SARIF")]
    pub sarif_root: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    /// Format of the list
    #[arg(short, long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: source lines, what is wrong, what to do
    Text,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// One object per finding, for programs
    Json,
    /// JUnit XML, for test reports
    Junit,
    /// Workflow commands, for annotations in GitHub Actions
    Github,
    /// Code Quality report, for GitLab
    Gitlab,
}

impl Format {
    /// The name, as on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What makes a scan fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// A finding at or above this severity.
    Severity(Severity),
    /// Nothing.
    Never,
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.eq_ignore_ascii_case("never") { Ok(Self::Never) } else { text.parse().map(Self::Severity) }
    }
}

fn parse_variable(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
