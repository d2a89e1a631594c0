//! Values of arguments that are known beforehand: help lists them, errors name them, and shells complete them.

use crate::fail_on::FailOn;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::collections::BTreeSet;
use tollgate_core::check::Check;
use tollgate_core::rule::{Rule, Severity};

/// A severity.
pub(crate) fn severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.map(Severity::name)).try_map(|name| name.parse::<Severity>())
}

/// What makes a scan fail.
pub(crate) fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let names = Severity::ALL.into_iter().map(Severity::name).chain(["never"]);
    PossibleValuesParser::new(names).try_map(|name| name.parse::<FailOn>())
}

/// A provider that there are rules for.
pub(crate) fn provider() -> impl TypedValueParser<Value = String> {
    let mut providers: Vec<_> = tollgate_rules::all().into_iter().map(provider_of).collect();
    // Rules are sorted by their ids, which start with the provider.
    providers.dedup();
    PossibleValuesParser::new(providers.into_iter().collect::<BTreeSet<_>>())
}

/// The provider of a rule; the engine's own rules belong to none.
pub(crate) fn provider_of(rule: &'static Rule) -> &'static str {
    if matches!(rule.check, Check::Engine) { "tollgate" } else { rule.provider() }
}

/// The known word that a misspelt one seems to be.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    /// How alike the two are at least: `rule` and `rules`, `sverity` and `severity`.
    const ALIKE: f64 = 0.85;
    let alike =
        known.iter().map(|it| (strsim::jaro_winkler(it, word), *it)).filter(|(alike, _)| *alike > ALIKE);
    alike.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, nearest)| nearest)
}
