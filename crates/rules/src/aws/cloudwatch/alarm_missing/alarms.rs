//! The alarms of a configuration, and which of them watch what a metric filter counts.

use crate::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use tollgate_core::join::Column;
use tollgate_core::value::Value;

/// A metric filter.
pub(super) const FILTER: &str = "aws_cloudwatch_log_metric_filter";

/// The alarms, by the names of the metrics that they watch.
pub(super) struct Alarms<'e> {
    pub(super) blocks: Rc<[Block<'e>]>,
    by_metric: Column,
}

impl<'e> Alarms<'e> {
    pub(super) fn new(cx: &Cx<'_, 'e>) -> Self {
        let blocks = cx.resources("aws_cloudwatch_metric_alarm");
        let metrics = |alarm: &Block<'e>| {
            let queried = alarm.each("metric_query").into_iter().flat_map(|query| query.each("metric"));
            [alarm.clone()].into_iter().chain(queried).collect::<Vec<_>>()
        };
        let rows = blocks.iter().enumerate();
        let names = rows.flat_map(|(row, alarm)| {
            metrics(alarm).into_iter().map(move |metric| (row, metric_name(&metric, cx)))
        });
        Self { by_metric: Column::new(names), blocks }
    }

    /// Those that may watch a metric of a filter.
    pub(super) fn candidates(&self, filter: &Block, cx: &Cx) -> Vec<&Block<'e>> {
        let made = filter.each("metric_transformation");
        let rows = made.iter().flat_map(|made| self.by_metric.candidates(made.reference("name"), cx));
        rows.collect::<BTreeSet<_>>().into_iter().map(|row| &self.blocks[row]).collect()
    }
}

/// About how many steps it takes to compare an alarm with a filter, beside those for their attributes.
const WATCH_STEPS: usize = 8;

/// Whether an alarm watches a metric of a filter, by itself or as a part of an expression.
pub(super) fn is_watching(alarm: &Block, filter: &Block, cx: &Cx) -> Checked<bool> {
    if !cx.charge(WATCH_STEPS) {
        return Ok(false);
    }
    filter.any("metric_transformation", |made| {
        let is_made = |metric: &Block| {
            let named = value::equal(&metric_name(metric, cx), &made.reference("name"));
            both(named, metric.matches("namespace", made, "namespace"))
        };
        either(is_made(alarm), alarm.any("metric_query", |query| query.any("metric", is_made)))
    })
}

/// The name of the metric that is watched. The id of a filter is its name, which often is the name of its metric too.
fn metric_name(metric: &Block, cx: &Cx) -> Value {
    let name = metric.value("metric_name");
    let by_id = name.as_unknown().and_then(|_| cx.having(FILTER, "id", &name).first());
    by_id.map_or(name, |filter| filter.reference("name"))
}
