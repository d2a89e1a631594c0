//! Reports: to standard output and to files.

use crate::around;
use crate::color;
use crate::profiles::Configured;
use crate::reports::Format;
use crate::say::say;
use crate::settings::Settings;
use crate::write;
use anyhow::{Context, Result};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};
use tollgate_reporter::text::Findings;
use tollgate_reporter::{Scan, csv, github, gitlab, gitlab_sast, html, json, junit, markdown, sarif, text};

/// How text looks where it is read.
struct Look {
    color: bool,
    links: bool,
    width: usize,
    /// Whether lines are broken at the width.
    wraps: bool,
}

/// In a file or a pipe: the same on every terminal.
const PLAIN: Look = Look { color: false, links: false, width: 100, wraps: false };

/// Writes every report that was asked for.
pub(crate) fn write(settings: &Settings, configured: &Configured, scan: &Scan<'_>) -> Result<()> {
    for (format, file) in &settings.reports.files {
        to_file(*format, file, settings, configured, scan)
            .with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    if let Some(format) = settings.reports.stdout {
        to_stdout(format, settings, configured, scan).context("cannot write to standard output")?;
    }
    Ok(())
}

fn to_stdout(format: Format, settings: &Settings, configured: &Configured, scan: &Scan<'_>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let color = color::is_on(settings.args.color);
    let links = color && color::can_link();
    let look = Look { color, links, width: width.unwrap_or(PLAIN.width), wraps: width.is_some() };
    report(format, &mut out, settings, configured, scan, &look)?;
    Ok(out.flush()?)
}

/// Writes a report to a file, whole or not at all.
fn to_file(
    format: Format,
    file: &Path,
    settings: &Settings,
    configured: &Configured,
    scan: &Scan<'_>,
) -> Result<()> {
    // A pipe or a device: `--output /dev/stderr`; but not one that a link in a repository leads to.
    let is_its_own = || !file.is_symlink() || !around::is_in_repository(file);
    if file.exists() && !file.is_file() && is_its_own() {
        let mut out = BufWriter::new(std::fs::OpenOptions::new().write(true).open(file)?);
        report(format, &mut out, settings, configured, scan, &PLAIN)?;
        return Ok(out.flush()?);
    }
    write::report(file, |out| report(format, out, settings, configured, scan, &PLAIN))
}

fn report(
    format: Format,
    out: &mut dyn Write,
    settings: &Settings,
    configured: &Configured,
    scan: &Scan<'_>,
    look: &Look,
) -> Result<()> {
    match format {
        Format::Text => text::write(out, scan, &text_options(settings, configured, Findings::Full, look))?,
        Format::Concise => {
            text::write(out, scan, &text_options(settings, configured, Findings::Concise, look))?;
        }
        Format::Sarif => {
            let max_results = settings.args.sarif_max_results;
            let options = sarif::Options {
                max_results,
                max_size: (max_results > 0).then_some(sarif::GITHUB_MAX_SIZE),
                category: settings.args.sarif_category.clone(),
                include_suppressed: settings.args.sarif_include_suppressed,
                pretty: settings.args.sarif_pretty,
            };
            say_what_is_left_out(&sarif::write(out, scan, &options)?);
        }
        Format::Json => json::write(out, scan)?,
        Format::Junit => junit::write(out, scan)?,
        Format::Github => github::write(out, scan)?,
        Format::Gitlab => gitlab::write(out, scan)?,
        Format::GitlabSast => gitlab_sast::write(out, scan, times(scan.elapsed))?,
        Format::Markdown => markdown::write(out, scan)?,
        Format::Html => html::write(out, scan)?,
        Format::Csv => csv::write(out, scan)?,
    }
    Ok(())
}

/// When a scan that ends now began. `SOURCE_DATE_EPOCH` stands for both, so that a report is the same in every run
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn times(elapsed: Duration) -> gitlab_sast::Times {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let given = given.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    let end = given.unwrap_or_else(SystemTime::now);
    let start = if given.is_some() { end } else { end.checked_sub(elapsed).unwrap_or(end) };
    gitlab_sast::Times { start, end }
}

fn text_options(
    settings: &Settings,
    configured: &Configured,
    findings: Findings,
    look: &Look,
) -> text::Options {
    let Look { color, links, width, wraps } = *look;
    text::Options {
        findings: if settings.args.statistics { Findings::Counted } else { findings },
        color,
        links,
        width,
        wraps,
        show_undecided: settings.args.show_undecided,
        verbose: settings.args.verbose,
        quiet: settings.args.is_quiet(),
        configuration: configured.shown(),
    }
}

/// Says what code scanning would not have taken.
pub(crate) fn say_what_is_left_out(left_out: &sarif::LeftOut) {
    let all = "`--sarif-max-results 0` writes all";
    if left_out.results > 0 {
        let cut = left_out.results;
        say(format_args!(
            "{cut} results are left out of the SARIF report, which holds the most severe; {all}"
        ));
    }
    if let Some(details) = left_out.details() {
        say(format_args!(
            "{details} are left out of the SARIF report, which GitHub would not take with them; {all}"
        ));
    }
}
