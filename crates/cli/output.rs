//! Reports: to standard output and to files.

use crate::args::{Color, Format};
use crate::settings::Settings;
use anyhow::{Context, Result};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use tollgate_reporter::{Scan, github, gitlab, json, junit, sarif, text};

/// Writes every report that was asked for.
pub(crate) fn write(settings: &Settings, scan: &Scan<'_>) -> Result<()> {
    for (format, file) in &settings.files {
        to_file(*format, file, settings, scan).with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    if let Some(format) = settings.stdout {
        let mut out = BufWriter::new(io::stdout().lock());
        report(format, &mut out, settings, scan, colored(settings.args.color))?;
        out.flush()?;
    }
    Ok(())
}

/// Writes to a file beside the final one and renames it, so that nobody finds half a report.
fn to_file(format: Format, file: &Path, settings: &Settings, scan: &Scan<'_>) -> Result<()> {
    if file.exists() && !file.is_file() {
        // A pipe or a device: `--output /dev/stderr`.
        let mut out = BufWriter::new(std::fs::OpenOptions::new().write(true).open(file)?);
        report(format, &mut out, settings, scan, false)?;
        return Ok(out.flush()?);
    }
    let directory = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".tollgate-").tempfile_in(directory)?;
    let mut out = BufWriter::new(&mut temporary);
    report(format, &mut out, settings, scan, false)?;
    out.flush()?;
    drop(out);
    temporary.persist(file)?;
    Ok(())
}

fn report(format: Format, out: &mut dyn Write, settings: &Settings, scan: &Scan<'_>, color: bool) -> Result<()> {
    match format {
        Format::Text => {
            let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
            text::write(out, scan, &text::Options { color, width, show_undecided: settings.args.show_undecided })?;
        }
        Format::Sarif => {
            let options = sarif::Options {
                max_results: settings.args.sarif_max_results,
                category: settings.args.sarif_category.clone(),
                include_suppressed: settings.args.sarif_include_suppressed,
                pretty: false,
            };
            let cut = sarif::write(out, scan, &options)?;
            if cut > 0 {
                let most = options.max_results;
                writeln!(
                    io::stderr(),
                    "tollgate: {cut} results are left out of the SARIF report, which holds the {most} gravest; \
                     --sarif-max-results changes that"
                )?;
            }
        }
        Format::Json => json::write(out, scan)?,
        Format::Junit => junit::write(out, scan)?,
        Format::Github => github::write(out, scan)?,
        Format::Gitlab => gitlab::write(out, scan)?,
    }
    Ok(())
}

/// Whether standard output gets colours: <https://no-color.org> for `auto`.
fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
                && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
        }
    }
}
