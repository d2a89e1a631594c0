mod alarms;
mod filters;
mod monitoring;
mod network;
mod pattern;
mod permissions;
mod recording;
mod refusals;
mod sign_ins;
mod watches;

use crate::prelude::*;
use monitoring::Monitoring;
use watches::Watch;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_log_metric_filter", "aws_cloudwatch_metric_alarm"],
    ..rule("", include_str!("alarm_missing.md"))
};

/// The rules of the table.
pub(in crate::aws) fn rules() -> impl Iterator<Item = &'static Rule> {
    watches::ALL.into_iter().map(|watch| watch.rule)
}

/// A rule of the table, without its names.
const fn row(check: Check, words: &'static [(&'static str, &'static str)]) -> Rule {
    Rule { check, words, ..TEMPLATE }
}

fn check_watch(block: &Block, cx: &mut Cx, watch: &'static Watch) -> Checked {
    if let Some(gap) = cx.once(Monitoring::new).gap(block, watch)? {
        cx.flag(gap.place, gap.message.as_str());
    }
    Ok(())
}
