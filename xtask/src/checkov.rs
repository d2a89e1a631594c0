//! `cargo xtask checkov DIR`: checkov's own tests, run against our rules.
//!
//! A test of checkov names a directory and which resources in it pass and fail its check. The directory is scanned with
//! the rules that have the check's id among their aliases: whoever migrates is told that they are the same. Where the
//! verdicts differ, `xtask/checkov-differences.toml` says who is right, and why.

mod suite;

use crate::bench::{Disk, walk};
use crate::{differences, say};
use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use suite::Case;
use tollgate_core::address::with_keys;
use tollgate_core::engine::{self, Options, Profile, Suppressions};
use tollgate_core::load;
use tollgate_core::rule::Rule;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A work tree of checkov: its checks and its tests
    directory: PathBuf,
    /// Only these checks, as `CKV_AWS_16`
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    only: Vec<String>,
    /// Print the differences that are explained, too
    #[arg(long, short)]
    verbose: bool,
}

/// Where the verdicts on some resources differ, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    check: String,
    /// The resources, as checkov's tests address them.
    resources: BTreeSet<String>,
    right: Right,
    /// The resources that we report instead: what is wrong with a bucket's ACL, at the ACL.
    #[serde(default)]
    instead: BTreeSet<String>,
    why: String,
}

/// Whose verdict is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Right {
    /// Ours.
    Tollgate,
    /// The other one: a gap that is known.
    Checkov,
    /// Each by its own demand: one asks for more, or reports another resource.
    Both,
    /// Terraform or the provider refuses the configuration.
    Neither,
}

impl fmt::Display for Right {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Tollgate => "Tollgate is right",
            Self::Checkov => "checkov is right",
            Self::Both => "both are right",
            Self::Neither => "the configuration is invalid",
        })
    }
}

/// What we say of a resource that a test names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Agrees,
    /// It fails the check, and we are silent.
    Missed,
    /// It fails the check, and we lack a value to decide.
    Undecided,
    /// It passes the check, and we report it.
    Extra,
}

/// Runs the tests and compares.
///
/// # Errors
/// If a difference is not explained, an explanation is stale, or the directory holds no tests.
pub(crate) fn run(args: &Args) -> Result<()> {
    let tree = fs::canonicalize(&args.directory)
        .with_context(|| format!("cannot read `{}`", args.directory.display()))?;
    let mut cases = suite::read(&tree)?;
    let is_asked = |check: &String| args.only.is_empty() || args.only.contains(check);
    cases.retain(|case| is_asked(&case.check));
    ensure!(!cases.is_empty(), "no tests of such checks in `{}`", tree.display());
    let mut known = differences()?;
    known.retain(|it| is_asked(&it.check));
    let rules = by_alias();
    let (mapped, unmapped): (Vec<_>, Vec<_>) =
        cases.iter().partition(|case| rules.contains_key(case.check.as_str()));
    let judged: Vec<_> = engine::pool(0)?.install(|| {
        let judge = |case: &&Case| judge(case, &tree, &rules[case.check.as_str()]);
        mapped.par_iter().map(judge).collect()
    });
    let mut tally = Tally::default();
    for (case, judged) in mapped.iter().zip(&judged) {
        tally.add(case, judged, &known, args.verbose)?;
    }
    let stale = stale(&known, &mapped, &judged);
    for line in &stale {
        say(line)?;
    }
    say(format_args!(
        "{} checks with tests are aliases, {} are not; {} explanations are stale\n{tally}",
        checks(&mapped),
        checks(&unmapped),
        stale.len()
    ))?;
    ensure!(
        tally.unexplained == 0 && stale.is_empty(),
        "explain what differs in xtask/checkov-differences.toml, and remove what is stale"
    );
    Ok(())
}

fn differences() -> Result<Vec<Difference>> {
    differences::read("xtask/checkov-differences.toml")
}

/// The rules of each check.
fn by_alias() -> BTreeMap<&'static str, Vec<&'static Rule>> {
    let mut rules: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for rule in tollgate_rules::all() {
        for alias in rule.aliases.iter().filter(|alias| alias.starts_with("CKV")) {
            rules.entry(*alias).or_default().push(rule);
        }
    }
    rules
}

fn checks(cases: &[&Case]) -> usize {
    cases.iter().map(|case| &case.check).collect::<BTreeSet<_>>().len()
}

/// What we say of a case.
struct Judged {
    /// Of each resource that it names.
    verdicts: BTreeMap<String, Verdict>,
    /// The addresses of all resources that we report.
    reported: BTreeSet<String>,
}

fn judge(case: &Case, tree: &Path, rules: &[&'static Rule]) -> Judged {
    let directory = tree.join(&case.directory);
    let profile = Profile {
        rules: rules.to_vec(),
        all_named: true,
        suppressions: Suppressions::Disregarded,
        ..Profile::default()
    };
    let options = Options { profiles: profile.into(), ..Options::default() };
    let project = load::load(walk(&directory, 1), &[], directory.as_path(), &Disk, &());
    let report = engine::scan(&project, &options, &Disk, &());
    let reported: BTreeSet<_> =
        report.findings.iter().flat_map(|it| &it.addresses).map(|it| it.to_string()).collect();
    let undecided: BTreeSet<_> = report.undecided.iter().map(|it| it.address.to_string()).collect();
    let of_failing = |theirs: &String| match () {
        () if names(&reported, theirs) => Verdict::Agrees,
        () if names(&undecided, theirs) => Verdict::Undecided,
        () => Verdict::Missed,
    };
    let of_passing =
        |theirs: &String| if names(&reported, theirs) { Verdict::Extra } else { Verdict::Agrees };
    let failing = case.failing.iter().map(|it| (it.clone(), of_failing(it)));
    let verdicts = case.passing.iter().map(|it| (it.clone(), of_passing(it))).chain(failing).collect();
    Judged { verdicts, reported }
}

/// Whether one of our addresses is theirs. Checkov leaves `data.` out, the keys of instances unless told otherwise, and
/// `module.` before the name of a call.
pub(crate) fn names(ours: &BTreeSet<String>, theirs: &str) -> bool {
    let is_it = |ours: &String| {
        let ours = ours.strip_prefix("data.").unwrap_or(ours).replacen(".data.", ".", 1);
        let ours = match ours.strip_prefix("module.") {
            Some(name) if !theirs.contains('.') => name,
            _ => &ours,
        };
        ours == theirs || !theirs.contains('[') && with_keys(ours, "") == theirs
    };
    ours.iter().any(is_it)
}

/// How many verdicts agree, and what explains the others.
#[derive(Default)]
struct Tally {
    agree: usize,
    /// Of these, where we report another resource for the same cause.
    instead: usize,
    explained: BTreeMap<Right, usize>,
    unexplained: usize,
}

impl Tally {
    /// Counts a case, and prints what differs.
    fn add(&mut self, case: &Case, judged: &Judged, known: &[Difference], verbose: bool) -> Result<()> {
        for (resource, verdict) in &judged.verdicts {
            if *verdict == Verdict::Agrees {
                self.agree += 1;
                continue;
            }
            let explained = known.iter().find(|it| it.explains(case, resource));
            match explained {
                Some(difference) if difference.is_instead(judged) => {
                    self.agree += 1;
                    self.instead += 1;
                }
                Some(difference) => *self.explained.entry(difference.right).or_default() += 1,
                None => self.unexplained += 1,
            }
            if verbose || explained.is_none() {
                let why = explained
                    .map_or_else(|| "not explained".to_owned(), |it| format!("{}: {}", it.right, it.why));
                let verdict = format!("{verdict:?}").to_lowercase();
                let Case { check, directory, .. } = case;
                say(format_args!("{verdict} {check} {resource} in {}: {why}", directory.display()))?;
            }
        }
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "a percentage with one digit")]
fn percent(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let explained: usize = self.explained.values().sum();
        let total = self.agree + explained + self.unexplained;
        let of = |right| self.explained.get(&right).copied().unwrap_or_default();
        let valid = total - of(Right::Neither);
        write!(
            out,
            "{} of {total} verdicts agree: {:.1} %, {:.1} % of those on valid configurations; {} by a finding at \
             another resource; {explained} differences are explained",
            self.agree,
            percent(self.agree, total),
            percent(self.agree, valid),
            self.instead
        )?;
        for (index, (right, count)) in self.explained.iter().enumerate() {
            write!(out, "{}{right} {count}", if index == 0 { " (" } else { ", " })?;
        }
        writeln!(out, "{}, {} are not", if explained == 0 { "" } else { ")" }, self.unexplained)?;
        let expected_rightly = valid - of(Right::Tollgate);
        write!(
            out,
            "{} of {expected_rightly} verdicts agree where what checkov expects is right: {:.1} %; more than {:.1} % of \
             all cannot agree, since {:.1} % are on invalid configurations and {:.1} % expect what is wrong",
            self.agree,
            percent(self.agree, expected_rightly),
            percent(expected_rightly, total),
            percent(of(Right::Neither), total),
            percent(of(Right::Tollgate), total)
        )
    }
}

impl Difference {
    fn explains(&self, case: &Case, resource: &str) -> bool {
        self.check == case.check && self.resources.contains(resource)
    }

    /// Whether we report the cause at another resource, as the difference says.
    fn is_instead(&self, judged: &Judged) -> bool {
        !self.instead.is_empty() && self.instead.iter().all(|it| names(&judged.reported, it))
    }
}

/// Explanations of what does not differ, one line each.
fn stale(known: &[Difference], cases: &[&Case], judged: &[Judged]) -> Vec<String> {
    let mut lines = Vec::new();
    for difference in known {
        let of_check =
            || cases.iter().zip(judged).filter(|(case, _)| case.check == difference.check).map(|it| it.1);
        let differs = |resource: &&String| {
            let verdicts = of_check().filter_map(|judged| judged.verdicts.get(*resource));
            verdicts.copied().any(|verdict| verdict != Verdict::Agrees)
        };
        let same = difference.resources.iter().filter(|it| !differs(it));
        lines.extend(same.map(|it| format!("stale: {} {it}: the verdicts agree", difference.check)));
        let is_reported = |at: &&String| of_check().any(|judged| names(&judged.reported, at));
        let silent = difference.instead.iter().filter(|it| !is_reported(it));
        lines.extend(silent.map(|it| format!("stale: {} {it}: not reported", difference.check)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    /// A tree with a check of RDS instances, whose test expects what the arguments say.
    fn tree(passing: &str, failing: &str) -> tempfile::TempDir {
        let tree = tempfile::tempdir().unwrap();
        let test = format!(
            "from checkov.terraform.checks.resource.aws.RDS import check\nclass T:\n    def test(self):\n        \
             d = Path(__file__).parent / \"example_RDS\"\n        passing_resources = {{{passing}}}\n        \
             failing_resources = {{{failing}}}  # it's all\n"
        );
        let instances = "resource \"aws_db_instance\" \"on\" {\n  storage_encrypted = true\n}\n\
            resource \"aws_db_instance\" \"off\" {\n  for_each = toset([\"a\"])\n}\n\
            resource \"aws_db_instance\" \"open\" {\n  storage_encrypted = var.encrypted\n}\n\
            variable \"encrypted\" {}\n";
        for (path, text) in [
            ("checkov/terraform/checks/resource/aws/RDS.py", "id = \"CKV_AWS_16\"\n"),
            ("tests/terraform/checks/resource/aws/test_RDS.py", &test),
            ("tests/terraform/checks/resource/aws/example_RDS/main.tf", instances),
        ] {
            let path = tree.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        tree
    }

    fn judged(tree: &tempfile::TempDir) -> (Case, Judged) {
        let case = suite::read(tree.path()).unwrap().remove(0);
        let judged = judge(&case, tree.path(), &by_alias()["CKV_AWS_16"]);
        (case, judged)
    }

    fn difference(right: Right, resource: &str, instead: &[&str]) -> Difference {
        Difference {
            check: "CKV_AWS_16".to_owned(),
            resources: BTreeSet::from([resource.to_owned()]),
            right,
            instead: instead.iter().map(|it| (*it).to_owned()).collect(),
            why: "So.".to_owned(),
        }
    }

    #[test]
    fn verdicts_are_compared() {
        let tree =
            tree("\"aws_db_instance.on\"", "\"aws_db_instance.off\", \"aws_db_instance.open\", 'a_b.c'");
        let (_, judged) = judged(&tree);
        let verdicts: Vec<_> = judged.verdicts.iter().map(|(name, verdict)| (&**name, *verdict)).collect();
        assert_eq!(
            verdicts,
            [
                ("a_b.c", Verdict::Missed),
                ("aws_db_instance.off", Verdict::Agrees),
                ("aws_db_instance.on", Verdict::Agrees),
                ("aws_db_instance.open", Verdict::Undecided),
            ]
        );
    }

    #[test]
    fn a_difference_is_explained_or_counted_as_unexplained() {
        let tree = tree("\"aws_db_instance.off\"", "\"aws_db_instance.on\"");
        let (case, judged) = judged(&tree);
        let count = |known: &[Difference]| {
            let mut tally = Tally::default();
            tally.add(&case, &judged, known, false).unwrap();
            (tally.agree, tally.explained.get(&Right::Tollgate).copied(), tally.unexplained)
        };
        assert_eq!(count(&[]), (0, None, 2));
        assert_eq!(count(&[difference(Right::Tollgate, "aws_db_instance.off", &[])]), (0, Some(1), 1));
        let instead = difference(Right::Both, "aws_db_instance.on", &["aws_db_instance.off"]);
        assert_eq!(count(&[instead]), (1, None, 1));
    }

    #[test]
    fn agreement_is_also_told_where_checkov_is_right() {
        let explained = BTreeMap::from([(Right::Tollgate, 2), (Right::Both, 1), (Right::Neither, 3)]);
        let tally = Tally { agree: 9, explained, ..Tally::default() }.to_string();
        assert!(tally.starts_with("9 of 15 verdicts agree: 60.0 %, 75.0 % of those on valid"), "{tally}");
        let last = "9 of 10 verdicts agree where what checkov expects is right: 90.0 %; more than 66.7 % of all cannot \
            agree, since 20.0 % are on invalid configurations and 13.3 % expect what is wrong";
        assert_eq!(tally.lines().last(), Some(last));
    }

    #[test]
    fn an_explanation_of_what_does_not_differ_is_stale() {
        let tree = tree("\"aws_db_instance.on\", \"aws_db_instance.off\"", "");
        let (case, judged) = judged(&tree);
        let known = [
            difference(Right::Tollgate, "aws_db_instance.on", &[]),
            difference(Right::Both, "aws_db_instance.off", &["aws_db_instance.on"]),
            difference(Right::Tollgate, "aws_db_instance.off", &[]),
        ];
        assert_eq!(
            stale(&known, &[&case], &[judged]),
            [
                "stale: CKV_AWS_16 aws_db_instance.on: the verdicts agree",
                "stale: CKV_AWS_16 aws_db_instance.on: not reported"
            ]
        );
    }

    #[test]
    fn addresses_are_compared_as_checkov_writes_them() {
        let ours = |address: &str| BTreeSet::from([address.to_owned()]);
        assert!(names(&ours("data.aws_iam_policy_document.a"), "aws_iam_policy_document.a"));
        assert!(names(&ours("module.m.data.aws_ami.a"), "module.m.aws_ami.a"));
        assert!(names(&ours("google_project_metadata.a"), "google_project_metadata.a"));
        assert!(names(&ours("module.m[0].aws_instance.a[\"x\"]"), "module.m.aws_instance.a"));
        assert!(names(&ours("module.m"), "m"));
        assert!(names(&ours("aws_instance.a[\"x\"]"), "aws_instance.a[\"x\"]"));
        assert!(!names(&ours("aws_instance.a[\"x\"]"), "aws_instance.a[\"y\"]"));
    }

    #[test]
    fn the_documentation_counts_the_differences() {
        let page = fs::read_to_string(root().join("docs/migrating.md")).unwrap();
        let mut counts: BTreeMap<Right, usize> = BTreeMap::new();
        for difference in differences().unwrap().iter().filter(|it| it.instead.is_empty()) {
            *counts.entry(difference.right).or_default() += difference.resources.len();
        }
        for (right, row) in [
            (Right::Neither, "the configuration is refused by Terraform, the provider or the cloud"),
            (Right::Tollgate, "what checkov expects is wrong"),
            (Right::Both, "each is right by its own demand"),
            (Right::Checkov, "Tollgate is wrong"),
        ] {
            let row = format!("| {row} | {} |", counts.get(&right).copied().unwrap_or_default());
            assert!(page.contains(&row), "docs/migrating.md lacks the row: {row}");
        }
    }

    #[test]
    fn explained_differences_are_of_aliases_and_in_order() {
        let (known, rules) = (differences().unwrap(), by_alias());
        let mut seen = BTreeSet::new();
        for difference in &known {
            let Difference { check, resources, why, .. } = difference;
            assert!(rules.contains_key(check.as_str()), "{check} is not an alias");
            assert!(!resources.is_empty() && why.ends_with('.'), "{check}: {why}");
            for resource in resources {
                assert!(seen.insert((check, resource)), "{check} {resource} is explained twice");
            }
        }
        let key = |it: &Difference| {
            let (family, number) = it.check.rsplit_once('_').unwrap();
            (family.to_owned(), number.parse::<u32>().unwrap())
        };
        assert!(known.is_sorted_by_key(key), "not in the order of the checks");
    }
}
