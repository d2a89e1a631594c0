//! One cause, one finding: what a weaker rule finds goes into what a stronger one finds at the same block, and in the same
//! part of it where each part may be a cause; or at another block, where both name one place as the cause.

use super::{Profile, Profiles};
use crate::address::Address;
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::source::Location;
use std::collections::BTreeSet;
use std::iter;

/// The most findings that are gone through to the one that stays.
const LONGEST: usize = 64;

/// The rules that stand for others, where each profile holds.
pub(super) struct Stronger<'p> {
    profiles: &'p Profiles,
    /// By the numbers of the profiles.
    of_profiles: Vec<Strong>,
    /// All that stand for others somewhere.
    all: HashSet<&'static str>,
}

/// The rules that stand for others, of those that run: by the id of each rule those that stand for it, the strongest
/// first.
#[derive(Default)]
struct Strong(HashMap<&'static str, Vec<&'static str>>);

impl Strong {
    fn new(profile: &Profile) -> Self {
        // Rules that are named speak for themselves.
        if profile.all_named {
            return Self::default();
        }
        // Those that imply others are few.
        let implying = || profile.rules.iter().filter(|rule| !rule.implies.is_empty());
        let implies: HashMap<_, _> = implying().map(|rule| (rule.id, rule.implies)).collect();
        let mut stronger: HashMap<_, Vec<_>> = HashMap::default();
        for rule in implying() {
            let weaker = implied(rule.id, &implies);
            for weak in &weaker {
                stronger.entry(*weak).or_default().push((weaker.len(), rule.id));
            }
        }
        // What stands for a rule that stands for others stands for more than that one.
        let ordered = stronger.into_iter().map(|(weak, mut strong)| {
            strong.sort_unstable_by(|a, b| b.cmp(a));
            (weak, strong.into_iter().map(|(_, id)| id).collect())
        });
        Self(ordered.collect())
    }
}

impl<'p> Stronger<'p> {
    pub(super) fn new(profiles: &'p Profiles) -> Self {
        let of_profiles: Vec<_> = profiles.iter().map(Strong::new).collect();
        let all = of_profiles.iter().flat_map(|it| it.0.values().flatten().copied()).collect();
        Self { profiles, of_profiles, all }
    }

    /// The rules that stand for the one of a finding, the strongest first.
    pub(super) fn than(&self, finding: &Finding) -> &[&'static str] {
        let strong = self.of_profiles.get(self.profiles.number_at(finding.location.source));
        strong.and_then(|it| it.0.get(finding.rule.id)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Of findings that have one cause those for which no other one stands, which the others go into.
    pub(super) fn among(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let ids: HashSet<_> = findings.iter().map(|finding| finding.rule.id).collect();
        let stands = |strong: &&'static str| ids.contains(strong);
        let (mut weak, mut strong): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        for finding in findings {
            match self.than(&finding).iter().find(|id| stands(id)) {
                Some(into) => weak.push((*into, finding)),
                None => strong.push(finding),
            }
        }
        for (into, finding) in weak {
            // What stands for the most rules comes first, and for it stands none of the others.
            match strong.iter_mut().find(|it| it.rule.id == into) {
                Some(strong) => strong.also.push(finding),
                None => strong.push(finding),
            }
        }
        strong
    }

    /// Moves each finding of a weaker rule into the one that stands for it and has the same cause, if there is one.
    pub(super) fn fold(&self, findings: Vec<(Address, Finding)>) -> Vec<(Address, Finding)> {
        if self.all.is_empty() || findings.len() < 2 {
            return findings;
        }
        let mut first: HashMap<(&Address, Option<Location>, &str), usize> = HashMap::default();
        let mut first_of_cause: HashMap<(Location, &str), usize> = HashMap::default();
        for (index, (address, finding)) in findings.iter().enumerate() {
            if self.all.contains(finding.rule.id) {
                first.entry((address, finding.part, finding.rule.id)).or_insert(index);
                let cause = finding.cause.map(|cause| (cause, finding.rule.id));
                cause.map(|cause| *first_of_cause.entry(cause).or_insert(index));
            }
        }
        let into: Vec<_> = findings
            .iter()
            .map(|(address, finding)| {
                let stronger = self.than(finding);
                let of_block = stronger.iter().find_map(|id| first.get(&(address, finding.part, *id)));
                let of_cause = || stronger.iter().find_map(|id| first_of_cause.get(&(finding.cause?, *id)));
                of_block.or_else(of_cause).copied()
            })
            .collect();
        let mut kept: Vec<_> = findings.into_iter().map(Some).collect();
        for index in 0..into.len() {
            // What it goes into may itself go into another. Two rules that stood for each other would both be gone.
            let last = iter::successors(into[index], |&at| into[at]).take(LONGEST).last();
            let Some(into) = last.filter(|&last| last != index && kept[last].is_some()) else { continue };
            if let (Some((_, weak)), Some((_, strong))) = (kept[index].take(), &mut kept[into]) {
                strong.also.push(weak);
            }
        }
        kept.into_iter().flatten().collect()
    }
}

/// The ids of the rules that `id` stands for, directly or by way of others.
fn implied(id: &'static str, implies: &HashMap<&str, &[&'static str]>) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut left = vec![id];
    while let Some(id) = left.pop() {
        let weaker = implies.get(id).copied().unwrap_or_default();
        left.extend(weaker.iter().filter(|id| found.insert(**id)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Rule, rule};

    #[test]
    fn a_rule_stands_for_all_that_those_it_implies_stand_for() {
        static RULES: [Rule; 4] = [
            Rule { implies: &["excluded", "middle"], ..rule("strong", "") },
            Rule { implies: &["weak"], ..rule("middle", "") },
            Rule { implies: &["hidden"], ..rule("excluded", "") },
            rule("weak", ""),
        ];
        let rules = RULES.iter().filter(|it| it.id != "excluded").collect();
        let stronger = Strong::new(&Profile { rules, ..Profile::default() });
        assert_eq!(stronger.0["weak"], ["strong", "middle"]);
        assert!(!stronger.0.contains_key("hidden"), "what does not run stands for nothing");
    }
}
