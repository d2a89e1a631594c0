//! The capabilities that containers add and drop.

use crate::kubernetes::shared::{node, pods, stages};
use crate::prelude::*;

/// Where a container lists the capabilities that it does without.
const DROPPED: [&str; 3] = ["security_context", "capabilities", "drop"];

/// Every capability, as a list.
const ALL: &str = "[\"ALL\"]";

/// Reports the containers of a workload that drop none of some capabilities, of which each is enough; `wrong` ends the message
/// about a list that has none of them.
pub(in crate::kubernetes) fn demand_one_dropped(
    workload: &Block,
    names: &[&str],
    wrong: &'static str,
    cx: &mut Cx,
) -> Checked {
    let covers = |name: &str| names.iter().any(|it| it.eq_ignore_ascii_case(name));
    demand_dropped(workload, cx).and(forbid(
        workload,
        "drop",
        cx,
        |_| false,
        |capabilities| {
            let lacks = both(capabilities.is_set("drop"), not(lists(capabilities, "drop", covers)))?;
            Ok(lacks.then_some((wrong, false)))
        },
    ))
}

/// Reports the containers of a workload that list nothing that they drop.
fn demand_dropped(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if let Some(flag) = pods::lacking(&container, &DROPPED, cx)? {
            let (owner, rest) = pods::deepest(&container.block, &DROPPED);
            flag.set(&owner, &rest.join("."), ALL);
        }
        Ok(())
    })
}

/// Reports the lists of capabilities of a workload's containers about which `judge` says what is wrong: the end of the
/// message that starts with the list, and whether most reviewers decline it, as they do of parts of a node. The fix leaves
/// in the list what `keeps` says; of what is dropped, it drops all.
pub(in crate::kubernetes) fn forbid(
    workload: &Block,
    list: &str,
    cx: &mut Cx,
    keeps: fn(&str) -> bool,
    judge: impl Fn(&Block) -> Checked<Option<(&'static str, bool)>>,
) -> Checked {
    let is_of_node = matches!(node::is_part_of_node(workload, cx), Ok(true));
    let preparing = stages::preparing_blocks(workload);
    value::each(pods::containers(workload), |container| {
        // What prepares a pod sets up its network or volumes, and is gone when the pod works.
        let prepares = preparing.iter().any(|it| it.header() == container.block.header());
        value::each(&capabilities(&container), |capabilities| {
            if let Some((wrong, is_declined)) = judge(capabilities)? {
                let (path, names) = (capabilities.path_of(list), capabilities.value(list));
                let message = format!("`{path}`{} is `{names}`, {wrong}", container.of());
                let at = container.place(capabilities.place(list));
                let flag = cx
                    .flag(at, message)
                    .about(path)
                    .because(&names)
                    .pedantic_if(is_declined || prepares || is_of_node);
                let kept = capabilities.strings(list).ok().flatten().unwrap_or_default();
                let kept: Vec<_> =
                    kept.iter().filter(|it| keeps(it)).map(|it| format!("\"{}\"", it.as_str())).collect();
                match kept.is_empty() {
                    true if list == "drop" => _ = flag.set(capabilities, list, ALL),
                    true => _ = flag.remove(capabilities, list),
                    false => _ = flag.set(capabilities, list, &format!("[{}]", kept.join(", "))),
                }
            }
            Ok(())
        })
    })
}

/// The blocks in which a container adds and drops capabilities.
fn capabilities<'e>(container: &pods::Part<'e>) -> Vec<Block<'e>> {
    let contexts = container.block.each("security_context");
    contexts.iter().flat_map(|context| context.each("capabilities")).collect()
}
