//! The engine: finds the root modules, shows their blocks to the rules, and gathers what they say.

mod by_file;
mod doubts;
mod fold;
mod idle;
mod merge;
mod order;
mod origin;
mod probe;
mod production;
mod profile;
mod roots;
mod suppress;
mod switched_off;
mod syntax_error;
mod unused_suppression;
mod verdicts;

pub use profile::{Profile, Profiles, Suppressions, hides_others};
use roots::called_by_examples_alone;
pub use roots::{Start, roots, starts};
pub use suppress::cannot_suppress;
pub use syntax_error::RULE as SYNTAX_ERROR;
pub use unused_suppression::RULE as UNUSED_SUPPRESSION;
pub use verdicts::Verdicts;

use crate::address::Address;
use crate::block::Block;
use crate::config::{Module, Scenario, Tool};
use crate::cx::{Cx, Elsewhere, Root, Shared};
pub use crate::eval::Limits;
use crate::eval::{Assumed, Evaluator, Known, Spent};
use crate::files::Files;
use crate::finding::{Exists, Finding, Report, Totals, Undecided};
use crate::given;
use crate::hash::{HashMap, HashSet};
use crate::index::Index;
use crate::note::{Note, NoteKind};
use crate::panics;
use crate::progress::Progress;
use crate::project::Project;
use crate::rule::{Category, Rule, Severity};
use crate::source::SourceId;
use doubts::{Doubts, Hidden};
use ecow::EcoString;
use fold::Stronger;
use idle::leave_out_idle;
use merge::{leave_to_calls, leave_to_equals, leave_to_likes, merge, merge_scenarios, move_to_call};
use order::heaviest_first;
use production::{is_righted_by_file, leave_to_production, serve_production_and_others};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::path::PathBuf;
use switched_off::Unsettled;

/// The rules that are the engine's own.
pub static RULES: &[&Rule] = &[&SYNTAX_ERROR, &UNUSED_SUPPRESSION];

/// What a scan is asked for.
#[derive(Debug, Default)]
pub struct Options {
    /// What is asked of the rules.
    pub profiles: Profiles,
    /// Every rule there is, to tell a misspelt name in a suppression from the name of a rule that does not run.
    pub known_rules: Vec<&'static Rule>,
    /// The present day as `YYYY-MM-DD`, for suppressions that end. `None`: they never do.
    pub today: Option<String>,
    /// Whether root modules are judged with no other variable files than those that Terraform reads by itself.
    pub no_scenarios: bool,
    /// What judging one root module may cost.
    pub limits: Limits,
    /// What others found: policies over plans. It is graded, suppressed and reported like what the rules find.
    pub found: Vec<Finding>,
}

/// The most variable files that a root module is judged with.
const MAX_SCENARIOS: usize = 16;

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
    let starts = starts_for(project, options);
    progress.begin("judging modules", starts.len());
    let judge_all = |judge: &Judge<'_>| {
        heaviest_first(
            &starts,
            |start| start.weight,
            |start| {
                let part = judge.start(start);
                progress.step();
                part
            },
        )
    };
    report(project, options, files, &starts, judge_all)
}

/// The same once more, where some files have changed since: root modules that `verdicts` has are not judged again, and
/// only those that lead to a module of which `is_asked`.
#[must_use]
pub fn scan_again(
    project: &Project,
    options: &Options,
    files: &dyn Files,
    is_asked: impl Fn(&Module) -> bool,
    verdicts: &mut Verdicts,
) -> Report {
    let starts = starts_for(project, options);
    let judge_some = |judge: &Judge<'_>| {
        verdicts.complete(project, &starts, is_asked, |missing| {
            heaviest_first(missing, |start| start.weight, |start| judge.start(start))
        })
    };
    report(project, options, files, &starts, judge_some)
}

/// Where judging starts. Where everything is asked for, and not only some rules by name, modules that only examples call are
/// judged by themselves as well: what the examples leave out of them is in nobody else's.
fn starts_for<'p>(project: &'p Project, options: &Options) -> Vec<Start<'p>> {
    let mut starts = starts(project);
    if options.profiles.iter().all(|it| it.pedantic) {
        starts.extend(called_by_examples_alone(project, &starts));
        starts.sort_by_key(|start| start.module);
    }
    starts
}

/// What is said of root modules as they are judged.
fn report(
    project: &Project,
    options: &Options,
    files: &dyn Files,
    starts: &[Start<'_>],
    judge_all: impl FnOnce(&Judge<'_>) -> Vec<Part>,
) -> Report {
    let roots = starts.iter().map(|start| (start.module, start.unit)).collect();
    let elsewhere = Elsewhere::new(project, roots, files, options.limits);
    let judge = Judge::new(project, options, files, &elsewhere);
    let mut parts = judge_all(&judge);
    leave_to_production(&mut parts, starts, project, options);
    leave_out_idle(&mut parts, starts, project, options);
    let mut findings = Vec::with_capacity(parts.iter().map(|part| part.findings.len()).sum());
    let mut report = Report { totals: totals(project), notes: project.notes.clone(), ..Report::default() };
    report.undecided.reserve_exact(parts.iter().map(|part| part.undecided.len()).sum());
    for part in parts {
        report.totals.blocks += part.blocks;
        report.undecided.extend(part.undecided);
        report.notes.extend(part.notes);
        findings.extend(part.findings);
    }
    report.notes.extend(given::undeclared(project, &starts.iter().map(|start| start.module).collect()));
    let found = options.found.iter().cloned().chain(syntax_error::findings(project));
    let is_told = |it: &Finding| !it.pedantic || options.profiles.at(it.location.source).takes_all();
    findings.extend(found.filter(|it| options.runs(it.rule, it.location.source) && is_told(it)));
    report
        .undecided
        .par_sort_by(|a, b| (a.location, a.rule.id, &a.address).cmp(&(b.location, b.rule.id, &b.address)));
    report.undecided.dedup_by(|a, b| a.location == b.location && a.rule.id == b.rule.id);
    report.notes.sort_by(|a, b| (a.location, a.kind, &a.message).cmp(&(b.location, b.kind, &b.message)));
    report.notes.dedup();
    let mut findings = merge(findings);
    probe::mark_given_by_examples(&mut findings, &judge);
    origin::tell(&mut findings, starts, project);
    suppress::apply(project, options, &judge.stronger, findings, &mut report);
    leave_to_equals(&mut report.findings);
    options.profiles.apply(&mut report);
    report
}

impl Options {
    /// Whether a rule runs for a file.
    fn runs(&self, rule: &Rule, file: SourceId) -> bool {
        self.profiles.at(file).runs(rule)
    }
}

fn totals(project: &Project) -> Totals {
    let files = project.files();
    let (files, bytes) = files.fold((0, 0), |(n, bytes), source| (n + 1, bytes + source.text().len()));
    let modules = project.modules.iter().filter(|module| module.tool == Tool::OpenTofu).count();
    Totals { files, asked: files, bytes, modules, blocks: 0, unresolved_calls: 0 }
}

/// What the rules say of one root module and all that it calls.
#[derive(Debug, Clone, Default)]
struct Part {
    findings: Vec<Finding>,
    undecided: Vec<Undecided>,
    notes: Vec<Note>,
    blocks: usize,
    /// Whether production is run like that.
    is_production: bool,
    /// The directory of the root module, where no unit of Terragrunt runs it: absolute, without symbolic links.
    directory: Option<PathBuf>,
    /// Whether a check was made again, where variables that other checks asked for may count.
    is_in_doubt: bool,
}

/// What the rules say as they look at one block after the other.
#[derive(Default)]
struct Said {
    /// With the addresses of the blocks.
    findings: Vec<(Address, Finding)>,
    undecided: Vec<Undecided>,
    /// The checks that found something, and asked for what the configuration may have more of.
    doubts: Doubts,
    /// What is off and left undecided by variables that are open.
    unsettled: Unsettled,
}

/// What the rules say of one root module as it is judged once.
#[derive(Default)]
struct Seen {
    blocks: Said,
    calls: Said,
    /// How many blocks there are.
    number: usize,
    notes: Vec<Note>,
    /// That it was not judged to the end.
    unfinished: Option<Note>,
    /// Whether there were [`Doubts`].
    is_in_doubt: bool,
}

/// What comes of judging a root module once.
struct Look<T> {
    seen: Seen,
    /// What was asked of it in the end.
    answer: T,
    /// What is known, for judging it with something else assumed.
    known: Option<Known>,
}

/// How a scan judges: what all root modules have in common.
struct Judge<'a> {
    project: &'a Project,
    /// The rules that run anywhere.
    index: Index,
    /// The rules that run where a profile holds, by its number; none where there is one profile for all.
    of_profiles: Vec<Index>,
    /// All rules that run in the scan, where these are some of them.
    all: Option<&'a Index>,
    stronger: Stronger<'a>,
    options: &'a Options,
    files: &'a dyn Files,
    elsewhere: &'a Elsewhere<'a>,
}

/// What is judged of a root module.
#[derive(Clone, Copy)]
enum Subject<'a> {
    /// Everything.
    All,
    /// What is at these addresses, with all that is in it: it is left out by the defaults of variables, which are open now.
    SwitchedOff(&'a HashSet<Address>),
    /// Some of that once more, by its addresses without keys: it exists under these conditions, and some of the variables
    /// have the values that they name.
    SwitchedOn(&'a HashMap<Address, EcoString>),
}

impl Subject<'_> {
    fn contains(self, address: &Address) -> bool {
        match self {
            Self::All => true,
            Self::SwitchedOff(off) => address.chain().any(|it| off.contains(&it.without_keys())),
            Self::SwitchedOn(on) => on.contains_key(&address.without_keys()),
        }
    }
}

impl<'a> Judge<'a> {
    fn new(
        project: &'a Project,
        options: &'a Options,
        files: &'a dyn Files,
        elsewhere: &'a Elsewhere<'a>,
    ) -> Self {
        let (index, of_profiles) = indices(&options.profiles, |_| true);
        let stronger = Stronger::new(&options.profiles);
        Self { project, index, of_profiles, all: None, stronger, options, files, elsewhere }
    }

    /// The same with some of the rules, which judge as they do among all.
    fn with_rules(&self, is_meant: impl Fn(&Rule) -> bool) -> Judge<'_> {
        let profiles = &self.options.profiles;
        let (index, of_profiles) = indices(profiles, is_meant);
        Judge { index, of_profiles, all: Some(&self.index), stronger: Stronger::new(profiles), ..*self }
    }

    /// The number of the profile that holds where a block stands.
    fn profile_of(&self, block: &Block<'_>) -> usize {
        self.options.profiles.number_at(block.header().source)
    }

    /// The rules that run where a block stands.
    fn rules_for(&self, block: &Block<'_>) -> &Index {
        self.of_profiles.get(self.profile_of(block)).unwrap_or(&self.index)
    }

    /// Whether some rule looks at blocks of a type.
    fn is_judged(&self, kind: &str, is_resource: bool) -> bool {
        self.all.unwrap_or(&self.index).of_type(kind, is_resource).next().is_some()
    }

    /// Judges a root module, also with each variable file that is for it, and what the defaults of its variables leave
    /// out in all of this.
    fn start(&self, start: &Start<'_>) -> Part {
        let switched_off =
            |root: &Root| root.switched_off(|kind, is_resource| self.is_judged(kind, is_resource));
        let mut notes = Vec::new();
        let scenarios = self.scenarios(start, &mut notes);
        let first = self.look(start, Assumed::default(), Subject::All, switched_off, !scenarios.is_empty());
        let (mut part, mut off) = (self.told(start, first.seen), first.answer);
        let asked = off.keys().cloned().collect();
        part.notes.extend(notes);
        let assumed = Assumed { known: first.known.as_ref(), ..Assumed::default() };
        if !scenarios.is_empty() {
            let with = |it: &Scenario| {
                let assumed = Assumed { file: Some(&it.inputs), ..assumed };
                let switched_on = |root: &Root| root.switched_on(&off);
                let with = self.look(start, assumed, Subject::All, switched_on, false);
                (it.source, (self.told(start, with.seen), with.answer))
            };
            let with: Vec<_> = scenarios.par_iter().map(with).collect();
            let (with, on): (Vec<_>, Vec<_>) =
                with.into_iter().map(|(source, (part, on))| ((source, part), on)).unzip();
            off.retain(|address, _| !on.iter().any(|on| on.contains(address)));
            part = merge_scenarios(part, with, &self.project.sources);
            let files: Vec<_> = scenarios.iter().map(|it| it.source).collect();
            part.findings.retain(|it| {
                self.options.profiles.at(it.location.source).takes_all()
                    || !is_righted_by_file(it, &files, &self.project.sources)
            });
        }
        if !off.is_empty() {
            let mut off = self.switched_off(start, off, asked, assumed);
            part.is_in_doubt |= off.is_in_doubt;
            if serve_production_and_others(scenarios, &self.project.sources) {
                off.findings.retain(|it| {
                    it.severity >= Severity::High || self.options.profiles.at(it.location.source).takes_all()
                });
            }
            part.findings.extend(off.findings);
            leave_to_likes(&mut part.findings, |it| self.options.profiles.at(it.location.source).takes_all());
            part.notes.extend(off.notes);
        }
        origin::mark(&mut part.findings, start, self.project);
        part.is_production = start.is_production(self.project);
        let directory = || self.project.modules[start.module].real_directory.clone();
        part.directory = start.unit.is_none().then(directory);
        part
    }

    /// The variable files that a root module is judged with. Notes where there are more.
    fn scenarios(&self, start: &Start<'_>, notes: &mut Vec<Note>) -> &[Scenario] {
        let module = &self.project.modules[start.module];
        if self.options.no_scenarios || start.unit.is_some() {
            return &[];
        }
        let scenarios = &module.scenarios;
        let Some(judged) = scenarios.get(..MAX_SCENARIOS) else { return scenarios };
        notes.extend(module.place().filter(|_| scenarios.len() > MAX_SCENARIOS).map(|location| {
            let message = format!(
                "`{}` has {} variable files; only the first {MAX_SCENARIOS} are looked at; name others with `--var-file`",
                module.directory.display(),
                scenarios.len()
            );
            Note { kind: NoteKind::ScenarioLimit, location, message }
        }));
        judged
    }

    /// Shows the blocks of a root module to the rules. What goes wrong in it takes no other one along, and what was found
    /// until then is kept. If it came to its end, something is asked of it, and what is known is kept if it is for others.
    fn look<'s, T: Default>(
        &'s self,
        start: &Start<'s>,
        assumed: Assumed<'s>,
        subject: Subject<'_>,
        ask: impl FnOnce(&Root<'_>) -> T,
        is_for_others: bool,
    ) -> Look<T> {
        let (mut seen, mut hidden, mut answer) = (Seen::default(), Hidden::default(), T::default());
        let mut known = None;
        let judged = panics::caught(|| {
            let evaluator = Evaluator::new(self.project, start.module, self.files, self.options.limits)
                .of_unit(start.unit)
                .assuming(assumed);
            evaluator.read_given();
            let root = self.root(&evaluator, start);
            seen.number = root.len();
            let finished = self
                .check_blocks(&root, subject, &mut seen.blocks)
                .and_then(|()| self.check_calls(&root, subject, &mut seen.calls));
            if finished.is_ok() {
                answer = ask(&root);
            }
            seen.is_in_doubt = !seen.blocks.doubts.is_empty();
            if finished.is_ok() && seen.is_in_doubt {
                hidden = Hidden::new(&root, &evaluator, &seen.blocks.doubts);
            }
            let finished = finished.and_then(|()| evaluator.budget.check());
            if finished.is_ok() && is_for_others {
                known = Some(evaluator.known());
            }
            seen.notes.extend(evaluator.into_notes());
            finished
        });
        seen.unfinished = self.unfinished(start, judged);
        if hidden.may_appear(assumed) {
            let assumed = Assumed { known: known.as_ref().or(assumed.known), ..assumed };
            self.reconsider(start, assumed, &hidden, subject, &mut seen.blocks);
        }
        Look { seen, answer, known }
    }

    /// What is reported of what the rules said.
    fn told(&self, start: &Start<'_>, seen: Seen) -> Part {
        let Seen { mut blocks, mut calls, number, mut notes, unfinished, is_in_doubt } = seen;
        notes.extend(unfinished);
        let is_thrown_away = self.project.is_example(start.module);
        let is_rehearsal = start.is_rehearsal(self.project);
        let is_emulated = self.project.modules[start.module].is_emulated();
        let is_advised = |(_, finding): &(_, Finding)| {
            let is_declined = finding.pedantic
                || is_emulated
                || is_thrown_away && finding.rule.category.is_for_what_lasts()
                || is_rehearsal && finding.rule.category == Category::Backup;
            !is_declined || self.options.profiles.at(finding.location.source).takes_all()
        };
        blocks.findings.retain(is_advised);
        calls.findings.retain(is_advised);
        leave_to_calls(&mut blocks.findings, calls.findings);
        let findings = self.stronger.fold(blocks.findings).into_iter().map(|(_, finding)| finding).collect();
        let mut undecided = blocks.undecided;
        undecided.extend(calls.undecided);
        Part { findings, undecided, notes, blocks: number, is_in_doubt, ..Part::default() }
    }

    /// A root module, beside the others of the scan. Whoever asks for rules gets them, whatever stands in the others.
    fn root<'e>(&'e self, evaluator: &'e Evaluator<'e>, start: &Start<'_>) -> Root<'e> {
        let root = Root::new(evaluator, self.options.today.as_deref());
        let all_named = self.options.profiles.iter().all(|it| it.all_named);
        if all_named { root } else { root.beside(self.elsewhere, start.module) }
    }

    /// Notes that judging a root module did not come to its end.
    fn unfinished(&self, start: &Start<'_>, judged: Result<Result<(), Spent>, String>) -> Option<Note> {
        let module = &self.project.modules[start.module];
        let Limits { steps, bytes, .. } = self.options.limits;
        let (kind, why) = match judged {
            Ok(Ok(())) => return None,
            Ok(Err(Spent::Steps)) => (
                NoteKind::Budget,
                format!("it takes more than {steps} steps; --max-steps sets another limit"),
            ),
            Ok(Err(Spent::Bytes)) => {
                let limit = bytes >> 20;
                (NoteKind::Budget, format!("it takes more than {limit} MiB; --max-memory sets another limit"))
            }
            Err(failure) => (NoteKind::InternalError, failure),
        };
        let message = format!("`{}` is not judged to the end: {why}", module.directory.display());
        module.place().map(|location| Note { kind, location, message })
    }

    fn check_blocks(&self, root: &Root, subject: Subject<'_>, said: &mut Said) -> Result<(), Spent> {
        for (kind, is_resource) in root.types() {
            if self.index.of_type(kind, is_resource).next().is_none() {
                continue;
            }
            let blocks = match subject {
                Subject::All => root.blocks(kind),
                Subject::SwitchedOff(off) => root.blocks_within(kind, off).into(),
                Subject::SwitchedOn(_) => root.blocks_at(kind, |address| subject.contains(address)).into(),
            };
            // Blocks of one file follow each other, and most files have one profile.
            for blocks in blocks.chunk_by(|a, b| self.profile_of(a) == self.profile_of(b)) {
                let index = blocks.first().map_or(&self.index, |block| self.rules_for(block));
                let rules: Vec<_> = index.of_type(kind, is_resource).collect();
                for block in blocks {
                    let shared = Shared::default();
                    rules.iter().try_for_each(|rule| check(rule, root, block, &shared, subject, said))?;
                }
            }
        }
        Ok(())
    }

    fn check_calls(&self, root: &Root, subject: Subject<'_>, said: &mut Said) -> Result<(), Spent> {
        let is_looked_at = |source: &str| !self.index.of_module(source).is_empty();
        for (source, call) in root.calls(is_looked_at).filter(|(_, call)| subject.contains(&call.address)) {
            for (rule, module) in self.rules_for(&call).of_module(source) {
                // What each rule knows of the module makes another block of the call.
                let call = call.clone().of_module(module);
                check(rule, root, &call, &Shared::default(), subject, said)?;
            }
        }
        Ok(())
    }
}

/// The rules that run anywhere, and those of each profile where there are several; of both, those that are meant.
fn indices(profiles: &Profiles, is_meant: impl Fn(&Rule) -> bool) -> (Index, Vec<Index>) {
    let index = |rules: &[&'static Rule]| {
        Index::new(&rules.iter().copied().filter(|rule| is_meant(rule)).collect::<Vec<_>>())
    };
    let of_profiles = match profiles.iter().nth(1) {
        Some(_) => profiles.iter().map(|it| index(&it.rules)).collect(),
        None => Vec::new(),
    };
    (index(&profiles.rules()), of_profiles)
}

/// Lets one rule look at one block. A check during which the budget is spent says nothing. What may never exist leaves
/// nothing undecided.
fn check<'e>(
    rule: &'static Rule,
    root: &Root<'e>,
    block: &Block<'e>,
    shared: &Shared,
    subject: Subject<'_>,
    said: &mut Said,
) -> Result<(), Spent> {
    let budget = root.budget();
    budget.work(1)?;
    let mut cx = Cx::new(root, block, shared, rule.fix);
    let checked = match shared.is_made(block) {
        Ok(true) => rule.check.run(block, &mut cx),
        Ok(false) => Ok(()),
        Err(unknown) => Err(unknown.clone()),
    };
    budget.check()?;
    if !block.is_call() {
        said.doubts.add(rule, block, &cx);
    }
    match (checked, subject) {
        (Err(unknown), Subject::All) => {
            let (location, address) = (block.header(), shared.address_of(block));
            said.undecided.push(Undecided { rule, location, address, unknown });
        }
        (Err(unknown), Subject::SwitchedOff(_)) => said.unsettled.add(block, &unknown),
        _ => {}
    }
    let mut flaws = cx.take_flaws();
    if flaws.is_empty() {
        return Ok(());
    }
    // What Terraform is told to leave as others set it is not missing because this configuration leaves it out.
    if block.leaves_something_to_others() {
        flaws.iter_mut().for_each(|flaw| flaw.pedantic |= block.leaves_to_others(&flaw.attribute));
    }
    if let Some(call) = block.call_of_installed() {
        flaws.iter_mut().for_each(|flaw| move_to_call(flaw, call));
    }
    let exists = match subject {
        Subject::All => Exists::Always,
        Subject::SwitchedOff(_) => Exists::Where([shared.conditions_of(block)].into()),
        Subject::SwitchedOn(on) => {
            Exists::Where([on.get(&block.address.without_keys()).cloned().unwrap_or_default()].into())
        }
    };
    let finding =
        |flaw| (block.address.clone(), Finding { exists: exists.clone(), ..Finding::from_flaw(rule, flaw) });
    said.findings.extend(flaws.into_iter().map(finding));
    Ok(())
}
