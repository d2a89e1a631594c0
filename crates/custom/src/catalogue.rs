//! The names that are taken: those of other rules, made once for all pages.

use tollgate_core::check::Check;
use tollgate_core::rule::Rule;

/// Rules whose names are taken.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Each name by its hash, in the order of these, with its rule.
    names: Vec<(u64, &'static Rule)>,
    /// What the ids of Tollgate's own rules start with.
    providers: Vec<&'static str>,
}

impl Catalogue {
    /// The catalogue of some rules.
    #[must_use]
    pub fn new(rules: &[&'static Rule]) -> Self {
        let names = rules.iter().flat_map(|rule| rule.names().map(|name| (hash(name), *rule)));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable_by_key(|(hash, _)| *hash);
        let own = rules.iter().filter(|rule| is_ours(rule));
        let mut providers: Vec<_> = own.map(|rule| rule.provider()).collect();
        providers.dedup();
        providers.sort_unstable();
        providers.dedup();
        Self { names, providers }
    }

    /// The rule of a name, in any case.
    pub(crate) fn named(&self, name: &str) -> Option<&'static Rule> {
        let hash = hash(name);
        let from = self.names.partition_point(|(it, _)| *it < hash);
        let mut alike = self.names[from..].iter().take_while(|(it, _)| *it == hash);
        alike.find(|(_, rule)| rule.is_named(name)).map(|(_, rule)| *rule)
    }

    /// Whether the ids of Tollgate's own rules start with a word.
    pub(crate) fn is_provider(&self, word: &str) -> bool {
        self.providers.binary_search(&word).is_ok()
    }
}

/// Whether a rule looks at configurations, and is Tollgate's own.
fn is_ours(rule: &Rule) -> bool {
    !rule.check.is_of_users() && !matches!(rule.check, Check::Engine)
}

/// The hash of a name in any case: eight bytes at a time, each without the bit that tells small letters from capitals.
fn hash(name: &str) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mix =
        |hash: u64, word: u64| (hash.rotate_left(5) ^ (word | SMALL)).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (words, rest) = name.as_bytes().as_chunks();
    let hash = words.iter().fold(name.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    mix(hash, rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_core::rule::rule;

    static OWN: Rule = Rule {
        guid: "4849211b-ac39-479e-ae78-5694d506cb24",
        aliases: &["CKV_AWS_5"],
        check: Check::Block(|_, _| Ok(())),
        ..rule("aws-ec2-open", "")
    };

    #[test]
    fn names_are_found_in_any_case() {
        let catalogue = Catalogue::new(&[&OWN]);
        for name in ["aws-ec2-open", "ckv_aws_5", "CKV_AWS_5", "4849211B-ac39-479e-ae78-5694d506cb24"] {
            assert!(catalogue.named(name).is_some_and(|it| it.id == OWN.id), "{name}");
        }
        for name in ["aws-ec2", "CKV_AWS_50", ""] {
            assert!(catalogue.named(name).is_none(), "{name}");
        }
        assert_eq!(["aws", "aws-ec2", "gcp"].map(|it| catalogue.is_provider(it)), [true, false, false]);
    }
}
