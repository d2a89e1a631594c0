//! Whether a resource is named anywhere: what nothing names is of no use to anybody.

use crate::block::Block;
use crate::config::{Module, Resource};
use crate::syntax::{self, Attribute, Expr, ExprKind, StepKind};

impl Block<'_> {
    /// Whether something else in the module names this resource: an argument of another block, a local value, an
    /// output. `counts` tells by the resource type (else the block type) and the name of an argument whether its
    /// naming the resource counts. Where the configuration does not show it, as in a plan, it is taken for named.
    #[must_use]
    pub fn is_mentioned(&self, counts: impl Fn(&str, &str) -> bool) -> bool {
        let Some((module, resource)) = self.declaration() else { return true };
        let names = |attribute: &Attribute| names(&attribute.expr, &resource.address);
        let in_block = |kind: &str, block: &syntax::Block| {
            let mut found = false;
            block.body.each_attribute(&mut |it| found |= counts(kind, &it.name) && names(it));
            found
        };
        let others = module.resources.iter().filter(|it| !std::ptr::eq(*it, resource));
        module.locals.values().any(names)
            || others.into_iter().any(|it| in_block(&it.kind, &it.block))
            || module.calls.values().any(|it| in_block("module", it))
            || module.outputs.values().any(|it| in_block("output", it))
            || module.others.iter().any(|it| in_block(&it.kind, it))
    }

    /// The module and the resource that declare this block.
    fn declaration(&self) -> Option<(&Module, &Resource)> {
        let (module, body) = (self.module(), self.body()?);
        let resource = module.resources.iter().find(|it| std::ptr::eq(&raw const it.block.body, body))?;
        Some((module, resource))
    }
}

/// Whether an expression names a resource. A reference that was put in quotes is a mistake of another kind.
fn names(expr: &Expr, address: &str) -> bool {
    let Some((kind, name)) = address.split_once('.') else { return false };
    let quoted = |text: &str| text.strip_prefix(address).is_some_and(|rest| rest.starts_with(['.', '[']));
    let mut found = false;
    expr.each(&mut |expr| {
        found |= match &expr.kind {
            ExprKind::KnownAfterApply => true,
            ExprKind::String(text) => quoted(text),
            ExprKind::Traversal(root, steps) => {
                let step = steps.first().map(|step| &step.kind);
                matches!(&root.kind, ExprKind::Variable(root) if root == kind)
                    && matches!(step, Some(StepKind::Attribute(step)) if step == name)
            }
            _ => false,
        };
    });
    found
}
