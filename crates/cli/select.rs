//! Which rules run: names and patterns to rules.

use anyhow::{Context, Result, bail};
use globset::GlobBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::rule::{Rule, nearest};

/// What names mean in one place: names for sets of rules, in lower case, and the rules that users wrote.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sets {
    named: BTreeMap<String, Names>,
    custom: Vec<&'static Rule>,
}

impl Sets {
    /// Adds rules that users wrote.
    pub(crate) fn know(&mut self, rules: impl Iterator<Item = &'static Rule>) {
        self.custom.extend(rules);
    }

    /// Adds a name for rules.
    ///
    /// # Errors
    /// Where the name means something already.
    pub(crate) fn add(&mut self, name: &str, rules: Names) -> Result<()> {
        let is_plain = |it: char| it.is_ascii_alphanumeric() || "-_./".contains(it);
        if name.is_empty() || !name.chars().all(is_plain) {
            bail!("`{name}` is not a name for a set: use letters, digits, `-`, `_`, `.` and `/`");
        }
        let own = self.custom.iter().copied().find(|rule| rule.is_named(name));
        if let Some(rule) = tollgate_rules::find(name).or(own) {
            bail!("`{name}` is not a name for a set: the rule `{}` has it", rule.id);
        }
        if self.named.insert(name.to_ascii_lowercase(), rules).is_some() {
            bail!("two sets are named `{name}`");
        }
        Ok(())
    }

    fn get(&self, name: &str) -> Option<&Names> {
        self.named.get(&name.to_ascii_lowercase())
    }
}

/// The rules that one place names: an option, or a setting of a configuration file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// As they are written.
    written: Vec<String>,
    ids: BTreeSet<&'static str>,
}

impl Names {
    /// Reads names, of rules or of sets.
    ///
    /// # Errors
    /// If one names no rule.
    pub(crate) fn parse(names: &[String], sets: &Sets) -> Result<Self> {
        let mut all = Self::default();
        names.iter().try_for_each(|name| all.add(name, sets))?;
        Ok(all)
    }

    /// Adds a name.
    ///
    /// # Errors
    /// If it names no rule.
    pub(crate) fn add(&mut self, name: &str, sets: &Sets) -> Result<()> {
        match sets.get(name) {
            Some(set) => self.ids.extend(&set.ids),
            None => self.ids.extend(matching(name, &sets.custom)?.into_iter().map(|rule| rule.id)),
        }
        self.written.push(name.to_owned());
        Ok(())
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The names as they are written.
    pub(crate) fn written(&self) -> &[String] {
        &self.written
    }

    /// The ids of the rules.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.ids.iter().copied()
    }

    /// Whether a rule is among them.
    pub(crate) fn name(&self, rule: &Rule) -> bool {
        self.ids.contains(rule.id)
    }
}

/// The rules that run: those that are named, or where none is the default set, with `pedantic` all; less what is
/// excluded.
pub(crate) fn rules(
    named: Option<&Names>,
    custom: &[&'static Rule],
    is_excluded: impl Fn(&Rule) -> bool,
    pedantic: bool,
) -> Vec<&'static Rule> {
    let mut rules = all(custom);
    rules.retain(|rule| {
        // What cannot be read hides what the rules asked for would find in it, so that is always said.
        let asked = match named {
            None => pedantic || !rule.pedantic,
            Some(named) => rule.id == SYNTAX_ERROR.id || named.name(rule),
        };
        asked && !is_excluded(rule)
    });
    rules
}

/// The rules that a name means, at least one: an id or a guid means one, an id of another scanner all rules that find
/// what its check finds, a pattern all that match.
pub(crate) fn matching(name: &str, custom: &[&'static Rule]) -> Result<Vec<&'static Rule>> {
    if is_pattern(name) {
        let glob = GlobBuilder::new(name).case_insensitive(true).build();
        let pattern = glob.with_context(|| format!("`{name}` is not a pattern"))?.compile_matcher();
        let mut rules = all(custom);
        rules.retain(|rule| rule.names().any(|own| pattern.is_match(own)));
        if rules.is_empty() {
            bail!("no rule matches `{name}`; `tollgate rules` lists them");
        }
        return Ok(rules);
    }
    let own = custom.iter().copied().filter(|rule| rule.is_named(name));
    let rules: Vec<_> = tollgate_rules::named(name).iter().copied().chain(own).collect();
    if rules.is_empty() {
        bail!(unknown(name, all(custom)));
    }
    Ok(rules)
}

/// All rules: those of the catalogue, and some that users wrote, each once, sorted by id.
pub(crate) fn all(custom: &[&'static Rule]) -> Vec<&'static Rule> {
    let mut rules = tollgate_rules::all();
    if !custom.is_empty() {
        rules.extend(custom);
        rules.sort_by_key(|rule| rule.id);
        rules.dedup_by_key(|rule| rule.id);
    }
    rules
}

/// Whether a name is a pattern for names.
pub(crate) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '[', '{'])
}

/// What to say of a name that is not a rule's.
fn unknown(name: &str, rules: Vec<&'static Rule>) -> String {
    if Path::new(name).extension().is_some_and(|it| it == "md") {
        return format!("`{name}` is a page of a rule: `rule_files` and --rules name these");
    }
    match nearest(name, rules) {
        Some(rule) => format!("no rule is named `{name}`; did you mean `{}`?", rule.id),
        None => format!("no rule is named `{name}`; `tollgate rules` lists them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Names {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        Names::parse(&names, &Sets::default()).unwrap()
    }

    fn none(_: &Rule) -> bool {
        false
    }

    #[test]
    fn pedantic_rules_run_where_they_are_asked_for() {
        let pedantic = |rules: &[&Rule]| rules.iter().any(|rule| rule.pedantic);
        assert!(!pedantic(&rules(None, &[], none, false)));
        assert!(pedantic(&rules(None, &[], none, true)));
        assert!(pedantic(&rules(Some(&names(&["general-*"])), &[], none, false)));
        assert_eq!(rules(Some(&names(&["*"])), &[], none, false).len(), tollgate_rules::all().len());
        assert!(!pedantic(&rules(None, &[], |rule| names(&["*"]).name(rule), true)));
    }

    #[test]
    fn sets_have_names_that_nothing_else_has() {
        let mut sets = Sets::default();
        sets.add("Acme", names(&["aws-s3-*"])).unwrap();
        let acme = Names::parse(&["acme".to_owned()], &sets).unwrap();
        assert!(acme.ids().count() > 3 && acme.ids().all(|id| id.starts_with("aws-s3-")));
        for (name, why) in
            [("ACME", "two sets"), ("ckv_aws_73", "has it"), ("a*", "not a name"), ("", "not a name")]
        {
            let error = sets.add(name, names(&["aws-s3-*"])).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn rules_are_found_by_every_name() {
        for name in [
            "aws-api-gateway-stage-without-tracing", "5813EF56-fa94-406a-b35d-977d4a56ff2b",
            "aws/api_gateway_xray_disabled", "ckv_aws_73",
        ] {
            let ids: Vec<_> = matching(name, &[]).unwrap().iter().map(|rule| rule.id).collect();
            assert_eq!(ids, ["aws-api-gateway-stage-without-tracing"], "{name}");
        }
        // One check of another scanner, a rule for each port.
        let of_both = rules(Some(&names(&["AVD-AWS-0105"])), &[], none, false);
        assert!(of_both.iter().filter(|rule| rule.id.contains("network-acl-port-open")).count() > 1);
    }

    #[test]
    fn patterns_select_and_exclude() {
        let tracing = names(&["*-tracing"]);
        let stages = rules(Some(&names(&["aws-api-gateway-stage-*"])), &[], |rule| tracing.name(rule), false);
        let (syntax, stages): (Vec<_>, Vec<_>) =
            stages.into_iter().partition(|rule| rule.id == SYNTAX_ERROR.id);
        assert_eq!(syntax.len(), 1, "what cannot be read is always said");
        assert!(
            stages.len() > 2
                && stages
                    .iter()
                    .all(|rule: &&Rule| rule.id.contains("stage") && !rule.id.contains("tracing"))
        );
    }

    #[test]
    fn a_misspelt_name_gets_a_hint() {
        let error = matching("aws-api-gateway-stage-without-tracin", &[]).unwrap_err().to_string();
        assert!(error.contains("did you mean `aws-api-gateway-stage-without-tracing`?"), "{error}");
        assert!(matching("zzz", &[]).unwrap_err().to_string().contains("tollgate rules"));
        assert!(matching("gcp-nothing-*", &[]).is_err());
    }
}
