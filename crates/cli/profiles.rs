//! What of the configuration files counts where, once it is known what a scan reads.

use crate::config::ConfigFile;
use crate::discover::Found;
use crate::settings::Settings;
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_core::engine::Profiles;
use tollgate_core::load::Given;
use tollgate_core::project::Project;
use tollgate_core::source::{Source, directory};

/// What counts where.
pub(crate) struct Configured {
    /// What is asked of the rules.
    pub profiles: Profiles,
    /// The configuration files that count for something, in the order of their paths, and for how many files of the scan
    /// each profile is, by its number.
    pub used: Vec<(Arc<ConfigFile>, BTreeMap<usize, usize>)>,
}

/// Finds out what counts for each file of a project, and gives its root modules what the configuration files do.
///
/// # Errors
/// Where a configuration file is wrong.
pub(crate) fn configure(project: &mut Project, settings: &Settings, found: &Found) -> Result<Configured> {
    give(project, settings);
    let mut profiles = Profiles::from(settings.usual());
    let mut used: BTreeMap<PathBuf, (Arc<ConfigFile>, BTreeMap<usize, usize>)> = BTreeMap::new();
    // Equal layers are one profile.
    let mut numbers: HashMap<Vec<_>, usize> = HashMap::new();
    for asked in &found.asked {
        if let Some(configured) = settings.configurations.of(&asked.directory())? {
            used.entry(configured.path.clone()).or_insert((configured, BTreeMap::new()));
        }
    }
    let mut near: Option<(PathBuf, Option<Arc<ConfigFile>>)> = None;
    // What options and configuration files name is shown by that name.
    let is_found = |source: &Source| source.is_file() && source.real_path.is_absolute();
    for (id, source) in project.sources.iter().filter(|(_, source)| is_found(source)) {
        let directory = directory(&source.real_path);
        let configured = match near.take().filter(|(known, _)| known == directory) {
            Some((_, configured)) => configured,
            None => match settings.configurations.of(directory) {
                Err(error) if found.selection.contains(&source.real_path) => return Err(error),
                configured => configured.ok().flatten(),
            },
        };
        near = Some((directory.to_owned(), configured.clone()));
        let layers = settings.layers(configured.as_deref(), &source.real_path);
        let key: Vec<_> = layers.iter().map(|layer| std::ptr::from_ref(*layer)).collect();
        let number = match numbers.get(&key) {
            Some(number) => *number,
            None => {
                let profile = settings.profile(configured.as_deref(), &source.real_path);
                let number = profiles.add(profile);
                numbers.insert(key, number);
                number
            }
        };
        profiles.set(id, number);
        if let Some(configured) = configured.filter(|_| found.selection.contains(&source.real_path)) {
            let (_, files) = used.entry(configured.path.clone()).or_insert((configured, BTreeMap::new()));
            *files.entry(number).or_default() += 1;
        }
    }
    Ok(Configured { profiles, used: used.into_values().collect() })
}

/// Gives root modules the values of the files that their configuration names, and takes from them the scenarios that it
/// does not want.
fn give(project: &mut Project, settings: &Settings) {
    let mut given: BTreeMap<PathBuf, (Arc<ConfigFile>, Vec<usize>)> = BTreeMap::new();
    for (index, module) in project.modules.iter_mut().enumerate() {
        let configured = settings.configurations.of(&module.real_directory);
        let Some(configured) = configured.ok().flatten() else { continue };
        if has_no_scenarios(&configured) {
            module.scenarios.clear();
        }
        let (_, modules) = given.entry(configured.path.clone()).or_insert((configured, Vec::new()));
        modules.push(index);
    }
    for (configured, modules) in given.into_values() {
        for (path, bytes) in files_given(&configured) {
            project.give_to(&modules, path, bytes);
        }
    }
}

/// Whether options, variables of the environment or configuration files give variables their values.
pub(crate) fn gives_values(settings: &Settings) -> bool {
    let files = settings.configurations.files();
    let mut files = files.iter().chain(&settings.of_scan);
    !settings.given.is_empty() || files.any(|file| files_given(file).next().is_some())
}

/// Whether root modules that a configuration file is for are judged with no variable files but those that Terraform
/// reads, and those that it names.
pub(crate) fn has_no_scenarios(configured: &ConfigFile) -> bool {
    configured.last(|it| it.scenarios.as_ref()).is_some_and(|it| !it.value)
        || files_given(configured).next().is_some()
}

/// The files of values that a configuration file names.
fn files_given(configured: &ConfigFile) -> impl Iterator<Item = (&Path, &[u8])> {
    let files = configured.last(|it| it.var_files.as_ref()).into_iter().flat_map(|it| &it.value);
    files.filter_map(|given| match given {
        Given::File(path, bytes) => Some((path.as_path(), bytes.as_slice())),
        Given::Variable(..) | Given::Environment(..) => None,
    })
}

impl Configured {
    /// The configuration files, with those that they extend, as people see them.
    pub(crate) fn shown(&self) -> Vec<PathBuf> {
        let files = self.used.iter().flat_map(|(file, _)| file.chain());
        let files: BTreeMap<_, _> = files.map(|file| (&file.path, file.shown.to_path_buf())).collect();
        files.into_values().collect()
    }

    /// Whether a configuration file gives the values in a file.
    pub(crate) fn gives(&self, path: &Path) -> bool {
        self.used.iter().any(|(file, _)| files_given(file).any(|(given, _)| given == path))
    }
}
