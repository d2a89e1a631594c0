//! `tollgate config`: what holds for a path, and who says so.

use crate::Outcome;
use crate::args::{ConfigArgs, ConfigFormat, ScanArgs};
use crate::around;
use crate::config::{ConfigFile, Holds, Said};
use crate::fail_on::FailOn;
use crate::select::Names;
use crate::settings::Settings;
use crate::walk::Walk;
use anyhow::{Context, Result};
use clap::ArgMatches;
use serde::Serialize;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use tollgate_core::load::Given;
use tollgate_reporter::clean;

/// The file of a directory for which a `path` block is looked up.
const USUAL: &str = "main.tf";

/// Shows the settings.
pub(crate) fn run(args: ConfigArgs, matches: &ArgMatches, out: &mut dyn Write) -> Result<Outcome> {
    let ConfigArgs { format, fail, judged } = args;
    let settings = Settings::new(ScanArgs { judged, fail, ..ScanArgs::default() }, matches)?;
    let shown = settings.args.paths.iter().map(|path| shown(path, &settings)).collect::<Result<Vec<_>>>()?;
    match format {
        ConfigFormat::Text => shown.iter().try_for_each(|it| it.write(out))?,
        ConfigFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &shown)?;
            writeln!(out)?;
        }
    }
    Ok(Outcome::Clean)
}

/// What holds for a path.
#[derive(Serialize)]
struct Shown {
    path: String,
    /// The configuration files that count, the strongest last.
    files: Vec<String>,
    /// Whether a scan leaves the path out.
    excluded: bool,
    /// How many rules run.
    rules: usize,
    settings: Vec<Setting>,
}

/// A value, and who says so.
#[derive(Serialize)]
struct Setting {
    name: &'static str,
    value: Value,
    from: String,
}

fn shown(path: &Path, settings: &Settings) -> Result<Shown> {
    let real = fs::canonicalize(path).with_context(|| format!("cannot show `{}`", path.display()))?;
    let is_file = real.is_file();
    let (directory, file) =
        if is_file { (around::parent(&real), real.clone()) } else { (real.clone(), real.join(USUAL)) };
    let configured = settings.configurations.of(&directory)?;
    let configured = configured.as_deref();
    let walk = Walk {
        no_ignore: settings.args.no_ignore,
        exclude: &settings.exclude,
        configurations: &settings.configurations,
    };
    let holds = settings.holds(configured, &file);
    let chain = configured.map(ConfigFile::chain).unwrap_or_default();
    Ok(Shown {
        path: path.display().to_string(),
        files: chain.iter().map(|it| it.shown.display().to_string()).collect(),
        excluded: walk.leaves_out(&file, true)?,
        rules: holds.profile().rules.len(),
        settings: all(&holds, &chain, settings),
    })
}

/// All settings: those of rules, those of modules, and those of the scan as a whole.
fn all(holds: &Holds, chain: &[&ConfigFile], settings: &Settings) -> Vec<Setting> {
    let mut all = Vec::new();
    let mut add = |name, value: Value, from: String| all.push(Setting { name, value, from });
    let names = |names: &Names| json!(names.written());
    match &holds.rules {
        Some(Said { value, origin }) => add("rules", names(value), origin.to_string()),
        None => add("rules", json!("the default set"), "default".to_owned()),
    }
    for Said { value, origin } in &holds.rule_files {
        add("rule_files", json!(value.written), origin.to_string());
    }
    for Said { value, origin } in &holds.exclude_rules {
        add("exclude_rules", names(value), origin.to_string());
    }
    for Said { value: (rules, severity), origin } in &holds.severities {
        let value = rules.written().iter().map(|rule| (rule.clone(), json!(severity.name()))).collect();
        add("severities", Value::Object(value), origin.to_string());
    }
    for (name, flag) in [
        ("pedantic", &holds.pedantic),
        ("require_reason", &holds.require_reason),
        ("suppressions", &holds.suppressions),
    ] {
        add(name, json!(flag.value), flag.origin.to_string());
    }
    add("severity", json!(holds.severity.value.name()), holds.severity.origin.to_string());
    for file in chain {
        if let Some(Said { value, origin }) = &file.exclude {
            add("exclude", json!(value.written), origin.to_string());
        }
    }
    let last = chain.last();
    if settings.no_scenarios {
        add("scenarios", json!(false), "the command line".to_owned());
    } else {
        let said = last.and_then(|it| it.last(|it| it.scenarios.as_ref()));
        let (value, from) = said.map_or((true, "default".to_owned()), |it| (it.value, it.origin.to_string()));
        add("scenarios", json!(value), from);
    }
    if let Some(Said { value, origin }) = last.and_then(|it| it.last(|it| it.var_files.as_ref())) {
        let path = |given: &Given| match given {
            Given::File(path, _) => Some(path.display().to_string()),
            Given::Variable(..) | Given::Environment(..) => None,
        };
        add("var_files", json!(value.iter().filter_map(path).collect::<Vec<_>>()), origin.to_string());
    }
    let fail_on = match settings.fail_on.value {
        FailOn::Severity(severity) => severity.name(),
        FailOn::Never => "never",
    };
    add("fail_on", json!(fail_on), settings.fail_on.origin.to_string());
    all
}

impl Shown {
    fn write(&self, out: &mut dyn Write) -> Result<()> {
        let files: Vec<_> = self.files.iter().map(|it| clean::message(it)).collect();
        let files = if files.is_empty() { "no configuration file".to_owned() } else { files.join(", ") };
        writeln!(out, "{}: {files}, {} rules", clean::message(&self.path), self.rules)?;
        if self.excluded {
            writeln!(out, "  `exclude` leaves it out")?;
        }
        let rows: Vec<_> = self.settings.iter().map(|it| (it.name, words(&it.value), &it.from)).collect();
        let width = rows.iter().map(|(_, value, _)| value.chars().count()).filter(|it| *it <= 40).max();
        let width = width.unwrap_or_default();
        for (name, value, from) in rows {
            writeln!(out, "  {name:<15} {value:<width$}  {}", clean::message(from))?;
        }
        writeln!(out)?;
        Ok(())
    }
}

/// A value as it is read in a table.
fn words(value: &Value) -> String {
    let words = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, value)| format!("{name} = {}", words(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    clean::message(&words)
}
