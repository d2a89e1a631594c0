//! What keeps pods of a workload from being away all at once.

use crate::kubernetes::shared::{pods, selectors};
use crate::prelude::*;

const BUDGETS: [&str; 2] = ["kubernetes_pod_disruption_budget", "kubernetes_pod_disruption_budget_v1"];

/// Whether a workload runs several pods, as far as it says so: an autoscaler may run more.
pub(in crate::kubernetes) fn is_replicated(workload: &Block) -> Checked<bool> {
    workload.any("spec", |spec| Ok(spec.number("replicas")?.is_some_and(|it| it.as_f64() > 1.0)))
}

/// Reports a workload of several pods of which no budget of the configuration says how many may be away.
pub(in crate::kubernetes) fn demand_budget(workload: &Block, cx: &mut Cx) -> Checked {
    if !both(is_replicated(workload), not(has_budget(workload, cx)))? {
        return Ok(());
    }
    value::each(workload.each("spec"), |spec| {
        let selector = spec.first("selector").unwrap_or_else(|| spec.clone());
        let message = "no disruption budget in the configuration selects the pods";
        cx.flag(selector.place("match_labels"), message).about(spec.path_of("selector"));
        Ok(())
    })
}

fn has_budget(workload: &Block, cx: &Cx) -> Checked<bool> {
    let templates = pods::templates(workload);
    value::any(BUDGETS, |kind| {
        cx.search(kind, |budget| {
            let selects = |selector: &Block| {
                value::any(&templates, |it| selectors::selects(selector, &selectors::labels(it)))
            };
            let selects = budget.any("spec", |spec| spec.any("selector", selects));
            both(selectors::are_in_one_namespace(budget, workload), selects)
        })
    })
}
