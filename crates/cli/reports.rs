//! Which report goes where: `--format` and `--output`.

use anyhow::{Result, bail};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The name of standard output.
const STDOUT: &str = "-";

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: source lines, what is wrong, how to fix it
    Text,
    /// For people and editors: one finding per line, `path:line:column: severity rule message`; `[*]` if --fix fixes it
    Concise,
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
    /// SAST report, for GitLab's security dashboard
    GitlabSast,
    /// Markdown, for job summaries and comments on pull requests, most severe first
    Markdown,
    /// One page with filters that needs no network
    Html,
    /// One row per finding, for spreadsheets
    Csv,
}

impl Format {
    /// The name, as on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
    }
}

/// An `--output`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    /// The format, if it is given here.
    pub format: Option<Format>,
    /// The file, or `-`.
    pub file: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let output = match text.split_once('=') {
            // Not the name of a format, but the start of a path: `./a=b`.
            Some((name, _)) if name.contains(['/', '\\']) => Self { format: None, file: text.into() },
            Some((name, file)) => {
                let format = Format::from_str(name, true).map_err(|_| {
                    format!(
                        "`{name}` is not a format: use {}; write `./{text}` for a file of that name",
                        names()
                    )
                })?;
                Self { format: Some(format), file: file.into() }
            }
            None => Self { format: None, file: text.into() },
        };
        if output.file.as_os_str().is_empty() {
            Err("the name of the file is missing".to_owned())
        } else {
            Ok(output)
        }
    }
}

/// The names of the formats, as a list in a sentence.
fn names() -> String {
    let formats = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<_> = formats.map(|it| it.get_name().to_owned()).collect();
    match names.split_last() {
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The reports of a scan.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reports {
    /// The format on standard output; `None` where the only report goes to a file.
    pub stdout: Option<Format>,
    /// Reports in files.
    pub files: Vec<(Format, PathBuf)>,
}

impl Reports {
    /// The reports that `--format` and `--output` ask for.
    ///
    /// # Errors
    /// Where several reports are to go to standard output.
    pub(crate) fn new(format: Option<Format>, outputs: &[Output]) -> Result<Self> {
        let (stdout, files): (Vec<_>, Vec<_>) = outputs.iter().partition(|it| it.file == Path::new(STDOUT));
        let usual = format.unwrap_or(Format::Text);
        let named =
            stdout.iter().map(|it| it.format.unwrap_or(usual)).chain(format.filter(|_| !stdout.is_empty()));
        let named: Vec<_> = named.collect();
        if let Some((first, other)) = named.iter().zip(named.iter().skip(1)).find(|(a, b)| a != b) {
            bail!("two reports cannot both go to standard output: {} and {}", first.name(), other.name());
        }
        // A report in a file takes the place of the one on standard output, unless it is said to be one more.
        let beside = files.iter().all(|it| it.format.is_some()).then_some(usual);
        let file = |it: &Output| {
            let format = it.format.or(format).or_else(|| of_ending(&it.file)).unwrap_or(Format::Text);
            (format, it.file.clone())
        };
        Ok(Self { stdout: named.first().copied().or(beside), files: files.into_iter().map(file).collect() })
    }
}

impl Reports {
    /// Whether one of them is for people to read as text.
    pub(crate) fn hold_text(&self) -> bool {
        let mut formats = self.stdout.iter().chain(self.files.iter().map(|(format, _)| format));
        formats.any(|it| matches!(it, Format::Text | Format::Concise))
    }
}

/// The format that goes by the ending of a file.
fn of_ending(file: &Path) -> Option<Format> {
    match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "sarif" => Some(Format::Sarif),
        "json" if file.file_stem().is_some_and(|stem| of_ending(Path::new(stem)) == Some(Format::Sarif)) => {
            Some(Format::Sarif)
        }
        "json" => Some(Format::Json),
        "xml" => Some(Format::Junit),
        "txt" => Some(Format::Text),
        "md" => Some(Format::Markdown),
        "html" | "htm" => Some(Format::Html),
        "csv" => Some(Format::Csv),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports(format: Option<Format>, outputs: &[&str]) -> Result<Reports> {
        let outputs: Vec<Output> = outputs.iter().map(|it| it.parse().unwrap()).collect();
        Reports::new(format, &outputs)
    }

    #[test]
    fn a_name_before_an_equals_sign_is_a_format() {
        let parse = |text: &str| text.parse::<Output>();
        assert_eq!(parse("SARIF=a=b").unwrap(), Output { format: Some(Format::Sarif), file: "a=b".into() });
        assert_eq!(parse("./foo=b").unwrap(), Output { format: None, file: "./foo=b".into() });
        assert_eq!(
            parse("foo=b.json").unwrap_err(),
            "`foo` is not a format: use text, concise, sarif, json, junit, github, gitlab, gitlab-sast, markdown, html or csv; write \
             `./foo=b.json` for a file of that name"
        );
        assert!(parse("sarif=").is_err() && parse("").is_err());
    }

    #[test]
    fn the_format_follows_the_ending_unless_it_is_named() {
        for (file, format) in [
            ("a.sarif", Format::Sarif),
            ("a.sarif.json", Format::Sarif),
            ("a.b.JSON", Format::Json),
            ("dir.sarif/a.json", Format::Json),
            ("a.xml", Format::Junit),
            ("a.txt", Format::Text),
            ("a.md", Format::Markdown),
            ("a.html", Format::Html),
            ("a.HTM", Format::Html),
            ("a.csv", Format::Csv),
            ("a", Format::Text),
        ] {
            let found = reports(None, &[file]).unwrap();
            assert_eq!(found, Reports { stdout: None, files: vec![(format, file.into())] });
            assert_eq!(reports(Some(Format::Gitlab), &[file]).unwrap().files[0].0, Format::Gitlab, "{file}");
            assert_eq!(
                reports(None, &[&format!("github={file}")]).unwrap().files[0].0,
                Format::Github,
                "{file}"
            );
        }
    }

    #[test]
    fn a_dash_is_standard_output() {
        let stdout = |format, outputs: &[&str]| reports(format, outputs).unwrap().stdout;
        assert_eq!(stdout(None, &["-"]), Some(Format::Text));
        assert_eq!(stdout(Some(Format::Json), &["-"]), Some(Format::Json));
        assert_eq!(stdout(None, &["sarif=-"]), Some(Format::Sarif));
        assert_eq!(stdout(None, &["sarif=-", "a.json"]), Some(Format::Sarif));
        assert_eq!(stdout(Some(Format::Json), &["json=-"]), Some(Format::Json));
        assert_eq!(stdout(None, &["json=a"]), Some(Format::Text));
        assert!(reports(Some(Format::Json), &["sarif=-"]).is_err());
        assert!(reports(None, &["sarif=-", "json=-"]).is_err());
    }
}
