mod alarms;
mod filters;
mod monitoring;
pub(super) mod network;
mod pattern;
pub(super) mod permissions;
pub(super) mod recording;
pub(super) mod refusals;
pub(super) mod sign_ins;
mod watches;

use crate::prelude::*;
use monitoring::Monitoring;
use watches::Watch;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_log_metric_filter", "aws_cloudwatch_metric_alarm"],
    ..rule("", include_str!("alarm_missing.md"))
};

fn check_watch(block: &Block, cx: &mut Cx, watch: &'static Watch) -> Checked {
    if let Some(gap) = cx.once(Monitoring::new).gap(block, watch)? {
        cx.flag(gap.place, gap.message.as_str());
    }
    Ok(())
}
