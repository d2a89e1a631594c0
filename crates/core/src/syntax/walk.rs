//! Walks over everything that is written in a body.

use super::{Attribute, Body, Expr, ExprKind, StepKind, TemplatePart, TemplatePartKind};

impl Body {
    /// Shows every attribute in it, those of nested blocks included.
    pub(crate) fn each_attribute<'b>(&'b self, show: &mut dyn FnMut(&'b Attribute)) {
        self.attributes.iter().for_each(&mut *show);
        self.blocks.iter().for_each(|block| block.body.each_attribute(show));
    }
}

impl Expr {
    /// Shows the expression and every one in it.
    pub(crate) fn each(&self, show: &mut dyn FnMut(&Self)) {
        show(self);
        match &self.kind {
            ExprKind::Null
            | ExprKind::KnownAfterApply
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::String(_)
            | ExprKind::Variable(_) => {}
            ExprKind::Template(parts) => each_part(parts, show),
            ExprKind::Tuple(items) | ExprKind::Call(_, items, _) => items.iter().for_each(|it| it.each(show)),
            ExprKind::Object(members) => members.iter().for_each(|(key, value)| {
                key.each(show);
                value.each(show);
            }),
            ExprKind::Traversal(root, steps) => {
                root.each(show);
                steps.iter().for_each(|step| {
                    if let StepKind::Index(key) = &step.kind {
                        key.each(show);
                    }
                });
            }
            ExprKind::Conditional(parts) => parts.iter().for_each(|it| it.each(show)),
            ExprKind::Unary(_, operand) | ExprKind::Parenthesis(operand) => operand.each(show),
            ExprKind::Binary(_, operands) => operands.iter().for_each(|it| it.each(show)),
            ExprKind::For(it) => {
                it.collection.each(show);
                it.value.each(show);
                it.key.iter().chain(&it.condition).for_each(|it| it.each(show));
            }
        }
    }
}

fn each_part(parts: &[TemplatePart], show: &mut dyn FnMut(&Expr)) {
    for part in parts {
        match &part.kind {
            TemplatePartKind::Literal(_) => {}
            TemplatePartKind::Interpolation(expr) => expr.each(show),
            TemplatePartKind::If(condition, yes, no) => {
                condition.each(show);
                each_part(yes, show);
                each_part(no, show);
            }
            TemplatePartKind::For { collection, parts, .. } => {
                collection.each(show);
                each_part(parts, show);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Source, SourceId};
    use crate::syntax::{ExprKind, Language, parse};

    #[test]
    fn no_name_is_passed_over() {
        let text = r#"
            a = [for k, v in b : { (c) = "${d} %{ if e }${f}%{ endif }" } if !g]
            nested {
              h = i[j].x ? k(l) : (m + n)
            }
        "#;
        let source = Source::new("main.tf", "/main.tf", text.as_bytes().to_vec());
        let body = parse(SourceId(0), &source, Language::Hcl).body;
        let mut names = Vec::new();
        body.each_attribute(&mut |attribute| {
            attribute.expr.each(&mut |expr| {
                if let ExprKind::Variable(name) = &expr.kind {
                    names.push(name.to_string());
                }
            });
        });
        names.sort_unstable();
        assert_eq!(names, ["b", "c", "d", "e", "f", "g", "i", "j", "l", "m", "n"]);
    }
}
