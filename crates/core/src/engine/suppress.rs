//! Which findings are suppressed, by comments or by files of other scanners, and which comments suppress nothing.
//!
//! A file may hold as many comments as lines, each for the whole file: a comment looks only at findings of the rules
//! it names, and takes each one out of an ordered set, so that nobody looks at it again.

use super::fold::Stronger;
use super::merge::in_order;
use super::{Options, Profile, SYNTAX_ERROR, Suppressions, UNUSED_SUPPRESSION};
use crate::check::Check;
use crate::finding::{Finding, Report};
use crate::hash::{HashMap, HashSet};
use crate::note::{Note, NoteKind};
use crate::project::Project;
use crate::rule::{Rule, lowercase, nearest};
use crate::source::{Location, Source, SourceId, Sources, Span};
use crate::suppress::waivers::Waiver;
use crate::suppress::{Directive, Suppression};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Why no comment can suppress a finding, which is in this file. `None` where one can.
#[must_use]
pub fn cannot_suppress(finding: &Finding, source: &Source) -> Option<&'static str> {
    let is_json = source.real_path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
    if finding.rule.id == SYNTAX_ERROR.id {
        Some("what cannot be read cannot be suppressed")
    } else if finding.rule.id == UNUSED_SUPPRESSION.id {
        Some("correct or remove this comment by hand")
    } else if !source.is_file() {
        Some("a value of the command line takes no comment")
    } else if is_json {
        Some("JSON has no comments; a baseline can hold what is known")
    } else if source.invalid_utf8().is_some() {
        Some("a file that is not UTF-8 is left as it is")
    } else {
        None
    }
}

/// Adds the findings to the report: those that are suppressed as such, the others as they are. Comments that have no
/// effect become findings where `unused-suppression` runs.
pub(super) fn apply(
    project: &Project,
    options: &Options,
    stronger: &Stronger<'_>,
    findings: Vec<Finding>,
    report: &mut Report,
) {
    let (directives, waivers) = (project.directives.as_slice(), project.waivers.as_slice());
    let profiles = &options.profiles;
    if directives.is_empty() && waivers.is_empty()
        || profiles.iter().all(|it| it.suppressions == Suppressions::Disregarded)
    {
        report.findings.extend(findings);
        return;
    }
    let mut rules = Names::new(directives, waivers, options);
    let (findings, listed) = spread(findings);
    let mut places = Places::new(directives, &findings);
    let mut suppressed_by = vec![None; findings.len()];
    let mut unused = Vec::new();
    // Where suppressions are refused: how many findings each would suppress.
    let mut refused: BTreeMap<Location, usize> = BTreeMap::new();
    let counting = directives.iter().map(|it| (it, profiles.at(it.location.source)));
    for (directive, profile) in
        counting.filter(|(_, profile)| profile.suppressions != Suppressions::Disregarded)
    {
        if let Some(fault) = directive.fault(options.today.as_deref(), profile.require_reason) {
            if directive.ours || directive.rules.is_empty() || rules.knows_one_of(directive) {
                unused.push((directive, fault));
            }
            continue;
        }
        let mut used = false;
        for rule in directive.rules.iter().flat_map(|name| rules.get(name)) {
            let Some(places) = places.of(directive.location.source, rule) else { continue };
            used |= places.any_in(directive.covers);
            for finding in places.take(directive.covers) {
                match profile.suppressions {
                    Suppressions::Refused => *refused.entry(directive.location).or_default() += 1,
                    _ => _ = suppressed_by[finding].get_or_insert_with(|| directive.suppression()),
                }
            }
        }
        if directive.ours {
            let why = rules
                .unknown(directive)
                .or_else(|| (!used).then(|| rules.needless(directive, profile)).flatten());
            unused.extend(why.map(|why| (directive, why)));
        }
    }
    let waived = Waived::new(waivers, &rules, options.today.as_deref());
    // Whoever asks for rules gets them, whatever files leave out.
    let may_be_waived = |finding: &Finding| {
        let profile = profiles.at(finding.location.source);
        !profile.all_named && profile.suppressions != Suppressions::Disregarded
    };
    let findings_waived = findings.iter().zip(&mut suppressed_by).filter(|(it, _)| may_be_waived(it));
    for (finding, by) in findings_waived {
        let waiver = waived.by(finding, &project.sources).filter(|_| by.is_none());
        match profiles.at(finding.location.source).suppressions {
            Suppressions::Refused => _ = waiver.map(|it| *refused.entry(it.location).or_default() += 1),
            _ => *by = by.take().or_else(|| waiver.map(Waiver::suppression)),
        }
    }
    report.notes.extend(refused.into_iter().map(|(location, findings)| {
        let findings = if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") };
        let message = format!("this does not suppress {findings}: the configuration is locked");
        Note { kind: NoteKind::Overruled, location, message }
    }));
    gather(findings, listed, suppressed_by, stronger, report);
    unused.retain(|(it, _)| {
        let profile = profiles.at(it.location.source);
        options.runs(&UNUSED_SUPPRESSION, it.location.source) && (!is_for_others(it) || profile.takes_all())
    });
    if !unused.is_empty() {
        let unused = unused.into_iter();
        report.findings.extend(unused.map(|(it, why)| Finding::new(&UNUSED_SUPPRESSION, it.location, why)));
    }
    report.findings.sort_by(in_order);
}

/// Whether a comment tells another scanner alone to pass over everything, which it does.
fn is_for_others(comment: &Directive) -> bool {
    !comment.ours && comment.misspelt.is_none() && comment.rules.is_empty()
}

/// The findings, each followed by those that are listed with it, since a comment may name their rules too; and for
/// each whether it is such a one.
fn spread(findings: Vec<Finding>) -> (Vec<Finding>, Vec<bool>) {
    let (mut all, mut listed) = (Vec::with_capacity(findings.len()), Vec::with_capacity(findings.len()));
    for mut finding in findings {
        let also = std::mem::take(&mut finding.also);
        listed.push(false);
        listed.resize(listed.len() + also.len(), true);
        all.push(finding);
        all.extend(also);
    }
    (all, listed)
}

/// Undoes [`spread`], with what is suppressed apart. What is listed with a finding goes where that goes, unless a
/// comment suppresses it as such. Our comments accept the cause of a finding; those for other scanners leave out one check,
/// and the weaker ones are findings of their own.
fn gather(
    findings: Vec<Finding>,
    listed: Vec<bool>,
    suppressed_by: Vec<Option<Suppression>>,
    stronger: &Stronger<'_>,
    report: &mut Report,
) {
    let mut last: Option<(Finding, Option<Suppression>)> = None;
    let mut put = |(mut finding, by): (Finding, Option<Suppression>)| match by {
        Some(by) => {
            if !by.ours {
                report.findings.extend(stronger.among(std::mem::take(&mut finding.also)));
            }
            report.suppressed.push((finding, by));
        }
        None => report.findings.push(finding),
    };
    for ((finding, by), listed) in findings.into_iter().zip(suppressed_by).zip(listed) {
        match (&mut last, &by) {
            (Some((stronger, _)), None) if listed => stronger.also.push(finding),
            (_, Some(_)) if listed => put((finding, by)),
            _ => _ = last.replace((finding, by)).map(&mut put),
        }
    }
    _ = last.map(put);
}

/// What files of other scanners leave out: by directory and rule.
struct Waived<'a> {
    by_place: HashMap<(&'a Path, &'static str), &'a Waiver>,
    /// The rules that some file names.
    rules: HashSet<&'static str>,
}

impl<'a> Waived<'a> {
    fn new(waivers: &'a [Waiver], rules: &Names<'_>, today: Option<&str>) -> Self {
        let counting = waivers.iter().filter(|it| it.counts(today));
        let named = counting.flat_map(|it| rules.get(&it.rule).iter().map(move |rule| (it, rule.id)));
        let by_place: HashMap<_, _> = named.map(|(it, rule)| ((it.directory.as_path(), rule), it)).collect();
        Self { rules: by_place.keys().map(|(_, rule)| *rule).collect(), by_place }
    }

    /// The nearest that leaves out a finding.
    fn by(&self, finding: &Finding, sources: &Sources) -> Option<&'a Waiver> {
        if !self.rules.contains(finding.rule.id) {
            return None;
        }
        let directories = sources.get(finding.location.source).real_path.ancestors().skip(1);
        directories.filter_map(|it| self.by_place.get(&(it, finding.rule.id))).next().copied()
    }
}

/// The rules by each of their names that comments and files use, in lower case. An id of another scanner may name several.
struct Names<'a> {
    rules: HashMap<String, Vec<&'static Rule>>,
    known: &'a [&'static Rule],
    /// For how many misspelt names the right one is still looked for.
    guesses: usize,
}

/// For how many misspelt names of a scan the right one is looked for, among all rules.
const MAX_GUESSES: usize = 50;

impl<'a> Names<'a> {
    fn new(directives: &[Directive], waivers: &[Waiver], options: &'a Options) -> Self {
        // Rules have thousands of names, comments and files use few of them.
        let used = directives.iter().flat_map(|directive| &directive.rules);
        let used = used.chain(waivers.iter().map(|waiver| &waiver.rule));
        let mut rules: HashMap<_, Vec<_>> =
            used.map(|name| (name.to_ascii_lowercase(), Vec::new())).collect();
        let lengths: HashSet<_> = rules.keys().map(String::len).collect();
        let mut seen = HashSet::default();
        let ran = options.profiles.rules();
        for rule in options.known_rules.iter().chain(&ran).filter(|rule| seen.insert(rule.id)) {
            for name in rule.names().filter(|name| lengths.contains(&name.len())) {
                if let Some(named) = rules.get_mut(&*lowercase(name)) {
                    named.push(*rule);
                }
            }
        }
        Self { rules, known: &options.known_rules, guesses: MAX_GUESSES }
    }

    fn get(&self, name: &str) -> &[&'static Rule] {
        self.rules.get(&name.to_ascii_lowercase()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a comment speaks of a rule that exists. Those for other scanners mostly speak of what only they check.
    fn knows_one_of(&self, directive: &Directive) -> bool {
        directive.rules.iter().any(|name| !self.get(name).is_empty())
    }

    /// Which of the names in a comment are not those of rules, and what they may have been meant to be.
    fn unknown(&mut self, directive: &Directive) -> Option<String> {
        let names = directive.rules.iter().map(String::as_str);
        let unknown: Vec<_> = names.filter(|name| self.get(name).is_empty()).collect();
        let first = unknown.first()?;
        let mut message = format!("no rule is named `{}`", unknown.join("`, `"));
        if let Some(rule) = self.guess(first) {
            message += &format!("; did you mean `{}`?", rule.id);
        } else if unknown.len() < directive.rules.len() && directive.reason.is_empty() {
            message += "; write ` -- ` before a reason";
        }
        Some(message)
    }

    /// The rule that a misspelt name may mean.
    fn guess(&mut self, name: &str) -> Option<&'static Rule> {
        self.guesses = self.guesses.checked_sub(1)?;
        nearest(name, self.known.iter().copied())
    }

    /// Why a comment suppresses nothing. `None` where that cannot be told: a rule that it names did not run.
    fn needless(&self, directive: &Directive, profile: &Profile) -> Option<String> {
        let mut named = directive.rules.iter().flat_map(|name| self.get(name));
        // Whether a policy ran depends on the plans that are there.
        let all_ran = named.all(|rule| profile.runs(rule) && !matches!(rule.check, Check::Policy));
        all_ran.then(|| "nothing is suppressed here".to_owned())
    }
}

/// Where findings start, for each file with comments and each rule.
struct Places(HashMap<(SourceId, &'static str), Starts>);

/// Where the findings of one rule start in one file.
#[derive(Default)]
struct Starts {
    /// All of them, in order.
    all: Vec<u32>,
    /// Those that no comment has suppressed yet, with the index of the finding.
    left: BTreeSet<(u32, usize)>,
}

impl Places {
    fn new(directives: &[Directive], findings: &[Finding]) -> Self {
        let files: HashSet<_> = directives.iter().map(|it| it.location.source).collect();
        let mut places: HashMap<_, Starts> = HashMap::default();
        for (index, finding) in findings.iter().enumerate() {
            // A comment may stand where the finding is reported, and where it is shown.
            let shown = [Some(finding.location), finding.attribute_at, finding.written_at];
            for place in shown.into_iter().flatten() {
                if files.contains(&place.source) {
                    let starts = places.entry((place.source, finding.rule.id)).or_default();
                    starts.all.push(place.span.start);
                    starts.left.insert((place.span.start, index));
                }
            }
        }
        places.values_mut().for_each(|starts| starts.all.sort_unstable());
        Self(places)
    }

    fn of(&mut self, source: SourceId, rule: &Rule) -> Option<&mut Starts> {
        self.0.get_mut(&(source, rule.id))
    }
}

impl Starts {
    fn any_in(&self, covers: Span) -> bool {
        let next = self.all.partition_point(|&start| start < covers.start);
        self.all.get(next).is_some_and(|&start| start <= covers.end)
    }

    /// The findings in a span that were not taken before.
    fn take(&mut self, covers: Span) -> impl Iterator<Item = usize> + '_ {
        let first = (covers.start, 0);
        std::iter::from_fn(move || {
            let &next = self.left.range(first..=(covers.end, usize::MAX)).next()?;
            self.left.remove(&next);
            Some(next.1)
        })
    }
}
