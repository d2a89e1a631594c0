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
use std::path::{Path, PathBuf};
use tollgate_core::engine;
use tollgate_core::files::{Files, Kind, kind_of};
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
    pool: rayon::ThreadPool,
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
            pool: engine::pool(threads)?,
        })
    }

    /// The arguments, with what the editor asks for.
    fn arguments(&self) -> Result<ScanArgs> {
        let Command::Server(server) = Args::from_arg_matches(self.matches)?.command else {
            return Err(anyhow!("these are no arguments of `tollgate server`"));
        };
        let mut judged = server.judged;
        judged.paths = vec![PathBuf::from(".")];
        judged.pedantic = self.options.pedantic.unwrap_or(judged.pedantic);
        if let Some(severity) = &self.options.severity {
            let severity =
                severity.parse().map_err(|_| anyhow!("`severity`: `{severity}` is no severity"))?;
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
        // Other files or rules: what was judged holds no longer, what was read does.
        self.memory.verdicts.clear();
        Ok(())
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
