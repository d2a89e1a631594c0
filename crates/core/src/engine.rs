//! The engine: finds the root modules, shows their blocks to the rules, and gathers what they say.

mod fold;
mod merge;
mod roots;
mod suppress;
mod syntax_error;
mod unused_suppression;

pub use roots::{Start, roots, starts};
pub use syntax_error::RULE as SYNTAX_ERROR;
pub use unused_suppression::RULE as UNUSED_SUPPRESSION;

use crate::address::Address;
use crate::block::Block;
use crate::config::Tool;
use crate::cx::{Cx, Root};
pub use crate::eval::Limits;
use crate::eval::{Evaluator, Spent};
use crate::files::Files;
use crate::finding::{Finding, Report, Totals, Undecided};
use crate::given;
use crate::index::Index;
use crate::note::{Note, NoteKind};
use crate::panics;
use crate::progress::Progress;
use crate::project::Project;
use crate::rule::Rule;
use ecow::eco_format;
use fold::Stronger;
use merge::{leave_to_calls, merge, move_to_call};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// The rules that are the engine's own.
pub static RULES: &[&Rule] = &[&SYNTAX_ERROR, &UNUSED_SUPPRESSION];

/// What a scan is asked for.
#[derive(Debug, Default)]
pub struct Options {
    /// The rules to run, the engine's own included where they are wanted.
    pub rules: Vec<&'static Rule>,
    /// Whether each of them was asked for by name: then none says nothing because a stronger one does.
    pub all_named: bool,
    /// Every rule there is, to tell a misspelt name in a suppression from the name of a rule that does not run.
    pub known_rules: Vec<&'static Rule>,
    /// The present day as `YYYY-MM-DD`, for suppressions that end. `None`: they never do.
    pub today: Option<String>,
    /// Whether comments suppress nothing: then they are not looked at.
    pub no_suppressions: bool,
    /// What judging one root module may cost.
    pub limits: Limits,
}

/// Stack of each thread of a [`pool`], in bytes. Evaluation recurses as deep as its limits allow; what a platform
/// gives threads by default may be less than that takes.
const STACK: usize = 64 << 20;

/// A pool of threads for loading and scanning: `threads` of them, or one for each processor where that is 0.
///
/// # Errors
/// What the system says where it has no threads to give.
pub fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()
}

/// Judges a project. To be run in a [`pool`]. `files` is what the file functions of Terraform read from.
#[must_use]
pub fn scan(project: &Project, options: &Options, files: &dyn Files, progress: &dyn Progress) -> Report {
    let starts = starts(project);
    progress.begin("judging modules", starts.len());
    let index = Index::new(&options.rules);
    let stronger = if options.all_named { Stronger::default() } else { Stronger::new(&options.rules) };
    let judge = |start: &Start<'_>| {
        let mut part = scan_root(project, start, &index, options, files);
        part.findings = stronger.fold(part.findings);
        progress.step();
        part
    };
    let parts: Vec<_> = starts.par_iter().map(judge).collect();
    let mut findings = Vec::new();
    let mut report = Report { totals: totals(project), notes: project.notes.clone(), ..Report::default() };
    for part in parts {
        report.totals.blocks += part.blocks;
        report.undecided.extend(part.undecided);
        report.notes.extend(part.notes);
        findings.extend(part.findings.into_iter().map(|(_, finding)| finding));
    }
    report.notes.extend(given::undeclared(project, &starts.iter().map(|start| start.module).collect()));
    if runs(options, &SYNTAX_ERROR) {
        findings.extend(syntax_errors(project));
    }
    report
        .undecided
        .sort_by(|a, b| (a.location, a.rule.id, &a.address).cmp(&(b.location, b.rule.id, &b.address)));
    report.undecided.dedup_by(|a, b| a.location == b.location && a.rule.id == b.rule.id);
    report.notes.sort_by(|a, b| (a.location, a.kind, &a.message).cmp(&(b.location, b.kind, &b.message)));
    report.notes.dedup();
    suppress::apply(&project.directives, options, merge(findings), &mut report);
    report
}

fn runs(options: &Options, rule: &'static Rule) -> bool {
    options.rules.iter().any(|it| it.id == rule.id)
}

fn totals(project: &Project) -> Totals {
    let files = project.sources.iter().filter(|(_, source)| source.is_file() && source.is_read());
    let (files, bytes) = files.fold((0, 0), |(n, bytes), (_, source)| (n + 1, bytes + source.text().len()));
    let modules = project.modules.iter().filter(|module| module.tool == Tool::OpenTofu).count();
    Totals { files, bytes, modules, blocks: 0 }
}

fn syntax_errors(project: &Project) -> impl Iterator<Item = Finding> + '_ {
    let errors = project.errors.iter();
    errors.map(|(location, message)| Finding::new(&SYNTAX_ERROR, *location, message.as_str()))
}

/// What the rules say of one root module and all that it calls.
#[derive(Default)]
struct Part {
    /// With the addresses of the blocks that were checked.
    findings: Vec<(Address, Finding)>,
    undecided: Vec<Undecided>,
    notes: Vec<Note>,
    blocks: usize,
}

/// Judges one root module. What goes wrong in it takes no other one along, and what was found until then is kept.
fn scan_root(
    project: &Project,
    start: &Start<'_>,
    index: &Index,
    options: &Options,
    files: &dyn Files,
) -> Part {
    let mut part = Part::default();
    let module = &project.modules[start.module];
    let judged = panics::caught(|| {
        let evaluator = Evaluator::new(project, start.module, files, options.limits).of_unit(start.unit);
        let finished = check_all(&evaluator, index, options.today.as_deref(), &mut part);
        part.notes.extend(evaluator.into_notes());
        finished
    });
    let directory = module.directory.display();
    let (kind, message) = match judged {
        Ok(Ok(())) => return part,
        Ok(Err(spent)) => {
            let Limits { steps, bytes, .. } = options.limits;
            let message = match spent {
                Spent::Steps => format!("takes more than {steps} steps; --max-steps sets another limit"),
                Spent::Bytes => {
                    format!("takes more than {} MiB; --max-memory sets another limit", bytes >> 20)
                }
            };
            (NoteKind::Budget, format!("`{directory}` is not judged to the end: it {message}"))
        }
        Err(failure) => {
            (NoteKind::InternalError, format!("`{directory}` is not judged to the end: {failure}"))
        }
    };
    part.notes.extend(module.place().map(|location| Note { kind, location, message }));
    part
}

/// Shows every block of a root module to the rules that look at it.
fn check_all(
    evaluator: &Evaluator,
    index: &Index,
    today: Option<&str>,
    part: &mut Part,
) -> Result<(), Spent> {
    evaluator.read_given();
    let root = Root::new(evaluator, today);
    part.blocks = root.len();
    let mut finished = check_resources(&root, index, part);
    let in_resources = part.findings.len();
    if finished.is_ok() {
        finished = check_calls(&root, index, part);
    }
    leave_to_calls(&mut part.findings, in_resources);
    finished
}

fn check_resources(root: &Root, index: &Index, part: &mut Part) -> Result<(), Spent> {
    for (kind, is_resource) in root.types() {
        for rule in index.of_type(kind, is_resource) {
            root.blocks(kind).iter().try_for_each(|block| check(rule, root, block, part))?;
        }
    }
    Ok(())
}

fn check_calls(root: &Root, index: &Index, part: &mut Part) -> Result<(), Spent> {
    for (source, call) in root.calls() {
        for (rule, module) in index.of_module(source) {
            check(rule, root, &call.clone().of_module(module), part)?;
        }
    }
    Ok(())
}

/// Lets one rule look at one block. A check during which the budget is spent says nothing.
fn check<'e>(rule: &'static Rule, root: &Root<'e>, block: &Block<'e>, part: &mut Part) -> Result<(), Spent> {
    let budget = root.budget();
    budget.work(1)?;
    let mut cx = Cx::new(root, block, rule.fix);
    let checked = rule.check.run(block, &mut cx);
    budget.check()?;
    if let Err(unknown) = checked {
        let (location, address) = (block.header(), eco_format!("{}", block.address));
        part.undecided.push(Undecided { rule, location, address, unknown });
    }
    let mut flaws = cx.into_flaws();
    if !flaws.is_empty()
        && let Some(call) = block.call_of_installed()
    {
        flaws.iter_mut().for_each(|flaw| move_to_call(flaw, call));
    }
    let findings = flaws.into_iter().map(|flaw| (block.address.clone(), Finding::from_flaw(rule, flaw)));
    part.findings.extend(findings);
    Ok(())
}
