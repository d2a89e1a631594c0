//! Policies where they are written: what is wrong with a statement of a document is said there, not at every resource that
//! the document is given to.

use super::{PERMISSION_SET, each};
use crate::prelude::*;
use tollgate_core::hash::HashSet;
use tollgate_core::policy::Statement;
use tollgate_core::source::Location;

/// The data source that makes policies.
pub(in crate::aws) const DOCUMENT: &str = "data.aws_iam_policy_document";

/// The same as [`each`] for the statements that are written in this block: those of documents (whose attribute is `json`)
/// are judged there, not at every resource that the document is given to.
pub(in crate::aws) fn each_written(
    block: &Block,
    name: &str,
    cx: &mut Cx,
    judge: impl Fn(&Statement) -> Checked<Option<String>>,
) -> Checked {
    if block.kind() != DOCUMENT {
        let documents = cx.once(Documents::new);
        let judge = |it: &Statement| if documents.hold(it) { Ok(None) } else { judge(it) };
        return each(block, name, cx, judge);
    }
    let Some(policy) = block.policy(name)? else { return Ok(()) };
    let own = cx.of_subject(Own::of);
    policy.each(|statement| {
        let at = statement.at();
        if own.0.contains(&at)
            && let Some(wrong) = judge(statement)?
        {
            cx.flag(at, format!("the statement {wrong}")).about("statement").caused_for_all_by(at);
        }
        Ok(())
    })
}

/// The same for what users, groups and roles may do; what has a principal is the policy of a resource.
pub(in crate::aws) fn each_written_of_identity(
    block: &Block,
    cx: &mut Cx,
    judge: impl Fn(&Statement) -> Checked<Option<String>>,
) -> Checked {
    let judge = |statement: &Statement| {
        let of_resource = either(statement.has("Principal"), statement.has("NotPrincipal"));
        if of_resource? { Ok(None) } else { judge(statement) }
    };
    match block.kind() {
        DOCUMENT => each_written(block, "json", cx, judge),
        PERMISSION_SET => each_written(block, "inline_policy", cx, judge),
        _ => {
            let inline = block.each("inline_policy");
            let own = each_written(block, "policy", cx, judge);
            own.and(value::each(inline, |inline| each_written(&inline, "policy", cx, judge)))
        }
    }
}

/// Where the statements of one document stand, without those that it takes over from others.
struct Own(Vec<Location>);

impl Own {
    fn of(document: &Block) -> Self {
        Self(document.each("statement").iter().map(Block::header).collect())
    }
}

/// Where the statements of documents stand: what is wrong in them is reported there.
pub(in crate::aws) struct Documents(HashSet<Location>);

impl Documents {
    pub(in crate::aws) fn new(cx: &Cx) -> Self {
        let statements = cx.resources("data.aws_iam_policy_document.statement");
        Self(statements.iter().map(Block::header).collect())
    }

    /// Whether a statement is one of a document.
    pub(in crate::aws) fn hold(&self, statement: &Statement) -> bool {
        self.0.contains(&statement.at())
    }
}
