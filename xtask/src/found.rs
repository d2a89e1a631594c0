//! `cargo xtask found DIR…`: what other scanners find in configurations that are vulnerable on purpose, and we do not.
//!
//! Beside each directory lie reports of other scanners, as `DIR.checkov.json` (`checkov --framework terraform -o json`)
//! and `DIR.trivy.json` (`trivy config --format json`). Whatever they report has to be reported here by a rule that has
//! the check among its aliases, or be undecided, or `xtask/found-differences.toml` says who is right, and why.

mod report;

use crate::bench::{Disk, walk};
use crate::checkov::names;
use crate::{differences, say};
use anyhow::{Context, Result, ensure};
use report::Item;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tollgate_core::engine::{self, Options, Profile, Suppressions};
use tollgate_core::flaw::Flaw;
use tollgate_core::load;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_core::source::Location;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The directories, with the reports of other scanners beside them
    #[arg(required = true)]
    directories: Vec<PathBuf>,
    /// Print the differences that are explained, too
    #[arg(long, short)]
    verbose: bool,
}

/// Why we are silent where another scanner is not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    /// The check, as the other scanner names it.
    check: String,
    /// Where: the directory's name and the address, as `terragoat: aws_instance.web`. Empty: wherever it is reported.
    #[serde(default)]
    resources: BTreeSet<String>,
    /// Rules that report the same cause at the same block, at another one (`rule-id at address`), or somewhere in the same
    /// module (`rule-id nearby`).
    #[serde(default)]
    instead: Vec<String>,
    why: String,
}

/// What we say of what another scanner reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    /// The same.
    Found,
    /// The same cause, by another rule or at another block, as the list says.
    Instead,
    /// A value is lacking, and the report says which.
    Undecided,
    /// Nothing, and the list says why.
    Explained,
    /// Nothing.
    Silent,
}

/// A flaw that a rule reports, or a block of which it cannot tell.
struct Place {
    rule: &'static Rule,
    file: String,
    /// Its first line, and those of what is related to it.
    lines: BTreeSet<usize>,
    addresses: BTreeSet<String>,
}

/// All that we say of a directory.
struct Ours {
    found: Vec<Place>,
    undecided: Vec<Place>,
}

/// Compares, and prints what differs.
///
/// # Errors
/// If something is not explained, an explanation is of no use, or there is no report.
pub(crate) fn run(args: &Args) -> Result<()> {
    let known = differences()?;
    let mut used = BTreeSet::new();
    let mut silent = 0;
    for directory in &args.directories {
        let directory = fs::canonicalize(directory)
            .with_context(|| format!("no such directory: `{}`", directory.display()))?;
        let name = directory.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = Ours::of(&directory)?;
        let reports = report::beside(&directory)?;
        ensure!(!reports.is_empty(), "no report of another scanner beside `{}`", directory.display());
        for (scanner, items) in reports {
            let mut counts: BTreeMap<Answer, usize> = BTreeMap::new();
            for item in &items {
                let (answer, why) = ours.answer(item, &name, &known, &mut used);
                *counts.entry(answer).or_default() += 1;
                let is_shown = match answer {
                    Answer::Found | Answer::Undecided => false,
                    Answer::Instead | Answer::Explained => args.verbose,
                    Answer::Silent => true,
                };
                if is_shown {
                    let Item { check, title, address, file, lines } = item;
                    let (first, last) = (lines.start(), lines.end());
                    say(format_args!("{check} {name}: {address} ({file}:{first}-{last}): {title}: {why}"))?;
                }
            }
            let of = |answer| counts.get(&answer).copied().unwrap_or_default();
            silent += of(Answer::Silent);
            say(format_args!(
                "{name}: {scanner} reports {}; the same here {}, by another rule or at another block {}, undecided {}, \
                 explained {}, not explained {}",
                items.len(),
                of(Answer::Found),
                of(Answer::Instead),
                of(Answer::Undecided),
                of(Answer::Explained),
                of(Answer::Silent)
            ))?;
        }
    }
    let stale = (0..known.len()).filter(|index| !used.contains(index));
    let stale: Vec<_> = stale.filter_map(|index| known.get(index)).map(|it| it.check.as_str()).collect();
    ensure!(
        silent == 0 && stale.is_empty(),
        "explain what is not found in xtask/found-differences.toml; what explains nothing: {}",
        if stale.is_empty() { "nothing".to_owned() } else { stale.join(", ") }
    );
    Ok(())
}

fn differences() -> Result<Vec<Difference>> {
    differences::read("xtask/found-differences.toml")
}

impl Ours {
    /// Scans a directory with every rule.
    fn of(directory: &Path) -> Result<Self> {
        let profile = Profile {
            rules: tollgate_rules::all(),
            all_named: true,
            suppressions: Suppressions::Disregarded,
            ..Profile::default()
        };
        let options = Options { profiles: profile.into(), ..Options::default() };
        Ok(engine::pool(0)?.install(|| {
            let project = load::load(walk(directory, 0), &[], directory, &Disk, &());
            let report = engine::scan(&project, &options, &Disk, &());
            let found = report.findings.iter().flat_map(|it| it.with_also());
            let found = found.map(|it| Place::of(it.rule, &it.flaw, &project)).collect();
            let undecided = report.undecided.iter().map(|it| {
                let addresses = BTreeSet::from([it.address.to_string()]);
                Place::at(it.rule, it.location, addresses, &project)
            });
            Self { found, undecided: undecided.collect() }
        }))
    }

    fn answer<'d>(
        &self,
        item: &Item,
        name: &str,
        known: &'d [Difference],
        used: &mut BTreeSet<usize>,
    ) -> (Answer, &'d str) {
        let is_alias = |place: &&Place| place.rule.aliases.contains(&item.check.as_str());
        let is_there = |places: &[Place]| places.iter().filter(is_alias).any(|it| it.is_within(item));
        if is_there(&self.found) {
            return (Answer::Found, "");
        }
        if is_there(&self.undecided) {
            return (Answer::Undecided, "");
        }
        let resource = format!("{name}: {}", item.address);
        let explains = |it: &Difference| {
            it.check == item.check && (it.resources.is_empty() || it.resources.contains(&resource))
        };
        let explained = known.iter().enumerate().filter(|(_, it)| explains(it));
        for (index, difference) in explained {
            if !difference.instead.is_empty() && !difference.instead.iter().any(|it| self.reports(it, item)) {
                continue;
            }
            used.insert(index);
            let answer = if difference.instead.is_empty() { Answer::Explained } else { Answer::Instead };
            return (answer, &difference.why);
        }
        (Answer::Silent, "not explained")
    }

    /// Whether a rule reports the block of an item, or another one, as the list says.
    fn reports(&self, instead: &str, item: &Item) -> bool {
        let of = |id: &str, is_it: &dyn Fn(&Place) -> bool| {
            self.found.iter().any(|place| place.rule.id == id && is_it(place))
        };
        match instead.split_once(' ') {
            Some((id, "nearby")) => of(id, &|it| it.is_in_module_of(item)),
            Some((id, at)) => {
                of(id, &|it| it.is_in_module_of(item) && names(&it.addresses, at.trim_start_matches("at ")))
            }
            None => of(instead, &|it| it.is_within(item)),
        }
    }
}

impl Place {
    fn of(rule: &'static Rule, flaw: &Flaw, project: &Project) -> Self {
        let addresses = flaw.addresses.iter().map(ToString::to_string).collect();
        let mut place = Self::at(rule, flaw.location, addresses, project);
        let others = flaw
            .related
            .iter()
            .map(|it| it.location)
            .chain([flaw.written_at, flaw.attribute_at].into_iter().flatten());
        let same_file = others.filter(|it| it.source == flaw.location.source);
        place.lines.extend(same_file.map(|it| line_of(it, project)));
        place
    }

    fn at(rule: &'static Rule, location: Location, addresses: BTreeSet<String>, project: &Project) -> Self {
        let file = project.sources.get(location.source).path.to_string_lossy().replace('\\', "/");
        Self { rule, file, lines: BTreeSet::from([line_of(location, project)]), addresses }
    }

    fn is_within(&self, item: &Item) -> bool {
        self.file == item.file && self.lines.iter().any(|it| item.lines.contains(it))
            || self.is_in_module_of(item) && names(&self.addresses, &item.address)
    }

    fn is_in_module_of(&self, item: &Item) -> bool {
        let directory = |file: &str| file.rsplit_once('/').map(|it| it.0.to_owned());
        directory(&self.file) == directory(&item.file)
    }
}

fn line_of(location: Location, project: &Project) -> usize {
    project.sources.get(location.source).line(location.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with two buckets, a database of unknown encryption, and what checkov reports of them.
    fn configuration() -> tempfile::TempDir {
        let parent = tempfile::tempdir().unwrap();
        let item = |check: &str, resource: &str, first: usize| {
            format!(
                r#"{{"check_id": "{check}", "check_name": "Ensure", "resource": "{resource}", "file_path": "/main.tf",
                    "file_line_range": [{first}, {first}]}}"#
            )
        };
        let items = [
            item("CKV_AWS_16", "aws_db_instance.plain", 1),
            item("CKV_AWS_16", "aws_db_instance.unknown", 2),
            item("CKV_AWS_16", "aws_db_instance.encrypted", 3),
            item("CKV_AWS_0", "aws_db_instance.plain", 1),
            item("CKV_AWS_1", "aws_db_instance.encrypted", 3),
        ];
        let report = format!(r#"{{"results": {{"failed_checks": [{}]}}}}"#, items.join(","));
        let main = "resource \"aws_db_instance\" \"plain\" {}\n\
            resource \"aws_db_instance\" \"unknown\" { storage_encrypted = var.encrypted }\n\
            resource \"aws_db_instance\" \"encrypted\" { storage_encrypted = true }\n\
            variable \"encrypted\" {}\n";
        fs::create_dir(parent.path().join("goat")).unwrap();
        fs::write(parent.path().join("goat/main.tf"), main).unwrap();
        fs::write(parent.path().join("goat.checkov.json"), report).unwrap();
        parent
    }

    fn difference(check: &str, resources: &[&str], instead: &[&str]) -> Difference {
        let owned = |these: &[&str]| these.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        Difference {
            check: check.to_owned(),
            resources: owned(resources).into_iter().collect(),
            instead: owned(instead),
            why: "So.".to_owned(),
        }
    }

    fn answers(known: &[Difference]) -> (Vec<Answer>, BTreeSet<usize>) {
        let parent = configuration();
        let directory = fs::canonicalize(parent.path().join("goat")).unwrap();
        let ours = Ours::of(&directory).unwrap();
        let (scanner, items) = report::beside(&directory).unwrap().remove(0);
        assert_eq!(scanner, "checkov");
        let mut used = BTreeSet::new();
        let answer = |item| ours.answer(item, "goat", known, &mut used).0;
        (items.iter().map(answer).collect(), used)
    }

    #[test]
    fn what_another_scanner_reports_is_found_undecided_or_missing() {
        use Answer::{Found, Silent, Undecided};
        assert_eq!(answers(&[]), (vec![Found, Undecided, Silent, Silent, Silent], BTreeSet::new()));
    }

    #[test]
    fn what_is_missing_may_be_reported_elsewhere_or_be_explained() {
        let unencrypted = "aws-rds-instance-unencrypted";
        let known = [
            difference("CKV_AWS_16", &["goat: aws_db_instance.plain"], &[]),
            difference("CKV_AWS_16", &["goat: aws_db_instance.encrypted"], &[]),
            difference("CKV_AWS_0", &[], &[unencrypted]),
            difference("CKV_AWS_1", &[], &[unencrypted]),
            difference("CKV_AWS_1", &[], &[&format!("{unencrypted} at aws_db_instance.other")]),
            difference("CKV_AWS_1", &[], &[&format!("{unencrypted} at aws_db_instance.plain")]),
            difference("CKV_AWS_1", &[], &[&format!("{unencrypted} nearby")]),
        ];
        use Answer::{Explained, Found, Instead, Undecided};
        let (answers, used) = answers(&known);
        assert_eq!(answers, [Found, Undecided, Explained, Instead, Instead]);
        assert_eq!(used, BTreeSet::from([1, 2, 5]));
    }

    #[test]
    fn explanations_are_in_order_and_name_rules() {
        let known = differences().unwrap();
        for it in &known {
            assert!(it.why.ends_with('.'), "{}: {}", it.check, it.why);
            for instead in &it.instead {
                let id = instead.split(' ').next().unwrap_or_default();
                assert!(
                    tollgate_rules::find(id).is_some_and(|rule| rule.id == id),
                    "{}: {instead}",
                    it.check
                );
            }
        }
        let key = |it: &Difference| {
            let (family, number) = it.check.rsplit_once(['_', '-']).unwrap();
            (family.to_owned(), number.parse::<u32>().unwrap())
        };
        assert!(known.is_sorted_by_key(key), "not in the order of the checks");
    }
}
