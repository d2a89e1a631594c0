//! A scan that is made again and again: of what is open in an editor, as the editor has it.

use crate::args::{Args, Command, ScanArgs};
use crate::around;
use crate::discover::{self, Found};
use crate::disk::Disk;
use crate::judge::{self, Memory, judge};
use crate::settings::Settings;
use crate::walk::Walk;
use anyhow::{Context, Result, anyhow};
use clap::{ArgMatches, FromArgMatches};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tollgate_core::engine;
use tollgate_core::files::{Files, Input, Kind, kind_of};
use tollgate_core::source::directory;
use tollgate_server::{Failure, Judged, Options, Scanner, Scope};

/// What is known from one edit to the next.
pub(crate) struct Editing<'m> {
    /// The command line, which is read again with the configuration.
    matches: &'m ArgMatches,
    options: Options,
    folders: Vec<PathBuf>,
    settings: Option<Settings>,
    found: Found,
    memory: Memory,
    /// What the disk said of each file when it was last looked at.
    stamps: HashMap<PathBuf, Stamp>,
    pool: rayon::ThreadPool,
}

/// When a file was last changed, and how long it is. `None` where that cannot be told.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(file: &Path) -> Stamp {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

impl<'m> Editing<'m> {
    /// Nothing is known yet.
    ///
    /// # Errors
    /// Where there are no threads.
    pub(crate) fn new(threads: usize, matches: &'m ArgMatches) -> Result<Self> {
        Ok(Self {
            matches,
            options: Options::default(),
            folders: Vec::new(),
            settings: None,
            found: Found::default(),
            memory: Memory::default(),
            stamps: HashMap::new(),
            pool: engine::pool(threads)?,
        })
    }

    /// The arguments, with what the editor asks for.
    fn arguments(&self) -> Result<ScanArgs> {
        let Command::Server(server) = Args::from_arg_matches(self.matches)?.command else {
            return Err(anyhow!("these are not arguments of `tollgate server`"));
        };
        let mut judged = server.judged;
        judged.paths = vec![PathBuf::from(".")];
        judged.pedantic = self.options.pedantic.unwrap_or(judged.pedantic);
        if let Some(severity) = &self.options.severity {
            let severity =
                severity.parse().map_err(|_| anyhow!("`severity`: `{severity}` is not a severity"))?;
            judged.severity = Some(severity);
        }
        if !self.options.rules.is_empty() {
            judged.rule.clone_from(&self.options.rules);
        }
        judged.exclude_rule.extend(self.options.exclude_rules.iter().cloned());
        Ok(ScanArgs { judged, ..ScanArgs::default() })
    }

    fn find_open(&mut self, open: &[PathBuf]) -> Result<()> {
        let settings = Settings::new(self.arguments()?, self.matches)?;
        let walk = Walk {
            no_ignore: settings.args.no_ignore,
            exclude: &settings.exclude,
            configurations: &settings.configurations,
        };
        self.found = self.pool.install(|| match self.options.scope {
            Scope::Workspace if !self.folders.is_empty() => discover::discover(&self.folders, &walk),
            Scope::Workspace | Scope::Modules => discover::discover_open(open, &walk),
        })?;
        self.settings = Some(settings);
        self.forget_changed();
        // Other files or rules: what was judged holds no longer, what was read does.
        self.memory.verdicts.clear();
        Ok(())
    }

    /// Forgets what was read of files that have changed on the disk: not every client watches them.
    fn forget_changed(&mut self) {
        let look = |input: &Input| (input.real_path.to_path_buf(), stamp(&input.real_path));
        let stamps: HashMap<_, _> = self.pool.install(|| self.found.inputs.par_iter().map(look).collect());
        let is_changed = |(file, stamp): &(&PathBuf, &Stamp)| {
            self.stamps.get(*file).is_some_and(|known| known != *stamp || stamp.is_none())
        };
        stamps.iter().filter(is_changed).for_each(|(file, _)| self.memory.kept.forget(file));
        self.stamps = stamps;
    }
}

impl Scanner for Editing<'_> {
    fn disk(&self) -> &'static dyn Files {
        &Disk
    }

    fn begin(&mut self, folders: &[PathBuf], options: &Options) -> Result<(), Failure> {
        self.folders = folders.iter().map(|it| around::real(it)).collect();
        self.options = options.clone();
        // Paths are shown, and the repository is looked for, from where a person would run a scan.
        if let Some(first) = self.folders.first() {
            std::env::set_current_dir(first)
                .with_context(|| format!("cannot look into `{}`", first.display()))?;
        }
        Ok(())
    }

    fn find(&mut self, open: &[PathBuf]) -> Result<(), Failure> {
        Ok(self.find_open(open)?)
    }

    fn changed(&mut self, file: &Path) {
        self.memory.kept.forget(file);
        // Values of variables, units and what functions read may matter to any module.
        match kind_of(file) {
            Some(Kind::Configuration(_)) => self.memory.verdicts.forget(directory(file)),
            _ => self.memory.verdicts.clear(),
        }
    }

    fn judge(&mut self, files: &dyn Files) -> Result<Judged, Failure> {
        let Some(settings) = &self.settings else { return Err("nothing is found yet".into()) };
        let (found, memory) = (&self.found, &mut self.memory);
        let inputs = found.inputs.clone();
        let judged = self.pool.install(|| judge(inputs, found, settings, files, &(), Some(memory)));
        let judge::Judged { project, report, .. } = judged?;
        Ok(Judged { project, report })
    }
}
