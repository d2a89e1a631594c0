//! Policies where they are written: what is wrong with a statement of a document is said there, not at every resource that
//! the document is given to.

use super::{PERMISSION_SET, Stated, Wrong, each_of, is_boundary};
use crate::prelude::*;
use tollgate_core::hash::HashSet;
use tollgate_core::policy::Statement;
use tollgate_core::source::Location;

/// The data source that makes policies.
pub(in crate::aws) const DOCUMENT: &str = "data.aws_iam_policy_document";

/// The same as [`each`](super::each) for the statements that are written in this block: those of documents (whose attribute is `json`)
/// are judged there, not at every resource that the document is given to.
pub(in crate::aws) fn each_written<W: Into<Wrong>>(
    block: &Block,
    name: &str,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    each_written_in(block, block, name, cx, judge)
}

/// The same of a block in `owner`.
fn each_written_in<W: Into<Wrong>>(
    owner: &Block,
    block: &Block,
    name: &str,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    if block.kind() != DOCUMENT {
        let documents = cx.once(Documents::new);
        let judge = |it: &Stated| if documents.hold(it) { Ok(None) } else { judge(it) };
        return each_of(owner, block, name, cx, judge);
    }
    let Some(policy) = block.policy(name)? else { return Ok(()) };
    let own = cx.of_subject(Own::of);
    policy.each(|statement| {
        let at = statement.at();
        if own.0.contains(&at)
            && let Some(wrong) = judge(&Stated::new(statement, &policy))?.map(W::into)
            && !wrong.is_exempt(owner, cx)
        {
            let is_declined = wrong.is_declined_for(owner, cx);
            cx.flag(at, format!("the statement {}", wrong.text))
                .about("statement")
                .caused_for_all_by(at)
                .pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// The same for what users, groups and roles may do; what has a principal is the policy of a resource, and a permissions
/// boundary grants nothing.
pub(in crate::aws) fn each_written_of_identity<W: Into<Wrong>>(
    block: &Block,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    let judge = |statement: &Stated| {
        let of_resource = either(statement.has("Principal"), statement.has("NotPrincipal"));
        if of_resource? {
            Ok(None)
        } else {
            Ok(judge(statement)?.map(|wrong| wrong.into().unless(is_boundary)))
        }
    };
    match block.kind() {
        DOCUMENT => each_written(block, "json", cx, judge),
        PERMISSION_SET => each_written(block, "inline_policy", cx, judge),
        _ => {
            let inline = block.each("inline_policy");
            let own = each_written(block, "policy", cx, judge);
            own.and(value::each(inline, |inline| each_written_in(block, &inline, "policy", cx, judge)))
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
