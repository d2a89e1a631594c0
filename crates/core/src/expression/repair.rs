//! The fixes of rules that are written as expressions: what is written in the block, put into the expression that replaces it.

use super::Expressions;
use super::at::{Alone, At};
use crate::block::Block;
use crate::fix;
use crate::flaw::Edit;
use crate::syntax::{Expr, ExprKind, Step};
use ecow::{EcoString, eco_format};

/// What a fix does, and its edits.
pub(crate) type Repair = (String, Vec<Edit>);

/// The functions that leave out an argument that is null.
const JOINING: [&str; 4] = ["merge", "concat", "setunion", "coalesce"];

impl Expressions {
    /// The edits that set all attributes of the fix.
    pub(super) fn repair(&self, block: &Block, part: Option<&Alone<'_>>) -> Option<Repair> {
        if self.fix.is_empty() {
            return None;
        }
        let (mut edits, mut said) = (Vec::new(), Vec::new());
        for (path, expr) in &self.fix {
            let (owner, name) = match part {
                Some(part) => part.innermost(path, block),
                // Nobody knows which of them is to be fixed.
                None if path.is_for_each() => return None,
                None => path.innermost(block),
            };
            let text = written(*expr, block, part);
            edits.extend(fix::put(&owner, name, &text)?);
            said.push(format!("`{}` to `{text}`", owner.path_of(name)));
        }
        edits.sort_by_key(|edit| edit.location);
        Some((format!("Set {}", said.join(" and ")), edits))
    }
}

/// The text of an expression, with what is written in the block for each attribute of `self`.
fn written(expr: Expr<'static>, block: &Block, part: Option<&Alone<'_>>) -> EcoString {
    let text = expr.text();
    let own = |expr: Expr<'static>| match expr.kind() {
        ExprKind::Reference("self", steps) if steps.len() == 1 => match steps.get(0) {
            Some(Step::Attribute(name)) => Some(block.text_of(name)),
            _ => None,
        },
        // `self.ingress[*].cidr_blocks`: of the block that is to blame.
        ExprKind::Reference("self", _) => {
            let path = At::new(expr.text().strip_prefix("self.")?).ok().filter(At::is_for_each)?;
            let (owner, name) = part?.innermost(&path, block);
            (!name.contains('.')).then(|| owner.text_of(name))
        }
        _ => None,
    };
    if let Some(own) = own(expr) {
        return own.unwrap_or_else(|| "null".into());
    }
    if let ExprKind::Call(call) = expr.kind()
        && JOINING.contains(&call.name)
    {
        let present = call.arguments.iter().filter(|argument| own(*argument) != Some(None));
        let arguments: Vec<_> = present.map(|argument| written(argument, block, part)).collect();
        return match arguments.as_slice() {
            [only] => only.clone(),
            _ => eco_format!("{}({})", call.name, arguments.join(", ")),
        };
    }
    let start = expr.span().start;
    let mut children = Vec::new();
    expr.children(&mut |child| children.push(child));
    children.sort_by_key(|child| child.span());
    let (mut result, mut end) = (EcoString::new(), start);
    for child in children {
        let span = child.span();
        if span.start < end {
            continue;
        }
        result.push_str(text.get((end - start) as usize..(span.start - start) as usize).unwrap_or_default());
        result.push_str(&written(child, block, part));
        end = span.end;
    }
    result.push_str(text.get((end - start) as usize..).unwrap_or_default());
    result
}
