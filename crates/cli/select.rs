//! Which rules run: names and patterns to rules.

use anyhow::{Context, Result, bail};
use globset::{GlobBuilder, GlobMatcher};
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::rule::Rule;

/// The names of rules that one place gives: an option, or an attribute of the configuration file.
#[derive(Default)]
pub(crate) struct Names(Vec<Name>);

impl Names {
    /// Reads names.
    ///
    /// # Errors
    /// If one names no rule.
    pub(crate) fn parse(names: &[String]) -> Result<Self> {
        names.iter().map(|name| Name::parse(name)).collect::<Result<_>>().map(Self)
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
        self.0.iter().any(|name| name.matches(rule))
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

/// The rule of a name.
pub(crate) fn rule(name: &str) -> Result<&'static Rule> {
    match tollgate_rules::find(name) {
        Some(rule) => Ok(rule),
        None => bail!(unknown(name)),
    }
}

/// A name on the command line: of one rule, or a pattern for several.
enum Name {
    One(&'static Rule),
    Pattern(GlobMatcher),
}

impl Name {
    fn parse(name: &str) -> Result<Self> {
        if !name.contains(['*', '?', '[', '{']) {
            return rule(name).map(Self::One);
        }
        let glob = GlobBuilder::new(name).case_insensitive(true).build();
        let pattern = glob.with_context(|| format!("`{name}` is not a pattern"))?.compile_matcher();
        if !tollgate_rules::all().iter().any(|rule| Self::pattern_matches(&pattern, rule)) {
            bail!("no rule matches `{name}`; `tollgate rules` lists them");
        }
        Ok(Self::Pattern(pattern))
    }

    fn matches(&self, rule: &Rule) -> bool {
        match self {
            Self::One(one) => one.id == rule.id,
            Self::Pattern(pattern) => Self::pattern_matches(pattern, rule),
        }
    }

    fn pattern_matches(pattern: &GlobMatcher, rule: &Rule) -> bool {
        [rule.id].iter().chain(rule.aliases).any(|name| pattern.is_match(name))
    }
}

/// What to say of a name that is no rule's.
fn unknown(name: &str) -> String {
    let near = |rule: &&'static Rule| (strsim::jaro_winkler(rule.id, &name.to_lowercase()) * 1000.0) as u32;
    let nearest = tollgate_rules::all().into_iter().max_by_key(near).filter(|rule| near(rule) > 850);
    match nearest {
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
            assert_eq!(rule(name).unwrap().id, "aws-api-gateway-stage-without-tracing", "{name}");
        }
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
        let error = rule("aws-api-gateway-stage-without-tracin").unwrap_err().to_string();
        assert!(error.contains("did you mean `aws-api-gateway-stage-without-tracing`?"), "{error}");
        assert!(rule("zzz").unwrap_err().to_string().contains("tollgate rules"));
        assert!(Names::parse(&["gcp-nothing-*".to_owned()]).is_err());
    }
}
