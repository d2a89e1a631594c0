//! How every command that scans begins.

use crate::args::ScanArgs;
use crate::discover::{self, Found};
use crate::judge::{Judged, judge};
use crate::profiles::gives_values;
use crate::progress::Bar;
use crate::settings::Settings;
use crate::walk::Walk;
use anyhow::Result;
use clap::ArgMatches;
use std::io::{self, IsTerminal};
use tollgate_core::engine;
use tollgate_core::files::{Files, Input};
use tollgate_core::progress::Progress;

/// A scan that has found its files.
pub(crate) struct Begun {
    pub settings: Settings,
    pub found: Found,
    pool: rayon::ThreadPool,
    bar: Option<Bar>,
}

/// Reads the settings and finds the files.
///
/// # Errors
/// Where the arguments or a configuration file are wrong, or a path is not there.
pub(crate) fn begin(args: ScanArgs, matches: &ArgMatches) -> Result<Begun> {
    let settings = Settings::new(args, matches)?;
    let pool = engine::pool(settings.threads)?;
    let walk = Walk {
        no_ignore: settings.args.no_ignore,
        exclude: &settings.exclude,
        configurations: &settings.configurations,
    };
    let found = pool.install(|| {
        let mut found = discover::discover(&settings.args.paths, &walk)?;
        settings.args.shard.map_or(Ok(()), |shard| found.divide(shard, gives_values(&settings)))?;
        anyhow::Ok(found)
    })?;
    let bar = (!settings.args.is_quiet() && io::stderr().is_terminal()).then(Bar::new);
    Ok(Begun { settings, found, pool, bar })
}

impl Begun {
    /// Judges what was found, with edits on it.
    ///
    /// # Errors
    /// Where a configuration file is wrong.
    pub(crate) fn judge(&self, files: &dyn Files) -> Result<Judged> {
        self.judge_inputs(self.found.inputs.clone(), files)
    }

    /// The same for the last time.
    ///
    /// # Errors
    /// Where a configuration file is wrong.
    pub(crate) fn judge_once(&mut self, files: &dyn Files) -> Result<Judged> {
        let inputs = std::mem::take(&mut self.found.inputs);
        self.judge_inputs(inputs, files)
    }

    fn judge_inputs(&self, inputs: Vec<Input>, files: &dyn Files) -> Result<Judged> {
        let progress: &dyn Progress = self.bar.as_ref().map_or(&(), |bar| bar);
        self.pool.install(|| judge(inputs, &self.found, &self.settings, files, progress, None))
    }

    /// Takes the progress off the screen.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.clear();
        }
    }
}
