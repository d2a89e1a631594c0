//! Which rules run: names and patterns to rules.

use anyhow::{Context, Result, bail};
use globset::GlobBuilder;
use std::collections::BTreeSet;
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::rule::{Rule, nearest};

/// The rules that one place names: an option, or an attribute of the configuration file.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<&'static str>);

impl Names {
    /// Reads names.
    ///
    /// # Errors
    /// If one names no rule.
    pub(crate) fn parse(names: &[String]) -> Result<Self> {
        let rules = names.iter().map(|name| matching(name)).collect::<Result<Vec<_>>>()?;
        Ok(Self(rules.into_iter().flatten().map(|rule| rule.id).collect()))
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names of both.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    fn name(&self, rule: &Rule) -> bool {
        self.0.contains(rule.id)
    }
}

/// The rules that run: those that are named, or where none is the default set, with `pedantic` all; less what is
/// excluded.
pub(crate) fn rules(named: &Names, excluded: &Names, pedantic: bool) -> Vec<&'static Rule> {
    let mut rules = tollgate_rules::all();
    rules.retain(|rule| {
        // What cannot be read hides what the rules asked for would find in it, so that is always said.
        let asked = match named.is_empty() {
            true => pedantic || !rule.pedantic,
            false => rule.id == SYNTAX_ERROR.id || named.name(rule),
        };
        asked && !excluded.name(rule)
    });
    rules
}

/// The rules that a name means, at least one: an id or a guid means one, an id of another scanner all rules that find
/// what its check finds, a pattern all that match.
pub(crate) fn matching(name: &str) -> Result<Vec<&'static Rule>> {
    let mut rules = tollgate_rules::all();
    if is_pattern(name) {
        let glob = GlobBuilder::new(name).case_insensitive(true).build();
        let pattern = glob.with_context(|| format!("`{name}` is not a pattern"))?.compile_matcher();
        rules.retain(|rule| rule.names().any(|own| pattern.is_match(own)));
        if rules.is_empty() {
            bail!("no rule matches `{name}`; `tollgate rules` lists them");
        }
        return Ok(rules);
    }
    rules.retain(|rule| rule.is_named(name));
    if rules.is_empty() {
        bail!(unknown(name));
    }
    Ok(rules)
}

/// Whether a name is a pattern for names.
pub(crate) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '[', '{'])
}

/// What to say of a name that is no rule's.
fn unknown(name: &str) -> String {
    match nearest(name, tollgate_rules::all()) {
        Some(rule) => format!("no rule is named `{name}`; did you mean `{}`?", rule.id),
        None => format!("no rule is named `{name}`; `tollgate rules` lists them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Names {
        Names::parse(&names.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn pedantic_rules_run_where_they_are_asked_for() {
        let (none, pedantic) = (Names::default(), |rules: &[&Rule]| rules.iter().any(|rule| rule.pedantic));
        assert!(!pedantic(&rules(&none, &none, false)));
        assert!(pedantic(&rules(&none, &none, true)));
        assert!(pedantic(&rules(&names(&["general-*"]), &none, false)));
        assert_eq!(rules(&names(&["*"]), &none, false).len(), tollgate_rules::all().len());
        assert!(!pedantic(&rules(&none, &names(&["*"]), true)));
    }

    #[test]
    fn rules_are_found_by_every_name() {
        for name in [
            "aws-api-gateway-stage-without-tracing", "5813EF56-fa94-406a-b35d-977d4a56ff2b",
            "aws/api_gateway_xray_disabled", "ckv_aws_73",
        ] {
            let ids: Vec<_> = matching(name).unwrap().iter().map(|rule| rule.id).collect();
            assert_eq!(ids, ["aws-api-gateway-stage-without-tracing"], "{name}");
        }
        // One check of another scanner, a rule for each port.
        let of_both = rules(&names(&["AVD-AWS-0105"]), &Names::default(), false);
        assert!(of_both.iter().filter(|rule| rule.id.contains("network-acl-port-open")).count() > 1);
    }

    #[test]
    fn patterns_select_and_exclude() {
        let stages = rules(&names(&["aws-api-gateway-stage-*"]), &names(&["*-tracing"]), false);
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
        let error = matching("aws-api-gateway-stage-without-tracin").unwrap_err().to_string();
        assert!(error.contains("did you mean `aws-api-gateway-stage-without-tracing`?"), "{error}");
        assert!(matching("zzz").unwrap_err().to_string().contains("tollgate rules"));
        assert!(Names::parse(&["gcp-nothing-*".to_owned()]).is_err());
    }
}
