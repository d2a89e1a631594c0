//! File access: all that this crate reads, it reads through [`Files`], and only what a [`Boundary`] admits.

use crate::syntax::Language;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::iter;
use std::ops::Deref;
use std::path::{Component, Path, PathBuf};

/// A file that is to be scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path as people see it.
    pub path: PathBuf,
    /// The path of the directory entry: absolute, its directory without symbolic links. It decides to which module
    /// the file belongs.
    pub entry: PathBuf,
    /// The file itself.
    pub real_path: RealPath,
}

/// The order of two paths by their parts, told from their bytes: a part ends before any other goes on.
pub(crate) fn compare_paths(a: &Path, b: &Path) -> Ordering {
    const STEP: usize = 16;
    let [a, b] = [a, b].map(|path| path.as_os_str().as_encoded_bytes());
    let rank = |byte: u8| if std::path::is_separator(char::from(byte)) { 0 } else { u16::from(byte) + 1 };
    // Most paths of a scan begin alike: what is the same is passed over many bytes at a time.
    let steps = iter::zip(a.as_chunks::<STEP>().0, b.as_chunks::<STEP>().0);
    let same = STEP * steps.take_while(|(a, b)| a == b).count();
    match iter::zip(&a[same..], &b[same..]).find(|(a, b)| a != b) {
        Some((&a, &b)) => rank(a).cmp(&rank(b)),
        None => a.len().cmp(&b.len()),
    }
}

/// A directory that files may be read from, with everything below it but git's own files, which hold tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary(PathBuf);

impl Boundary {
    /// The boundary at a directory: absolute, without symbolic links.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self(directory.into())
    }

    /// The directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The path, absolute and without symbolic links, as one that may be read.
    ///
    /// # Errors
    /// Where it lies outside, or is git's: see [`is_refused`].
    pub fn admit(&self, path: impl Into<PathBuf>) -> io::Result<RealPath> {
        let path = path.into();
        let Ok(below) = path.strip_prefix(&self.0) else { return Err(Refused::Outside.into()) };
        if below.components().any(|it| it.as_os_str().eq_ignore_ascii_case(".git")) {
            return Err(Refused::Git.into());
        }
        Ok(RealPath(path))
    }
}

/// The boundaries around what is scanned: one for each repository. None lies within another.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    around: Vec<Boundary>,
    /// The directories that were asked for: what those around them are called says nothing of what they hold.
    tops: Vec<PathBuf>,
}

impl Boundaries {
    /// Resolves a path that stands in a file below `from`: where it leads, which is within the boundary around `from`.
    ///
    /// # Errors
    /// Where it leads elsewhere ([`is_refused`]) or nowhere.
    pub fn resolve(&self, path: &Path, from: &Path, files: &dyn Files) -> io::Result<RealPath> {
        files.resolve(path, self.around(from).ok_or(Refused::Outside)?)
    }

    /// The boundary around a path: absolute, its directory without symbolic links.
    #[must_use]
    pub fn around(&self, path: &Path) -> Option<&Boundary> {
        self.around.iter().find(|boundary| path.starts_with(&boundary.0))
    }

    /// Names the directories that were asked for: absolute, without symbolic links.
    pub fn ask_for(&mut self, directories: impl IntoIterator<Item = PathBuf>) {
        self.tops = outermost(directories.into_iter().collect());
    }

    /// The path of a directory below what was asked for, or of what is beside that, below the boundary: absolute, without
    /// symbolic links.
    #[must_use]
    pub fn below<'p>(&self, directory: &'p Path) -> &'p Path {
        let mut tops = self.tops.iter().chain(self.around.iter().map(|it| &it.0));
        tops.find_map(|top| directory.strip_prefix(top).ok()).unwrap_or(directory)
    }

    /// Whether a directory is of examples or tests, or one around it, below what was asked for.
    #[must_use]
    pub fn are_around_example(&self, directory: &Path) -> bool {
        is_in_example(self.below(directory))
    }
}

/// Leaves out what lies within another.
fn outermost(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    // It comes somewhere behind it.
    paths.sort();
    let mut outermost: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !outermost.iter().any(|outer| path.starts_with(outer)) {
            outermost.push(path);
        }
    }
    outermost
}

impl FromIterator<Boundary> for Boundaries {
    /// Keeps the outermost.
    fn from_iter<T: IntoIterator<Item = Boundary>>(boundaries: T) -> Self {
        let paths = outermost(boundaries.into_iter().map(|it| it.0).collect());
        Self { around: paths.into_iter().map(Boundary).collect(), tops: Vec::new() }
    }
}

impl From<&Path> for Boundaries {
    fn from(directory: &Path) -> Self {
        Self { around: vec![Boundary::new(directory)], tops: Vec::new() }
    }
}

/// The path of a file or a directory that may be read: absolute, without symbolic links.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealPath(PathBuf);

impl RealPath {
    /// A path that the command line names, which no boundary holds.
    #[must_use]
    pub fn named(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// What a listing of this directory names, which is not a link: it lies within the same boundary.
    ///
    /// # Errors
    /// Where the name is not a name of an entry, or is git's: see [`is_refused`].
    pub fn entry(&self, name: &OsStr) -> io::Result<Self> {
        if name.eq_ignore_ascii_case(".git") {
            return Err(Refused::Git.into());
        }
        let mut components = Path::new(name).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(only)), None) if only == name => Ok(Self(self.0.join(name))),
            _ => Err(Refused::Outside.into()),
        }
    }
}

impl Deref for RealPath {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

/// Why a path that may well be there is not read.
#[derive(Debug)]
enum Refused {
    Outside,
    Git,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "it leads outside the repository",
            Self::Git => "it leads into `.git`",
        })
    }
}

impl Error for Refused {}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::new(io::ErrorKind::PermissionDenied, refused)
    }
}

/// Whether an error says that a boundary does not admit a path.
#[must_use]
pub fn is_refused(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Refused>())
}

/// The error for a file of more than `limit` bytes.
#[must_use]
pub fn too_large(limit: usize) -> io::Error {
    let limit = if limit < 1 << 20 { format!("{} KiB", limit >> 10) } else { format!("{} MiB", limit >> 20) };
    io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {limit}"))
}

/// Reads files and directories. The command line hands in the disk, tests a map.
pub trait Files: Sync {
    /// Where a path leads, if that is within the boundary. This is the gate: whatever a configuration or a link
    /// names passes here before it is read.
    ///
    /// # Errors
    /// Where it leads elsewhere ([`is_refused`]), and what the system says.
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        within.admit(normalize(path))
    }

    /// Whether there certainly is nothing at a path. What is looked for often and seldom there need not be resolved.
    fn is_missing(&self, path: &RealPath) -> bool {
        let _ = path;
        false
    }

    /// The bytes of a regular file.
    ///
    /// # Errors
    /// Where there are more than `limit` ([`too_large`]), and what the system says.
    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>>;

    /// The first bytes of a regular file: at most `limit`.
    ///
    /// # Errors
    /// What the system says.
    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>>;

    /// The files in a directory, by their whole paths, in any order; links to files within the boundary, and links
    /// that lead outside or nowhere, are files.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>>;

    /// The directories in a directory that are within the boundary, in any order, without links to directories.
    /// Terraform's `fileset` looks into them; where they cannot be listed, its result is not known.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::Unsupported`] by default.
    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        let _ = (directory, within);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Files in memory, by absolute path: for tests, and for callers that have a configuration but no disk.
#[derive(Debug, Default, Clone)]
pub struct Memory(BTreeMap<PathBuf, Vec<u8>>);

impl Memory {
    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.into(), content.into());
        self
    }

    /// All files, as a scan takes them.
    #[must_use]
    pub fn inputs(&self) -> Vec<Input> {
        let input = |path: &PathBuf| {
            let shown = path.strip_prefix("/").unwrap_or(path).to_owned();
            Input { path: shown, entry: path.clone(), real_path: RealPath(path.clone()) }
        };
        self.0.keys().map(input).collect()
    }

    fn content(&self, file: &RealPath) -> io::Result<&Vec<u8>> {
        self.0.get(&file.0).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files for Memory {
    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        let content = self.content(file)?;
        if content.len() > limit { Err(too_large(limit)) } else { Ok(content.clone()) }
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        Ok(self.content(file)?.iter().take(limit).copied().collect())
    }

    fn list(&self, directory: &RealPath, _: &Boundary) -> io::Result<Vec<PathBuf>> {
        Ok(self.0.keys().filter(|path| path.parent() == Some(directory)).cloned().collect())
    }

    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        let inner = |path: &PathBuf| {
            let mut below = path.strip_prefix(&directory.0).ok()?.components();
            let first = below.next()?;
            below.next().map(|_| directory.join(first))
        };
        let found: BTreeSet<_> = self.0.keys().filter_map(inner).collect();
        Ok(found.into_iter().filter_map(|path| within.admit(path).ok()).collect())
    }
}

/// What a file name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Blocks: `.tf`, `.tofu`, and their JSON forms.
    Configuration(Language),
    /// Values of variables that Terraform reads by itself: `terraform.tfvars`, `*.auto.tfvars`.
    AutomaticVariables(Language),
    /// Values of variables that are read where `--var-file` names them.
    Variables(Language),
    /// The configuration of a unit of Terragrunt: `terragrunt.hcl`, `terragrunt.hcl.json`.
    Terragrunt(Language),
    /// Other JSON: a plan, if its content says so.
    PossiblePlan,
}

/// The last name of a path, told from its bytes: names are asked for several times for each file, and parts are slow to
/// make out. A name that is not UTF-8 is a name all the same.
fn name_of(path: &Path) -> Cow<'_, str> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let start = bytes.iter().rposition(|&it| std::path::is_separator(char::from(it))).map_or(0, |it| it + 1);
    match str::from_utf8(&bytes[start..]) {
        Ok(name) if !name.is_empty() => Cow::Borrowed(name),
        _ => path.file_name().map(OsStr::to_string_lossy).unwrap_or_default(),
    }
}

/// What a file holds, judged by its name. `None` for files that are not Terraform's.
#[must_use]
pub fn kind_of(path: &Path) -> Option<Kind> {
    let name = name_of(path);
    let (stem, language) = match name.strip_suffix(".json") {
        Some(stem) => (stem, Language::Json),
        None => (&*name, Language::Hcl),
    };
    if stem == "terragrunt.hcl" {
        return Some(Kind::Terragrunt(language));
    }
    if let Some(name) = stem.strip_suffix(".tfvars") {
        let automatic = name == "terraform" || name.ends_with(".auto");
        return Some(if automatic { Kind::AutomaticVariables(language) } else { Kind::Variables(language) });
    }
    if is_template_of_variables(path) {
        return Some(Kind::AutomaticVariables(Language::Hcl));
    }
    match stem.rsplit_once('.') {
        // Hidden files are not read; editors' backup files (`main.tf~`, `#main.tf#`) end otherwise anyway
        // (Terraform's `IsIgnoredFile`).
        Some((name, "tf" | "tofu")) if !name.is_empty() && !name.starts_with('.') => {
            // `x.tftest.hcl` and the like have endings of their own and never come here.
            Some(Kind::Configuration(language))
        }
        _ if language == Language::Json => Some(Kind::PossiblePlan),
        _ => None,
    }
}

/// Whether a pipeline makes of the file what Terraform reads by itself: `terraform.tfvars.tpl`.
#[must_use]
pub fn is_template_of_variables(path: &Path) -> bool {
    let name = name_of(path);
    let stem = name.strip_suffix(".tpl").or_else(|| name.strip_suffix(".tftpl"));
    stem.is_some_and(|it| it == "terraform.tfvars" || it.ends_with(".auto.tfvars"))
}

/// Whether the file overrides blocks of other files: `override.tf`, `x_override.tf`.
#[must_use]
pub fn is_override(path: &Path) -> bool {
    let name = name_of(path);
    let stem = name.split('.').next().unwrap_or_default();
    stem == "override" || stem.ends_with("_override")
}

/// Directories of configurations that nobody runs in production.
const EXAMPLES: &[&str] = &[
    "course", "courses", "curso", "cursos", "demo", "demos", "ejemplo", "ejemplos", "example", "examples",
    "exemple", "exemples", "exemplo", "exemplos", "exercise", "exercises", "fixture", "fixtures", "labs",
    "learning", "lesson", "lessons", "playground", "playgrounds", "quickstart", "quickstarts", "sample",
    "samples", "test", "test-data", "test_data", "testdata", "tests", "tutorial", "tutorials", "workshop",
    "workshops",
];

/// Words in the names of directories for what somebody learns from or copies: `Lab 3`, `terraform-study`, `sample-layout`.
const LESSONS: &[&str] = &[
    "boilerplate", "boilerplates", "course", "courses", "curso", "cursos", "exercise", "exercises",
    "homework", "lab", "labs", "lesson", "lessons", "skeleton", "skeletons", "study", "tutorial",
    "tutorials", "workshop", "workshops",
];

/// Whether a directory, or one around it, is of examples or tests.
fn is_in_example(directory: &Path) -> bool {
    directory.iter().any(|part| {
        let part = part.to_string_lossy();
        let is_word = |it: &str| LESSONS.iter().any(|word| it.eq_ignore_ascii_case(word));
        let is_sample = || part.starts_with("sample-") || part.starts_with("sample_");
        EXAMPLES.contains(&&*part)
            || is_sample()
            || part.split(|it: char| !it.is_ascii_alphanumeric()).any(is_word)
    })
}

/// Whether only OpenTofu reads the file.
#[must_use]
pub fn is_tofu(path: &Path) -> bool {
    let name = name_of(path);
    name.strip_suffix(".json").unwrap_or(&name).ends_with(".tofu")
}

/// The path that OpenTofu ignores because of this one: `main.tf` beside `main.tofu`.
#[must_use]
pub fn shadowed_by(path: &Path) -> Option<PathBuf> {
    let name = name_of(path);
    let twin = if let Some(stem) = name.strip_suffix(".tofu.json") {
        format!("{stem}.tf.json")
    } else {
        format!("{}.tf", name.strip_suffix(".tofu")?)
    };
    Some(path.with_file_name(twin))
}

/// `path` without `.` and `..`, worked out from the words alone.
#[must_use]
pub fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    if normal.as_os_str().is_empty() { PathBuf::from(".") } else { normal }
}

/// The way from one directory to another path, both absolute and without `.` and `..` (Go's `filepath.Rel`).
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(common)).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_in_the_order_of_their_parts() {
        let long = "/a/module-of-a-long-name/with/parts";
        let more = ["", "/b", "/b/c", "/b-c", "/b.tf", "/b/c/main.tf", "-", "/B", "/é", "/b /c"];
        let paths = ["/a", "/a-b/c", "/a/b", "a/b", "/"].map(String::from).into_iter();
        let paths: Vec<_> = paths.chain(more.map(|it| format!("{long}{it}"))).map(PathBuf::from).collect();
        for (a, b) in paths.iter().flat_map(|a| paths.iter().map(move |b| (a, b))) {
            assert_eq!(compare_paths(a, b), a.cmp(b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn names_say_what_files_hold() {
        let kind = |name: &str| kind_of(Path::new(name));
        assert_eq!(kind("a/main.tf"), Some(Kind::Configuration(Language::Hcl)));
        assert_eq!(kind("#1.tf"), Some(Kind::Configuration(Language::Hcl)));
        assert_eq!(kind("main.tofu.json"), Some(Kind::Configuration(Language::Json)));
        assert_eq!(kind("terraform.tfvars"), Some(Kind::AutomaticVariables(Language::Hcl)));
        assert_eq!(kind("x.auto.tfvars.json"), Some(Kind::AutomaticVariables(Language::Json)));
        assert_eq!(kind("terraform.tfvars.tpl"), Some(Kind::AutomaticVariables(Language::Hcl)));
        assert_eq!(kind("prod.tfvars.tpl"), None);
        assert_eq!(kind("prod.tfvars"), Some(Kind::Variables(Language::Hcl)));
        assert_eq!(kind("plan.json"), Some(Kind::PossiblePlan));
        assert_eq!(kind("live/terragrunt.hcl"), Some(Kind::Terragrunt(Language::Hcl)));
        assert_eq!(kind("terragrunt.hcl.json"), Some(Kind::Terragrunt(Language::Json)));
        for name in [
            "main.tf.bak", ".tf", "main.tftest.hcl", "root.hcl", "terragrunt.stack.hcl", "README.md",
            ".#main.tf", "#main.tf#", ".hidden.tf",
        ] {
            assert_eq!(kind(name), None, "{name}");
        }
    }

    #[test]
    fn an_entry_is_one_name_and_not_gits() {
        let directory = RealPath::named("/r/a");
        let entry = |name: &str| directory.entry(OsStr::new(name));
        assert_eq!(&*entry("main.tf").unwrap(), Path::new("/r/a/main.tf"));
        assert_eq!(&*entry("..tf").unwrap(), Path::new("/r/a/..tf"));
        for name in ["", ".", "..", "/", "/etc", "b/c", "b/", "../b", ".git", ".GIT"] {
            assert!(is_refused(&entry(name).unwrap_err()), "{name}");
        }
    }

    #[test]
    fn overrides_and_twins_are_known_by_name() {
        assert!(is_override(Path::new("a/override.tf")) && is_override(Path::new("x_override.tf.json")));
        assert!(!is_override(Path::new("overrides.tf")));
        assert_eq!(shadowed_by(Path::new("a/m.tofu")), Some("a/m.tf".into()));
        assert_eq!(shadowed_by(Path::new("a/m.tf")), None);
        let tofu = |name| is_tofu(Path::new(name));
        assert!(tofu("m.tofu") && tofu("m.tofu.json") && !tofu("m.tofu.tf") && !tofu("m.tf.json"));
    }

    #[test]
    fn one_path_leads_to_another() {
        let way = |from, to| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/r/live/vpc", "/r/root.hcl"), Path::new("../../root.hcl"));
        assert_eq!(way("/r", "/r/live/vpc"), Path::new("live/vpc"));
        assert_eq!(way("/r/a", "/r/a"), Path::new("."));
    }

    #[test]
    fn paths_are_normalized_by_their_words() {
        let normal = |path: &str| normalize(Path::new(path)).to_str().unwrap().to_owned();
        assert_eq!(normal("a/./b/../c"), "a/c");
        assert_eq!(normal("../a/.."), "..");
        assert_eq!(normal("./"), ".");
        assert_eq!(normal("/a/../b"), "/b");
    }
}
