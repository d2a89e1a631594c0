//! Which findings are suppressed, and which comments suppress nothing.
//!
//! A file may hold as many comments as lines, each for the whole file: a comment looks only at findings of the rules
//! it names, and takes each one out of an ordered set, so that nobody looks at it again.

use super::{Options, UNUSED_SUPPRESSION};
use crate::finding::{Finding, Report};
use crate::hash::{HashMap, HashSet};
use crate::rule::Rule;
use crate::source::{SourceId, Span};
use crate::suppress::Directive;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Adds the findings to the report: those that comments suppress as such, the others as they are. Comments that have
/// no effect become findings where `unused-suppression` runs.
pub(super) fn apply(
    directives: &[Directive],
    options: &Options,
    findings: Vec<Finding>,
    report: &mut Report,
) {
    if directives.is_empty() || options.no_suppressions {
        report.findings.extend(findings);
        return;
    }
    let rules = Names::new(directives, options);
    let (findings, listed) = spread(findings);
    let mut places = Places::new(directives, &findings);
    let mut suppressed_by = vec![None; findings.len()];
    let mut unused = Vec::new();
    for directive in directives {
        if let Some(fault) = directive.fault(options.today.as_deref()) {
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
                suppressed_by[finding] = Some(directive);
            }
        }
        if !used && directive.ours {
            unused.extend(rules.explain(directive).map(|why| (directive, why)));
        }
    }
    gather(findings, listed, suppressed_by, report);
    if rules.runs(&UNUSED_SUPPRESSION) {
        let unused = unused.into_iter();
        report.findings.extend(unused.map(|(it, why)| Finding::new(&UNUSED_SUPPRESSION, it.location, why)));
        report
            .findings
            .sort_by(|a, b| (a.location, a.rule.id, &a.message).cmp(&(b.location, b.rule.id, &b.message)));
    }
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
/// comment suppresses it as such.
fn gather(
    findings: Vec<Finding>,
    listed: Vec<bool>,
    suppressed_by: Vec<Option<&Directive>>,
    report: &mut Report,
) {
    let mut last: Option<(Finding, Option<&Directive>)> = None;
    let mut put = |(finding, directive): (Finding, Option<&Directive>)| match directive {
        Some(directive) => report.suppressed.push((finding, directive.suppression())),
        None => report.findings.push(finding),
    };
    for ((finding, directive), listed) in findings.into_iter().zip(suppressed_by).zip(listed) {
        match (&mut last, directive) {
            (Some((stronger, _)), None) if listed => stronger.also.push(finding),
            (_, Some(_)) if listed => put((finding, directive)),
            _ => _ = last.replace((finding, directive)).map(&mut put),
        }
    }
    _ = last.map(put);
}

/// The rules by each of their names that comments use, in lower case. An id of another scanner may name several.
struct Names {
    rules: HashMap<String, Vec<&'static Rule>>,
    ran: HashSet<&'static str>,
}

impl Names {
    fn new(directives: &[Directive], options: &Options) -> Self {
        // Rules have thousands of names, comments use few of them.
        let used = directives.iter().flat_map(|directive| &directive.rules);
        let mut rules: HashMap<_, Vec<_>> =
            used.map(|name| (name.to_ascii_lowercase(), Vec::new())).collect();
        let mut seen = HashSet::default();
        for rule in options.known_rules.iter().chain(&options.rules).filter(|rule| seen.insert(rule.id)) {
            for name in rule.names() {
                if let Some(named) = rules.get_mut(&*lowercase(name)) {
                    named.push(*rule);
                }
            }
        }
        Self { rules, ran: options.rules.iter().map(|rule| rule.id).collect() }
    }

    fn get(&self, name: &str) -> &[&'static Rule] {
        self.rules.get(&name.to_ascii_lowercase()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a comment speaks of a rule that exists. Those for other scanners mostly speak of what only they check.
    fn knows_one_of(&self, directive: &Directive) -> bool {
        directive.rules.iter().any(|name| !self.get(name).is_empty())
    }

    fn runs(&self, rule: &Rule) -> bool {
        self.ran.contains(rule.id)
    }

    /// Why a comment suppresses nothing. `None` where that cannot be told: a rule that it names did not run.
    fn explain(&self, directive: &Directive) -> Option<String> {
        let names = || directive.rules.iter().map(String::as_str);
        let misspelt: Vec<_> = names().filter(|name| self.get(name).is_empty()).collect();
        if !misspelt.is_empty() {
            return Some(format!("no rule is named `{}`", misspelt.join("`, `")));
        }
        let all_ran = names().flat_map(|name| self.get(name)).all(|rule| self.runs(rule));
        all_ran.then(|| "nothing is suppressed here".to_owned())
    }
}

fn lowercase(name: &str) -> Cow<'_, str> {
    let is_upper = name.bytes().any(|it| it.is_ascii_uppercase());
    if is_upper { name.to_ascii_lowercase().into() } else { name.into() }
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
            let (source, start) = (finding.location.source, finding.location.span.start);
            if files.contains(&source) {
                let starts = places.entry((source, finding.rule.id)).or_default();
                starts.all.push(start);
                starts.left.insert((start, index));
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
