//! Which rules run: names and patterns to rules.

use anyhow::{Context, Result, bail};
use globset::{GlobBuilder, GlobMatcher};
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::rule::Rule;

/// The rules that the names in `only` and `exclude` leave; all of them where `only` is empty.
pub(crate) fn rules(only: &[String], exclude: &[String]) -> Result<Vec<&'static Rule>> {
    let only = only.iter().map(|name| Name::parse(name)).collect::<Result<Vec<_>>>()?;
    let exclude = exclude.iter().map(|name| Name::parse(name)).collect::<Result<Vec<_>>>()?;
    let mut rules = tollgate_rules::all();
    rules.retain(|rule| {
        // What cannot be read hides what the rules asked for would find in it, so that is always said.
        let asked =
            only.is_empty() || rule.id == SYNTAX_ERROR.id || only.iter().any(|name| name.matches(rule));
        asked && !exclude.iter().any(|name| name.matches(rule))
    });
    Ok(rules)
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
        let stages = rules(&["aws-api-gateway-stage-*".to_owned()], &["*-tracing".to_owned()]).unwrap();
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
        assert!(rules(&["gcp-nothing-*".to_owned()], &[]).is_err());
    }
}
