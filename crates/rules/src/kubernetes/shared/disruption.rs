//! What keeps pods of a workload from being away all at once.

use crate::kubernetes::shared::{labels, pods, selectors};
use crate::prelude::*;
use tollgate_core::value::Value;

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
    let labels: Vec<_> = pods::templates(workload).iter().map(selectors::labels).collect();
    let own = labels.iter().flat_map(labels::each_label).chain([labels::none(workload.header())]);
    let own: Vec<_> = own.collect();
    let selects = |selector: &Block| value::any(&labels, |it| selectors::selects(selector, it));
    value::any(BUDGETS, |kind| {
        // The pods of a system often have their first label in common, or their last, but hardly both.
        let has = |read| Wanted::one_of(own.clone()).read_by(read);
        let budgets = selectors::beside(kind, workload, cx, |budget| {
            budget.any("spec", |spec| spec.any("selector", selects))
        });
        budgets.with("spec", has(first_labels)).with("spec", has(last_labels)).exist()
    })
}

fn first_labels(budget: &Block, spec: &str, _: &Cx) -> Vec<Value> {
    demanded(budget, spec, |mut labels| labels.next())
}

fn last_labels(budget: &Block, spec: &str, _: &Cx) -> Vec<Value> {
    demanded(budget, spec, Iterator::last)
}

/// A label that a budget demands, which is picked, or none.
fn demanded(
    budget: &Block,
    spec: &str,
    pick: impl Fn(std::vec::IntoIter<Vec<Value>>) -> Option<Vec<Value>>,
) -> Vec<Value> {
    let selectors = budget.each(spec).into_iter().flat_map(|spec| spec.each("selector"));
    let label = |selector: Block| {
        let none = || vec![labels::none(selector.header())];
        pick(labels::demanded(&selector).into_iter()).unwrap_or_else(none)
    };
    selectors.flat_map(label).collect()
}
