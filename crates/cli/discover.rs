//! From the paths of the command line to the files of a scan.

use crate::around::{boundary, git_top, here, in_common, parent, real, real_directory, shown_path, top};
use crate::config::Wrong;
use crate::disk::Disk;
use crate::gitignore::Ignored;
use crate::say::say;
use crate::tracked;
use crate::walk::{Directory, Walk, is_machinery, waivers_in};
use anyhow::{Context, Error, Result, bail};
use ignore::WalkBuilder;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tollgate_core::files::Input;
use tollgate_core::files::{Boundaries, Boundary, Files, Kind, is_refused, kind_of};
use tollgate_core::load::{self, Shard, Sharded};

/// What is to be scanned, and of what the findings are reported.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files.
    pub inputs: Vec<Input>,
    /// Files in which other scanners are told what to leave out.
    pub waivers: Vec<Input>,
    /// Where findings are reported from.
    pub selection: Selection,
    /// The paths of the command line.
    pub asked: Vec<Asked>,
    /// The directory around everything: see [`top`].
    pub top: PathBuf,
    /// What may be read.
    pub boundaries: Boundaries,
    /// What leads outside of them.
    pub refused: Vec<Refused>,
    /// What could not be looked into.
    pub errors: Vec<(PathBuf, io::Error)>,
    /// What is wrong with configuration files.
    pub wrong: Vec<Error>,
}

/// A path that leads to what may not be read.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The path as people see it.
    pub path: PathBuf,
    /// The path: absolute, its directory without symbolic links.
    pub entry: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// Paths that every file of a repository is looked up in: by their bytes, since part by part takes long.
pub(crate) type Paths = BTreeSet<OsString>;

/// The modules whose findings are reported.
#[derive(Debug, Default)]
pub(crate) enum Selection {
    /// All that is loaded.
    #[default]
    All,
    /// Modules of files that were given by name, and everything below directories that were given too. Absolute.
    Some {
        /// Files that are known to belong to them, without symbolic links.
        files: Paths,
        /// Directories of modules.
        modules: Paths,
        /// Directories with everything below them.
        trees: Vec<PathBuf>,
    },
    /// What belongs to a part of the scan.
    Shard(Sharded),
}

impl Selection {
    /// Whether findings in a file are reported.
    pub(crate) fn contains(&self, real_path: &Path) -> bool {
        match self {
            Self::All => true,
            Self::Shard(shard) => shard.contains(real_path),
            Self::Some { files, modules, trees } => {
                files.contains(real_path.as_os_str())
                    || is_in(modules, real_path)
                    || trees.iter().any(|tree| real_path.starts_with(tree))
            }
        }
    }
}

impl Selection {
    /// Whether findings in the module of a directory are reported, or in a plan.
    pub(crate) fn contains_module(&self, directory: &Path) -> bool {
        self.contains(directory) || self.contains(&directory.join(USUAL))
    }
}

/// The name of a file as every module may have it.
const USUAL: &str = "main.tf";

/// Whether a file belongs to one of these modules. A plan is a module of its own, whatever stands beside it.
fn is_in(modules: &Paths, file: &Path) -> bool {
    file.parent().is_some_and(|it| modules.contains(it.as_os_str()))
        && kind_of(file) != Some(Kind::PossiblePlan)
}

/// A path of the command line, and what it is.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The path as it was given.
    pub path: PathBuf,
    /// Absolute; of a directory without symbolic links, of a file its directory.
    pub real: PathBuf,
    /// Whether it is a file; else it is a directory.
    pub is_file: bool,
    /// Whether it is left out, although it was named.
    pub is_excluded: bool,
    /// Whether it is or holds configuration, or belongs to it. If not, it may be or hold a plan.
    pub is_configuration: bool,
}

/// The directory around all paths: where the configuration file is looked for first.
pub(crate) fn start(paths: &[PathBuf]) -> Result<PathBuf> {
    let mut directories = paths.iter().map(|path| Ok(ask(path)?.directory()));
    let first = directories.next().unwrap_or_else(|| here().context("there is no working directory"))?;
    directories.try_fold(first, |common, next: Result<PathBuf>| Ok(in_common(&common, &next?)))
}

/// The directory below which a file is shown: the working directory, else the top of its git work tree.
fn seen_from(file: &Path) -> PathBuf {
    here().filter(|it| file.starts_with(it)).unwrap_or_else(|| top(&parent(file)))
}

/// Finds the files of a scan.
pub(crate) fn discover(paths: &[PathBuf], walk: &Walk<'_>) -> Result<Found> {
    let mut asked = paths.iter().map(|path| ask(path)).collect::<Result<Vec<_>>>()?;
    let boundaries = asked.iter().map(|asked| {
        let boundary = boundary(&asked.directory());
        boundary.with_context(|| {
            format!("cannot scan `{}`: it is not in a directory of its own", asked.path.display())
        })
    });
    let mut boundaries = boundaries.collect::<Result<Boundaries>>()?;
    // A file is seen from the working directory, as whoever named it sees it.
    boundaries.ask_for(asked.iter().map(|it| if it.is_file { seen_from(&it.real) } else { it.real.clone() }));
    let mut found = Found { top: top(&start(paths)?), boundaries, ..Found::default() };
    let mut modules = Paths::new();
    let mut shared = Paths::new();
    let mut trees = Vec::new();
    for asked in &mut asked {
        if walk.leaves_out(&asked.real, asked.is_file)? {
            asked.is_excluded = true;
        } else if !asked.is_file {
            let known = found.inputs.len();
            trees.push(asked.real.clone());
            walk_directory(&asked.path, &asked.real, walk, &mut found)?;
            // Elsewhere in the repository, where callers are looked for, they are of no account.
            if !found.wrong.is_empty() {
                return Err(found.wrong.swap_remove(0));
            }
            asked.is_configuration = found.inputs[known..].iter().any(|it| is_configuration(&it.entry));
        } else if let Some(kind) = kind_of(&asked.real) {
            if kind != Kind::PossiblePlan {
                modules.insert(module_of(&asked.real, &found.boundaries).into());
            }
            asked.is_configuration = is_configuration(&asked.real);
            found.add_file(&asked.path, asked.real.clone());
        } else if is_shared(&asked.real) {
            shared.insert(asked.real.clone().into());
        }
    }
    let named = Named { asked, modules, shared, trees };
    if named.asked.iter().all(|it| !it.is_file) {
        Ok(Found { asked: named.asked, ..found })
    } else {
        around(named, found, walk)
    }
}

/// Finds what there is to know of the modules of files, which need not be saved: those that are open in an editor.
/// Absolute; those in directories that are not there are none.
pub(crate) fn discover_open(files: &[PathBuf], walk: &Walk<'_>) -> Result<Found> {
    let mut found = Found { top: top(&here().unwrap_or_default()), ..Found::default() };
    found.boundaries = files.iter().filter_map(|it| boundary(&parent(it))).collect();
    found.boundaries.ask_for(here());
    let mut named = Named::default();
    for file in files {
        let (kind, is_shared) = (kind_of(file), is_shared(file));
        let is_known = found.boundaries.around(file).is_some() && (kind.is_some() || is_shared);
        if !is_known || walk.leaves_out(file, true)? {
            continue;
        }
        let asked = Asked {
            path: shown_path(file),
            real: file.clone(),
            is_file: true,
            is_excluded: false,
            is_configuration: is_configuration(file),
        };
        match kind {
            None => _ = named.shared.insert(file.clone().into()),
            Some(Kind::PossiblePlan) => {}
            Some(_) => _ = named.modules.insert(module_of(file, &found.boundaries).into()),
        }
        found.add_file(&asked.path, file.clone());
        named.asked.push(asked);
    }
    around(named, found, walk)
}

/// What is named of a repository: paths, the modules of files among them, files that units of Terragrunt may share, and
/// directories.
#[derive(Default)]
struct Named {
    asked: Vec<Asked>,
    modules: Paths,
    shared: Paths,
    trees: Vec<PathBuf>,
}

/// Finds, beside what is found, what else the repositories of files hold.
fn around(named: Named, found: Found, walk: &Walk<'_>) -> Result<Found> {
    let Named { mut asked, modules, shared, trees } = named;
    let mut found = found;
    // The callers of a module may be anywhere in its repository. Without one there is no telling how far to look.
    let mut reach: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let around = shared.iter().map(|it| parent(Path::new(it)));
    for module in modules.iter().map(PathBuf::from).chain(around) {
        let module = module.as_path();
        if let Some(within) = found.boundaries.around(module) {
            let repository = git_top(module).unwrap_or(module);
            let around = reach.entry(within.path().to_owned()).or_insert_with(|| repository.to_owned());
            *around = in_common(around, repository);
        }
    }
    let here = here().unwrap_or_default();
    for repository in reach.values() {
        let (known, waivers) = (found.inputs.len(), found.waivers.len());
        walk_directory(&shown_path(repository), repository, walk, &mut found)?;
        if *repository != here {
            let met = found.inputs[known..].iter_mut().chain(&mut found.waivers[waivers..]);
            met.for_each(|input| shorten(input, &here));
        }
    }
    // The files of the module itself count even where .gitignore excludes them.
    for module in modules.iter().map(Path::new) {
        let shown = shown_path(module);
        let files = fs::read_dir(module).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        let is_read = |file: &Path| !matches!(kind_of(file), Some(Kind::Variables(_)));
        let files = files.filter(|file| is_read(file) && is_in(&modules, file));
        for entry in files {
            if !walk.leaves_out(&entry, true)? {
                found.add_file(&shown.join(entry.file_name().unwrap_or_default()), entry);
            }
        }
    }
    let named: BTreeSet<_> = asked.iter().filter(|it| it.is_file).map(|it| it.real.as_os_str()).collect();
    let is_asked = |input: &&Input| {
        let entry = input.entry.as_path();
        named.contains(entry.as_os_str())
            || is_in(&modules, entry)
            || trees.iter().any(|tree| entry.starts_with(tree))
    };
    let files = found.inputs.iter().filter(is_asked).map(|input| input.real_path.as_os_str().to_owned());
    let files = files.chain(shared.iter().map(|it| real(Path::new(it)).into())).collect();
    // A file of variables belongs to the configuration beside or above it.
    let configured = LazyCell::new(|| {
        let beside =
            found.inputs.iter().filter(|it| is_in(&modules, &it.entry) && is_configuration(&it.entry));
        beside.map(|it| parent(&it.entry)).collect::<BTreeSet<_>>()
    });
    for asked in asked.iter_mut().filter(|it| !it.is_excluded && is_variables(&it.real)) {
        asked.is_configuration = configured.contains(&module_of(&asked.real, &found.boundaries));
    }
    found.asked = asked;
    found.selection = Selection::Some { files, modules, trees };
    Ok(found)
}

impl Asked {
    /// Itself, or the directory it is in.
    pub(crate) fn directory(&self) -> PathBuf {
        if self.is_file { parent(&self.real) } else { self.real.clone() }
    }
}

/// Shows what is below the working directory without the way up to the top and down again.
fn shorten(input: &mut Input, here: &Path) {
    let starts = |path: &Path, start: &Path| {
        path.as_os_str().as_encoded_bytes().starts_with(start.as_os_str().as_encoded_bytes())
    };
    // Nearly all files are elsewhere, which bytes tell sooner than parts.
    if starts(&input.entry, here)
        && let Ok(below) = input.entry.strip_prefix(here)
    {
        input.path = below.to_owned();
    }
}

fn ask(path: &Path) -> Result<Asked> {
    let cannot_scan = || format!("cannot scan `{}`", path.display());
    // A link with the name of a Terraform file is a file of the directory it stands in, wherever it leads: hooks pass
    // names that others chose.
    let is_link = kind_of(path).is_some() && path.symlink_metadata().is_ok_and(|it| it.is_symlink());
    let is_file = is_link || {
        let kind = fs::metadata(path).with_context(cannot_scan)?;
        if !kind.is_file() && !kind.is_dir() {
            bail!("{}: it is neither a file nor a directory", cannot_scan());
        }
        kind.is_file()
    };
    let real = match path.file_name().filter(|_| is_file) {
        Some(name) => real_directory(path).with_context(cannot_scan)?.join(name),
        None => fs::canonicalize(path).with_context(cannot_scan)?,
    };
    Ok(Asked { path: path.to_owned(), real, is_file, is_excluded: false, is_configuration: false })
}

fn is_configuration(file: &Path) -> bool {
    matches!(kind_of(file), Some(Kind::Configuration(_) | Kind::Terragrunt(_)))
}

/// Whether units of Terragrunt may include or read a file.
fn is_shared(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "hcl")
}

fn is_variables(file: &Path) -> bool {
    matches!(kind_of(file), Some(Kind::Variables(_) | Kind::AutomaticVariables(_)))
}

/// The directory of the module that a file belongs to: values of variables may be for the nearest module above them.
fn module_of(file: &Path, boundaries: &Boundaries) -> PathBuf {
    let own = parent(file);
    let Some(within) = boundaries.around(file).filter(|_| is_variables(file)) else { return own };
    let holds_module = |directory: &&Path| {
        let mut entries = fs::read_dir(directory).into_iter().flatten().flatten();
        entries.any(|it| is_configuration(Path::new(&it.file_name())))
    };
    let above = own.ancestors().take_while(|it| it.starts_with(within.path()));
    above.into_iter().find(holds_module).map_or_else(|| own.clone(), Path::to_owned)
}

/// Whether a directory holds configuration that a scan may have left out.
pub(crate) fn holds_configuration(directory: &Path) -> bool {
    let mut entries = WalkBuilder::new(directory)
        .standard_filters(false)
        .filter_entry(|entry| !is_machinery(entry.file_name()))
        .build();
    entries.any(|entry| entry.is_ok_and(|it| is_configuration(it.path())))
}

impl Found {
    /// Whether the command line names a path: absolute, its directory without symbolic links.
    pub(crate) fn is_named(&self, path: &Path) -> bool {
        self.asked.iter().any(|asked| asked.real == path)
    }

    /// Leaves of it what it takes to judge one part. What is wrong with values that options or configuration files give
    /// (`gives`) is found wherever they count, and only who reads all root modules says it once: the first part.
    ///
    /// # Errors
    /// Where a file is named: its module is one part.
    pub(crate) fn divide(&mut self, shard: Shard, gives: bool) -> Result<()> {
        if let Some(file) = self.asked.iter().find(|it| it.is_file) {
            bail!("--shard divides what is in directories, and `{}` is a file", file.path.display());
        }
        // Which of them are plans, only those tell that read them.
        let may_be_plan = |it: &Input| kind_of(&it.entry) == Some(Kind::PossiblePlan);
        let plans: Vec<_> =
            self.inputs.iter().filter(|it| may_be_plan(it)).map(|it| it.entry.clone()).collect();
        for asked in &mut self.asked {
            asked.is_configuration |= plans.iter().any(|it| it.starts_with(&asked.real));
        }
        let inputs = std::mem::take(&mut self.inputs);
        let settings = &tollgate_rules::SETTINGS;
        let all = (gives && shard.is_first()).then(|| inputs.clone());
        let (inputs, shard) = load::shard(inputs, shard, &self.top, settings, &self.boundaries, &Disk);
        (self.inputs, self.selection) = (all.unwrap_or(inputs), Selection::Shard(shard));
        Ok(())
    }

    /// Takes in a file, if it is of a kind that is scanned. A pipe or a device is not a file: reading it may never end.
    fn add_file(&mut self, shown: &Path, entry: PathBuf) {
        let found = self.boundaries.around(&entry).and_then(|within| input(shown, entry.clone(), within));
        self.add(found);
    }

    fn add(&mut self, found: Option<Result<Input, Refused>>) {
        match found {
            Some(Ok(input)) => self.inputs.push(input),
            Some(Err(refused)) => self.refused.push(refused),
            None => {}
        }
    }
}

/// The input for a file, if it is of a kind that is scanned.
fn input(shown: &Path, entry: PathBuf, within: &Boundary) -> Option<Result<Input, Refused>> {
    kind_of(&entry)?;
    let path = shown.strip_prefix("./").unwrap_or(shown).to_owned();
    let real_path = match Disk.resolve(&entry, within) {
        Ok(real_path) if !real_path.is_file() => return None,
        // Why nothing is there, reading it will tell.
        Err(error) if !is_refused(&error) => within.admit(&entry),
        resolved => resolved,
    };
    Some(match real_path {
        Ok(real_path) => Ok(Input { path, entry, real_path }),
        Err(error) => Err(Refused { path, entry, error }),
    })
}

fn walk_directory(path: &Path, real: &Path, walk: &Walk<'_>, found: &mut Found) -> Result<()> {
    let Some(within) = found.boundaries.around(real).cloned() else { return Ok(()) };
    let ignored = Ignored::new();
    let around = if walk.no_ignore { None } else { ignored.around(real, &within) };
    // What people see does not start with `./`.
    let shown = path.strip_prefix("./").unwrap_or(path).to_owned();
    let Ok(start) = within.admit(real) else { return Ok(()) };
    let above = real.parent().filter(|above| above.starts_with(within.path()));
    let configured = walk.configurations.of(above.unwrap_or(real)).map_err(|_| Wrong);
    let start = Directory { shown, real: start, ignored: around, configured };
    let met = walk.below(start, &within, &ignored);
    walk.configurations.know(met.configured);
    found.wrong.extend(met.wrong);
    for (file, error) in ignored.unread() {
        say(format_args!("`{}` is not read, what it names is scanned: {error}", shown_path(&file).display()));
    }
    found.inputs.extend(met.files);
    found.waivers.extend(met.waivers);
    // What a directory above says is for those below it, too.
    for above in real.ancestors().skip(1).map_while(|above| within.admit(above).ok()) {
        found.waivers.extend(waivers_in(&shown_path(&above), &above));
    }
    met.links.into_iter().for_each(|(path, link)| found.add(link_input(path, &link, &within)));
    found.errors.extend(met.errors);
    if walk.no_ignore { Ok(()) } else { add_tracked(path, real, walk, found) }
}

/// Adds what git tracks below a directory although an ignore file names it: Terraform deploys it, and whoever proposes a
/// change may name a file of it in `.gitignore`.
fn add_tracked(path: &Path, real: &Path, walk: &Walk<'_>, found: &mut Found) -> Result<()> {
    let Some(top) = git_top(real) else { return Ok(()) };
    let refused = found.refused.iter().map(|refused| refused.entry.as_os_str());
    // As bytes: part by part, paths are slow to hash, and nearly every file that git tracks is known.
    let known: HashSet<_> = found.inputs.iter().map(|input| input.entry.as_os_str()).chain(refused).collect();
    let mut hidden = tracked::files(top, |it| kind_of(it).is_some() && !known.contains(it.as_os_str()))?;
    hidden.retain(|entry| is_tracked_here(entry, real, &known));
    for entry in hidden {
        if !walk.leaves_out(&entry, true)? {
            let shown = path.join(entry.strip_prefix(real)?);
            found.add_file(&shown, entry);
        }
    }
    Ok(())
}

/// Whether a file of git's index is there, is one that a walk below `real` would come to, and not `known` by another
/// name: case, or how an accent is written, may make no difference to the system.
fn is_tracked_here(entry: &Path, real: &Path, known: &HashSet<&OsStr>) -> bool {
    let is_hidden = |below: &Path| below.iter().any(|it| it.as_encoded_bytes().starts_with(b"."));
    let (Ok(below), Ok(kind)) = (entry.strip_prefix(real), entry.symlink_metadata()) else { return false };
    let is_known = || {
        real_directory(entry).is_ok_and(|it| it != parent(entry))
            || known.contains(self::real(entry).as_os_str())
    };
    !is_hidden(below) && (kind.is_symlink() || !is_known())
}

/// The input for a link that a walk comes to. A link to a file is a file of its module.
fn link_input(path: PathBuf, link: &Path, within: &Boundary) -> Option<Result<Input, Refused>> {
    let entry = link.to_owned();
    if kind_of(link).is_some() {
        return input(&path, entry, within);
    }
    // Of a directory that the repository shows and does not hold, people should know that it is not scanned.
    let error = Disk.resolve(link, within).err().filter(is_refused)?;
    link.is_dir().then_some(Err(Refused { path, entry, error }))
}
