//! What judging remembers for whoever judges one configuration again and again while it is edited: a root module that leads
//! to nothing that changed is not judged again.

use super::{Part, Start};
use crate::config::{Module, Tool};
use crate::hash::{HashMap, HashSet};
use crate::project::Project;
use std::path::{Path, PathBuf};

/// Verdicts on root modules. Whoever keeps them says what changes, and takes none along when other rules run.
#[derive(Debug, Default)]
pub struct Verdicts(HashMap<Key, Verdict>);

/// A root module, or a unit of Terragrunt that runs it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    directory: PathBuf,
    is_terraform: bool,
    unit: Option<PathBuf>,
}

#[derive(Debug)]
struct Verdict {
    part: Part,
    /// The directories of all modules that it leads to, its own included.
    reached: HashSet<PathBuf>,
}

impl Verdicts {
    /// Forgets the verdicts on what leads to the module in a directory: absolute, without symbolic links.
    pub fn forget(&mut self, directory: &Path) {
        self.0.retain(|_, verdict| !verdict.reached.contains(directory));
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The verdicts on what leads to modules of which `is_asked`: those that are missing are made. Others are forgotten.
    pub(super) fn complete(
        &mut self,
        project: &Project,
        starts: &[Start<'_>],
        is_asked: impl Fn(&Module) -> bool,
        judge: impl FnOnce(&[Start<'_>]) -> Vec<Part>,
    ) -> Vec<Part> {
        let leads_there = |start: &&Start<'_>| project.reached(start.module).any(&is_asked);
        let wanted: Vec<_> = starts.iter().filter(leads_there).copied().collect();
        let missing: Vec<_> =
            wanted.iter().filter(|start| !self.0.contains_key(&Key::of(project, start))).copied().collect();
        for (start, part) in missing.iter().zip(judge(&missing)) {
            let reached = project.reached(start.module).map(|it| it.real_directory.clone());
            self.0.insert(Key::of(project, start), Verdict { part, reached: reached.collect() });
        }
        let mut kept = HashMap::default();
        let mut parts = Vec::with_capacity(wanted.len());
        for key in wanted.iter().map(|start| Key::of(project, start)) {
            if let Some(verdict) = self.0.remove(&key) {
                parts.push(verdict.part.clone());
                kept.insert(key, verdict);
            }
        }
        self.0 = kept;
        parts
    }
}

impl Key {
    fn of(project: &Project, start: &Start<'_>) -> Self {
        let module = &project.modules[start.module];
        Self {
            directory: module.real_directory.clone(),
            is_terraform: module.tool == Tool::Terraform,
            unit: start.unit.map(|unit| unit.directory.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, attribute};
    use crate::engine::{self, Options, SYNTAX_ERROR};
    use crate::files::Memory;
    use crate::finding::Report;
    use crate::load::{self, Kept};
    use crate::rule::Rule;

    static ENABLED: Rule =
        Rule { targets: &["a"], check: Check::Attribute(attribute("enabled").is_true()), ..SYNTAX_ERROR };

    fn call(enabled: bool) -> String {
        format!("module \"m\" {{\n  source = \"../m\"\n  on     = {enabled}\n}}\n")
    }

    fn files(b: &str) -> Memory {
        let own = "resource \"a\" \"own\" {\n  enabled = false\n}\n";
        Memory::default()
            .with("/a/main.tf", call(true))
            .with("/b/main.tf", b)
            .with("/c/main.tf", own)
            .with("/m/main.tf", "variable \"on\" {}\nresource \"a\" \"m\" {\n  enabled = var.on\n}\n")
    }

    fn shown(project: &Project, report: &Report) -> Vec<String> {
        let findings = report.findings.iter();
        findings.map(|it| format!("{} {}", project.sources.describe(it.location), it.message)).collect()
    }

    #[test]
    fn what_is_judged_again_is_judged_as_in_a_scan_of_all() {
        let options = Options { profiles: vec![&ENABLED].into(), ..Options::default() };
        let (mut kept, mut verdicts) = (Kept::default(), Verdicts::default());
        let again = |b: &str, kept: &mut Kept, verdicts: &mut Verdicts, asked: &dyn Fn(&Module) -> bool| {
            let files = files(b);
            let project = load::load_again(files.inputs(), &[], Path::new("/"), &files, kept);
            shown(&project, &engine::scan_again(&project, &options, &files, asked, verdicts))
        };
        let all = |b: &str| {
            let files = files(b);
            let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
            shown(&project, &engine::scan(&project, &options, &files, &()))
        };
        for (turn, b) in [call(true), call(false), "broken {".to_owned(), call(true)].iter().enumerate() {
            kept.forget(Path::new("/b/main.tf"));
            verdicts.forget(Path::new("/b"));
            // What does not lead to what has changed is not judged again.
            assert_eq!(verdicts.0.len(), [0, 2, 2, 2][turn], "{turn}");
            assert_eq!(again(b, &mut kept, &mut verdicts, &|_| true), all(b), "{b}");
            assert_eq!(kept.len(), 4);
        }
        let is_c = |module: &Module| module.real_directory == Path::new("/c");
        let of_c = again(&call(false), &mut kept, &mut verdicts, &is_c);
        assert_eq!((of_c.len(), verdicts.0.len()), (1, 1));
        assert!(of_c[0].starts_with("c/main.tf:2 "), "{of_c:?}");
    }
}
