//! Modules that nobody runs: the configuration that they lie in calls their neighbours, and not them, or did so once.

use super::by_file::ByFile;
use super::{Options, Part, Start};
use crate::config::Module;
use crate::files::normalize;
use crate::hash::{HashMap, HashSet};
use crate::project::Project;
use crate::source::{Source, directory};
use memchr::memmem;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Words in the names of directories for what is kept but no longer used.
const WORDS: [&str; 8] =
    ["archived", "bak", "bkup", "decommissioned", "deprecated", "obsolete", "retired", "unused"];

/// Names of directories for the same. As words in a name they may say something else: `log-archive` holds logs.
const NAMES: [&str; 5] = ["archive", "archives", "attic", "graveyard", "trash"];

/// Words for what was replaced by something else, and may be in use all the same.
const REPLACED: [&str; 2] = ["legacy", "old"];

/// Names of directories for what others wrote, as it came with their project.
const FOREIGN: [&str; 4] = ["contrib", "third-party", "third_party", "thirdparty"];

/// Leaves out what is found in modules that nobody runs, and in directories for what is no longer used. It is reported as soon
/// as somebody runs them.
pub(super) fn leave_out_idle(parts: &mut [Part], starts: &[Start<'_>], project: &Project, options: &Options) {
    let called = called(starts, project);
    let uncalled = starts.iter().filter(|start| start.unit.is_none()).map(|start| start.module);
    let commented_out = LazyCell::new(|| commented_out(project));
    let is_beside_called = |it: &Path| it.parent().is_some_and(|it| called.contains(it));
    let with_findings: HashSet<_> =
        parts.iter().filter(|it| !it.findings.is_empty()).filter_map(|it| it.directory.as_deref()).collect();
    let idle: HashSet<_> = uncalled
        .map(|module| (module, project.modules[module].real_directory.as_path()))
        .filter(|&(module, directory)| with_findings.contains(directory) && is_for_callers(module, project))
        .filter(|&(module, directory)| {
            is_among_modules(module, project) && is_beside_called(directory)
                || commented_out.contains(directory)
        })
        .map(|(_, directory)| directory)
        .collect();
    let in_use = LazyCell::new(|| in_use(starts, project));
    let used_here = LazyCell::new(|| used_here(starts, project));
    let is_put_aside = ByFile::new(|file| {
        let directory = directory(&project.sources.get(file).real_path);
        let below = project.boundaries.below(directory);
        let is_any = |test: fn(&str) -> bool| below.iter().any(|part| test(&part.to_string_lossy()));
        is_any(is_put_aside)
            || is_any(|name| has_word(name, &REPLACED)) && !in_use.contains(directory)
            || is_any(is_foreign) && !used_here.contains(directory)
    });
    for part in parts {
        let is_idle = part.directory.as_deref().is_some_and(|it| idle.contains(it));
        part.findings.retain(|it| {
            let file = it.location.source;
            options.profiles.at(file).takes_all() || !is_idle && !is_put_aside.get(file)
        });
    }
}

/// Whether the name of a directory says that what is in it is no longer used: `__deprecated__`, `aws_deprecated`, `_archive`.
fn is_put_aside(name: &str) -> bool {
    let whole = name.trim_matches(|it: char| !it.is_ascii_alphanumeric());
    has_word(name, &WORDS) || NAMES.iter().any(|it| it.eq_ignore_ascii_case(whole))
}

/// Whether one of some words is among those of a name.
fn has_word(name: &str, words: &[&str]) -> bool {
    let is_one = |part: &str| words.iter().any(|it| it.eq_ignore_ascii_case(part));
    name.split(|it: char| !it.is_ascii_alphanumeric()).any(is_one)
}

/// Whether a start is run from here: by a unit, with a state, or with values. Examples are not.
pub(super) fn is_run(start: &Start<'_>, project: &Project) -> bool {
    let module = &project.modules[start.module];
    let has_values = !module.inputs.is_empty() || !module.scenarios.is_empty();
    start.unit.is_some() || (module.keeps_state() || has_values) && !project.is_example(start.module)
}

/// The directories of modules that are run from here, or to which one leads that was not [`REPLACED`].
fn in_use<'p>(starts: &[Start<'_>], project: &'p Project) -> HashSet<&'p Path> {
    let was_replaced = |module: usize| {
        project.directory_below(module).iter().any(|part| has_word(&part.to_string_lossy(), &REPLACED))
    };
    let leading = starts.iter().filter(|start| is_run(start, project) || !was_replaced(start.module));
    leading.flat_map(|start| project.reached(start.module)).map(|it| it.real_directory.as_path()).collect()
}

/// Whether a directory is called what holds the code of others.
fn is_foreign(name: &str) -> bool {
    FOREIGN.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The directories of modules that units run, or to which one leads that is not [`FOREIGN`] itself.
fn used_here<'p>(starts: &[Start<'_>], project: &'p Project) -> HashSet<&'p Path> {
    let is_of_others =
        |module: usize| project.directory_below(module).iter().any(|it| is_foreign(&it.to_string_lossy()));
    let leading = starts.iter().filter(|start| start.unit.is_some() || !is_of_others(start.module));
    leading.flat_map(|start| project.reached(start.module)).map(|it| it.real_directory.as_path()).collect()
}

/// How many modules show that those beside them are there to be run from here.
const MANY: usize = 3;

/// The directories in which modules lie of which at least half are run, or [`MANY`], by units or by root modules that lie
/// elsewhere and are themselves run from here. Examples run nothing.
fn called<'p>(starts: &[Start<'_>], project: &'p Project) -> HashSet<&'p Path> {
    let mut run = HashSet::default();
    for start in starts.iter().filter(|start| is_run(start, project)) {
        let own = project.modules[start.module].real_directory.as_path();
        let reached = project.reached(start.module).map(|it| it.real_directory.as_path());
        let is_elsewhere =
            |it: &&Path| start.unit.is_some() || it.parent().is_none_or(|it| !own.starts_with(it));
        run.extend(reached.filter(is_elsewhere));
    }
    let mut of: HashMap<&Path, (usize, usize)> = HashMap::default();
    let directories: BTreeSet<_> = project.modules.iter().map(|it| it.real_directory.as_path()).collect();
    for directory in directories {
        let Some(parent) = directory.parent() else { continue };
        let (all, called) = of.entry(parent).or_default();
        *all += 1;
        *called += usize::from(run.contains(directory));
    }
    let are_mostly_run =
        |(_, (all, called)): &(&Path, (usize, usize))| *called >= MANY || *called > 0 && called * 2 >= *all;
    of.into_iter().filter(are_mostly_run).map(|(parent, _)| parent).collect()
}

/// Whether a module lies among modules.
fn is_among_modules(index: usize, project: &Project) -> bool {
    let directory = project.directory_below(index).parent();
    directory.is_some_and(|it| it.iter().any(|part| part.to_string_lossy().contains("module")))
}

/// Whether a module may be there to be called: it takes something, and keeps no state of its own.
fn is_for_callers(index: usize, project: &Project) -> bool {
    let module: &Module = &project.modules[index];
    !project.is_example(index)
        && !module.variables.is_empty()
        && module.inputs.is_empty()
        && module.scenarios.is_empty()
        && !module.keeps_state()
}

/// The directories that calls in comments name: somebody called the modules there once. A `source` in a comment alone is one
/// of two that a call goes back and forth between.
fn commented_out(project: &Project) -> HashSet<PathBuf> {
    let of = |source: &Source| -> Vec<PathBuf> {
        let (mut is_in_block, mut is_in_call) = (false, false);
        let in_calls = source.text().lines().filter(|line| {
            let line = line.trim_start();
            is_in_block |= line.starts_with("/*");
            let is_comment = is_in_block || line.starts_with('#') || line.starts_with("//");
            is_in_block &= !line.contains("*/");
            let text = line.trim_start_matches(['#', '/', '*', ' ']);
            is_in_call = is_comment && (is_in_call || text.starts_with("module "));
            is_in_call
        });
        let below = in_calls.filter_map(called_in);
        below.map(|path| normalize(&directory(&source.real_path).join(path))).collect()
    };
    project.files().filter(|source| may_call_in_comment(source.text())).flat_map(of).collect()
}

/// Whether a text may have a call in a comment, told without looking at each of its lines.
fn may_call_in_comment(text: &str) -> bool {
    let before = |at: usize| text[..at].rsplit('\n').next().unwrap_or_default().trim_start();
    // Within a line, it is the end of an ARN more often than the start of a comment.
    let has_block =
        LazyCell::new(|| memmem::find_iter(text.as_bytes(), "/*").any(|at| before(at).is_empty()));
    memmem::find_iter(text.as_bytes(), "module ").any(|at| {
        let before = before(at);
        let is_first = before.chars().all(|it| matches!(it, '#' | '/' | '*') || it.is_whitespace());
        is_first && (before.starts_with('#') || before.starts_with("//") || *has_block)
    })
}

/// The path of the module that is called in a line such as `# source = "./modules/a"`.
fn called_in(line: &str) -> Option<&str> {
    let (before, value) = line.split_once('=')?;
    let name = before.trim_matches(|it: char| it.is_whitespace() || matches!(it, '#' | '/' | '*'));
    let path = value.trim().strip_prefix('"')?.split('"').next()?;
    (name == "source" && path.starts_with('.')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_call_in_a_comment_where_a_line_of_one_begins_with_a_call() {
        for text in [
            "# module \"a\" {", "a = 1\n  //module \"a\" {", "/*\nmodule \"a\" {\n*/", "/* module \"a\" {",
            "\t/**\n * module \"a\" {",
        ] {
            assert!(may_call_in_comment(text), "{text}");
        }
        for text in [
            "module \"a\" {", "# This module is new", "arn = \"arn:aws:s3:::a/*\"\nmodule \"a\" {",
            "a /* module */", "é # module ",
        ] {
            assert!(!may_call_in_comment(text), "{text}");
        }
    }
}
