//! `bench --hostile`: what a scan costs grows as the input does, not faster.
//!
//! A [`Family`] makes one root of any size that once took time or memory out of proportion, or could. Each is scanned
//! at n, 2n and 4n, in a process of its own, with every rule, and its reports are written to nowhere. Linear growth
//! takes four times as long at 4n, quadratic growth sixteen times.
//!
//! To add a family, add it to the list of the module that it belongs to.

mod custom;
mod evaluation;
mod joins;
mod measure;
mod modules;
mod reports;
mod suppressions;
mod ways;

pub(crate) use measure::print_measured;

use crate::say;
use anyhow::{Result, bail};
use measure::{Measured, measure};
use std::time::Duration;

/// The files of one root, by their paths below its directory.
type Files = Vec<(String, Content)>;

/// What stands in a directory.
enum Content {
    /// A file with this text.
    Text(String),
    /// A symbolic link to this path.
    Link(String),
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A kind of input, of any size.
#[derive(Clone, Copy)]
struct Family {
    /// What it is, in a few words.
    name: &'static str,
    /// The smallest of the three sizes: it is to take 20 milliseconds or more, 4n at most a few seconds. For joins, 4n is
    /// 20,000.
    n: usize,
    input: Input,
    /// The pages of rules that judge it beside the catalogue: as many, or as long, for each of n.
    pages: fn(usize) -> Vec<String>,
    /// The reports that are written. JSON, where nothing is said: it holds everything, and adds nothing.
    formats: &'static [Format],
    /// Whether it grows in another way than its input, up to a limit: then only the time at 4n counts.
    is_bounded: bool,
}

/// How an input of any size is made: as much for each of n.
#[derive(Clone, Copy)]
enum Input {
    /// These files.
    Files(fn(usize) -> Files),
    /// One file, with these blocks n times, their number in the place of `#`.
    Blocks(&'static [&'static str]),
}

impl Input {
    fn files(self, n: usize) -> Files {
        let copy = |blocks: &[&str], number: String| -> String {
            blocks.iter().map(|block| block.replace('#', &number)).collect()
        };
        match self {
            Self::Files(files) => files(n),
            Self::Blocks(blocks) => main_tf(each(n, |i| copy(blocks, i.to_string()))),
        }
    }
}

/// A report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    /// SARIF, however much it is.
    Sarif,
    /// SARIF, no more than code scanning takes.
    CodeScanning,
    Github,
    Gitlab,
    GitlabSast,
    Markdown,
    Html,
    Csv,
    Junit,
}

impl Family {
    const fn new(name: &'static str, n: usize, files: fn(usize) -> Files) -> Self {
        Self::of(name, n, Input::Files(files))
    }

    const fn of_each(name: &'static str, n: usize, blocks: &'static [&'static str]) -> Self {
        Self::of(name, n, Input::Blocks(blocks))
    }

    const fn of(name: &'static str, n: usize, input: Input) -> Self {
        Self { name, n, input, pages: |_| Vec::new(), formats: &[Format::Json], is_bounded: false }
    }

    const fn judged_by(mut self, pages: fn(usize) -> Vec<String>) -> Self {
        self.pages = pages;
        self
    }

    const fn bounded(mut self) -> Self {
        self.is_bounded = true;
        self
    }

    const fn reported_as(mut self, formats: &'static [Format]) -> Self {
        self.formats = formats;
        self
    }
}

/// A root that is one `main.tf`.
fn main_tf(text: impl Into<Content>) -> Files {
    vec![("main.tf".to_owned(), text.into())]
}

/// What is said for each of n: `each(3, |i| format!("a{i}\n"))`.
fn each(n: usize, text: impl FnMut(usize) -> String) -> String {
    (0..n).map(text).collect()
}

/// All of them.
fn families() -> impl Iterator<Item = &'static Family> {
    [
        custom::FAMILIES,
        evaluation::FAMILIES,
        modules::FAMILIES,
        joins::FAMILIES,
        ways::FAMILIES,
        reports::FAMILIES,
        suppressions::FAMILIES,
    ]
    .into_iter()
    .flatten()
}

/// `--check` makes everything smaller by this, so that all of it takes about a minute.
const SMALLER: usize = 4;

/// The most that the cost at 4n may be of that at n: linear growth, a logarithm, and what a processor's caches add.
const MOST_GROWTH: f64 = 5.0;

/// The same for `--check`, on machines that do other work meanwhile.
const MOST_GROWTH_CHECKED: f64 = 6.0;

/// How often is measured what seems to grow too fast.
const TRIES: usize = 5;

/// The growth of what takes less than this at 4n is not told from noise.
const TOO_QUICK: Duration = Duration::from_millis(5);

/// How often n is doubled where that is so: how fast machines are differs less.
const DOUBLINGS: usize = 4;

/// No input of these sizes may take longer.
const LONGEST: Duration = Duration::from_secs(3);

/// Measures every family whose name contains `filter`, and prints.
pub(crate) fn run(filter: &str, check: bool) -> Result<()> {
    say(format_args!("{:<44}{:>8}   seconds at n, 2n, 4n{:>13}   MiB at n, 2n, 4n", "", "n", "4n/n"))?;
    let mut wrong = Vec::new();
    for family in families().filter(|family| family.name.contains(filter)) {
        let mut n = if check { (family.n / SMALLER).max(1) } else { family.n };
        let most = match (family.is_bounded, check) {
            (true, _) => f64::INFINITY,
            (false, true) => MOST_GROWTH_CHECKED,
            (false, false) => MOST_GROWTH,
        };
        let mut growth = Growth::of(family, n)?;
        for _ in 0..DOUBLINGS {
            if !growth.is_too_quick(most) {
                break;
            }
            n *= 2;
            growth = Growth::of(family, n)?;
        }
        for _ in 1..TRIES {
            if growth.problem(most).is_none() || growth.is_endless() {
                break;
            }
            growth = growth.retried(Growth::of(family, n)?, most);
        }
        let problem = growth.problem(most);
        say(growth.line(family, n, problem.as_deref().unwrap_or_default()))?;
        wrong.extend(problem.map(|problem| format!("{}: {problem}", family.name)));
    }
    if check && !wrong.is_empty() {
        bail!("{} families cost too much:\n  {}", wrong.len(), wrong.join("\n  "));
    }
    say(format_args!("{} families cost too much", wrong.len()))
}

/// What a family costs at n, 2n and 4n. `None` for what did not end.
#[derive(Clone, Copy)]
struct Growth([Option<Measured>; 3]);

impl Growth {
    fn of(family: &Family, n: usize) -> Result<Self> {
        let mut sizes = [None; 3];
        for (size, factor) in sizes.iter_mut().zip([1, 2, 4]) {
            *size = measure(family.name, n * factor)?;
            if size.is_none() {
                // Larger ones would not end either.
                break;
            }
        }
        Ok(Self(sizes))
    }

    fn is_too_quick(&self, most: f64) -> bool {
        most.is_finite() && self.0[2].is_some_and(|large| large.time < TOO_QUICK)
    }

    fn is_endless(&self) -> bool {
        self.0.iter().any(Option::is_none)
    }

    /// The smaller figures of two.
    fn best(self, other: Self) -> Self {
        let mut sizes = self.0;
        for (size, other) in sizes.iter_mut().zip(other.0) {
            *size = match (*size, other) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        Self(sizes)
    }

    /// Of two tries the one without a problem, else the smaller figures of both. A clock that once said too little at n
    /// would make every later try at 4n look too slow.
    fn retried(self, again: Self, most: f64) -> Self {
        if again.problem(most).is_none() { again } else { self.best(again) }
    }

    /// How many times as much 4n costs as n does.
    fn ratio(&self, of: impl Fn(&Measured) -> f64) -> Option<f64> {
        let [Some(small), _, Some(large)] = &self.0 else { return None };
        Some(of(large) / of(small))
    }

    fn time_ratio(&self) -> Option<f64> {
        self.ratio(|it| it.time.as_secs_f64())
    }

    fn memory_ratio(&self) -> Option<f64> {
        self.ratio(|it| it.peak_kib as f64)
    }

    /// What is wrong, if anything is.
    fn problem(&self, most: f64) -> Option<String> {
        let [.., Some(large)] = &self.0 else {
            return Some(format!("does not end within {} s", measure::TIMEOUT.as_secs()));
        };
        if large.time > LONGEST {
            return Some(format!("takes more than {} s", LONGEST.as_secs()));
        }
        if self.is_too_quick(most) {
            return Some("is too quick to judge: its n is too small".to_owned());
        }
        let is_more = |ratio: Option<f64>| ratio.is_some_and(|ratio| ratio > most);
        match (is_more(self.time_ratio()), is_more(self.memory_ratio())) {
            (false, false) => None,
            (true, false) => Some("time grows too fast".to_owned()),
            (false, true) => Some("memory grows too fast".to_owned()),
            (true, true) => Some("time and memory grow too fast".to_owned()),
        }
    }

    fn line(&self, family: &Family, n: usize, problem: &str) -> String {
        let cells = |cell: &dyn Fn(&Measured) -> String| -> String {
            self.0.iter().map(|it| format!("{:>8}", it.as_ref().map_or("-".to_owned(), cell))).collect()
        };
        let ratio = |ratio: Option<f64>| ratio.map_or("-".to_owned(), |it| format!("{it:.1}"));
        let times = cells(&|it| format!("{:.3}", it.time.as_secs_f64()));
        let peaks = cells(&|it| (it.peak_kib >> 10).to_string());
        let (time, memory) = (ratio(self.time_ratio()), ratio(self.memory_ratio()));
        let line = format!("{:<44}{n:>8}{times}{time:>8}{peaks}{memory:>8}  {problem}", family.name);
        line.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::measure_here;
    use std::collections::BTreeSet;

    #[test]
    fn families_have_names_of_their_own() {
        let mut names = BTreeSet::new();
        for family in families() {
            assert!(names.insert(family.name), "{}", family.name);
        }
    }

    #[test]
    fn families_grow_with_n_themselves() {
        for family in families() {
            let length = |content: &Content| match content {
                Content::Text(text) | Content::Link(text) => text.len(),
            };
            let bytes = |n: usize| {
                let files = family.input.files(n).iter().map(|(_, it)| length(it)).sum::<usize>();
                files + (family.pages)(n).iter().map(String::len).sum::<usize>()
            };
            assert!(bytes(256) < bytes(64) * 5, "{}: {} and {} bytes", family.name, bytes(64), bytes(256));
        }
    }

    #[test]
    fn families_are_scanned_to_the_end() {
        for family in families() {
            let measured = measure_here(family.name, 3);
            assert!(measured.is_ok(), "{}", family.name);
        }
    }

    #[test]
    fn quadratic_growth_is_seen() {
        let measured = |millis, peak_kib| Some(Measured { time: Duration::from_millis(millis), peak_kib });
        let growth = Growth([measured(10, 20_000), measured(40, 30_000), measured(160, 50_000)]);
        assert_eq!(growth.problem(MOST_GROWTH_CHECKED).as_deref(), Some("time grows too fast"));
        let calmer = Growth([measured(20, 20_000), measured(40, 30_000), measured(90, 170_000)]);
        assert_eq!(calmer.problem(MOST_GROWTH_CHECKED).as_deref(), Some("memory grows too fast"));
        assert_eq!(growth.best(calmer).problem(MOST_GROWTH_CHECKED).as_deref(), Some("time grows too fast"));
        let fluke = Growth([measured(1, 20_000), measured(40, 30_000), measured(80, 40_000)]);
        let sound = Growth([measured(20, 20_000), measured(40, 30_000), measured(80, 40_000)]);
        assert_eq!(fluke.retried(sound, MOST_GROWTH_CHECKED).problem(MOST_GROWTH_CHECKED), None);
        let quick = Growth([measured(1, 20_000), measured(2, 20_000), measured(4, 20_000)]);
        assert!(quick.problem(MOST_GROWTH).is_some_and(|it| it.contains("too quick")));
        assert_eq!(quick.problem(f64::INFINITY), None);
        let endless = Growth([measured(10, 20_000), None, None]);
        assert_eq!(endless.problem(MOST_GROWTH).as_deref(), Some("does not end within 60 s"));
    }
}
