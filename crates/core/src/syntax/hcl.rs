//! The native syntax, parsed by `hcl-edit` and lowered to our tree.
//!
//! `hcl-edit` stops at the first error. So that one bad block does not hide the others, the block that holds the
//! error is blanked out and the rest is read again, a bounded number of times.

mod file;
mod recovery;

pub(super) use self::file::parse_file;

use self::recovery::{error_span, message};
use super::comments::Comments;
use super::tree::{
    Attribute, BinaryOperator, Block, Body, Expr, ExprKind, ForExpr, Label, Step, StepKind, TemplatePart,
    TemplatePartKind, UnaryOperator,
};
use super::{Comment, SyntaxError, literals};
use crate::source::{SourceId, Span};
use crate::value::Number;
use ecow::EcoString;
use hcl_edit::expr::{self as cst, Expression, TraversalOperator};
use hcl_edit::structure::{self, Structure};
use hcl_edit::template::{self, Directive, Element, Template};
use hcl_edit::{Decor, Decorate, RawString, Span as _};
use std::ops::Range;

/// Parses the template in a string of the JSON syntax, whose first byte is at `base` in the file.
pub(crate) fn parse_template(id: SourceId, text: &str, base: usize) -> Result<Expr, SyntaxError> {
    let template: Template = text.parse().map_err(|error: hcl_edit::parser::Error| {
        let offset = base + error.location().offset();
        SyntaxError { span: Span::new(offset, offset + 1), message: message(&error) }
    })?;
    let mut lower = Lower { id, text, base, comments: Vec::new(), literals: Literals::Bare };
    let kind = template_of(literals::merge(lower.template(&template)));
    Ok(Expr { kind, span: Span::new(base, base + text.len()) })
}

/// Parses a lone expression.
pub(super) fn parse_expression(id: SourceId, text: &str) -> Result<Expr, SyntaxError> {
    let expr: Expression = text.parse().map_err(|error: hcl_edit::parser::Error| SyntaxError {
        span: error_span(text, 0, error.location().offset()),
        message: message(&error),
    })?;
    Ok(Lower { id, text, base: 0, comments: Vec::new(), literals: Literals::Quoted }.expr(&expr))
}

/// Lowers one syntax tree. `base` is added to every offset.
struct Lower<'a> {
    id: SourceId,
    text: &'a str,
    base: usize,
    comments: Vec<Comment>,
    /// What the literal parts of the template around are.
    literals: Literals,
}

/// What the literal parts of a template are. Strip markers reach to the end of a literal, which HCL ends at line
/// breaks except in quoted strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Literals {
    /// Parts of a quoted string.
    Quoted,
    /// Parts within a directive of a quoted string: `hcl-edit` leaves the escapes as they are.
    Escaped,
    /// Lines of a text that is all template.
    Bare,
    /// Lines of a heredoc as they are written: `hcl-edit` takes less indentation away than HCL.
    Heredoc,
}

impl Lower<'_> {
    fn file(&mut self, body: &structure::Body) -> Body {
        let mut lowered = self.body(body);
        self.comments_before(self.text.len(), body.decor().suffix());
        lowered.span = Span::new(self.base, self.base + self.text.len());
        lowered
    }

    fn body(&mut self, body: &structure::Body) -> Body {
        let mut lowered = Body::default();
        for structure in body {
            let range = structure.span().unwrap_or_default();
            self.comments_around(&range, structure.decor());
            match structure {
                Structure::Attribute(attribute) => lowered.attributes.push(self.attribute(attribute)),
                Structure::Block(block) => lowered.blocks.push(self.block(block, range)),
            }
        }
        lowered
    }

    fn attribute(&mut self, attribute: &structure::Attribute) -> Attribute {
        let name_span = self.span(attribute.key.span());
        let expr = self.expr(&attribute.value);
        Attribute { source: self.id, name: attribute.key.as_str().into(), name_span, expr }
    }

    fn block(&mut self, block: &structure::Block, range: Range<usize>) -> Block {
        let ident = block.ident.span().unwrap_or(range.start..range.start);
        let labels: Vec<_> = block.labels.iter().map(|label| self.label(label)).collect();
        let header_end = labels.last().map_or(ident.end, |label| label.span.end as usize - self.base);
        let inside = self.text[header_end..].find('{').map_or(header_end, |at| header_end + at + 1);
        self.comments_after(inside, block.body.decor().prefix());
        self.comments_before(range.end.saturating_sub(1), block.body.decor().suffix());
        let mut body = self.body(&block.body);
        body.span = self.span(Some(inside..range.end.saturating_sub(1)));
        Block {
            source: self.id,
            kind: block.ident.as_str().into(),
            labels,
            body,
            header: self.span(Some(ident.start..header_end)),
            span: self.span(Some(range)),
        }
    }

    fn label(&self, label: &structure::BlockLabel) -> Label {
        let (text, range) = match label {
            structure::BlockLabel::Ident(ident) => (ident.as_str(), ident.span()),
            structure::BlockLabel::String(string) => (string.as_str(), string.span()),
        };
        Label { text: text.into(), span: self.span(range) }
    }

    fn expr(&mut self, expr: &Expression) -> Expr {
        if let Some(range) = expr.span() {
            self.comments_around(&range, expr.decor());
        }
        let kind = match expr {
            Expression::Null(_) => ExprKind::Null,
            Expression::Bool(value) => ExprKind::Bool(*value.value()),
            Expression::Number(number) => {
                // As it is written it is exact.
                let written = number.span().and_then(|range| self.text.get(range)).and_then(Number::parse);
                ExprKind::Number(written.unwrap_or_else(|| lower_number(number.value())))
            }
            Expression::String(text) => ExprKind::String(text.value().as_str().into()),
            Expression::StringTemplate(template) => {
                let outer = std::mem::replace(&mut self.literals, Literals::Quoted);
                let parts = self.template(template);
                self.literals = outer;
                template_of(parts)
            }
            Expression::HeredocTemplate(heredoc) => {
                let outer = std::mem::replace(&mut self.literals, Literals::Heredoc);
                let mut parts = self.template(&heredoc.template);
                self.literals = outer;
                let written = expr.span().and_then(|range| self.text.get(range)).unwrap_or_default();
                if written.starts_with("<<-") {
                    literals::dedent(&mut parts);
                }
                template_of(literals::merge(parts))
            }
            Expression::Array(items) => {
                let end = self.end_of(expr);
                self.comments_before(end.saturating_sub(1), Some(items.trailing()));
                ExprKind::Tuple(items.iter().map(|item| self.expr(item)).collect())
            }
            Expression::Object(object) => {
                let end = self.end_of(expr);
                self.comments_before(end.saturating_sub(1), Some(object.trailing()));
                ExprKind::Object(object.iter().map(|(key, value)| self.member(key, value)).collect())
            }
            Expression::Parenthesis(inner) => ExprKind::Parenthesis(Box::new(self.expr(inner.inner()))),
            Expression::Variable(name) => ExprKind::Variable(name.as_str().into()),
            Expression::Conditional(it) => ExprKind::Conditional(Box::new([
                self.expr(&it.cond_expr),
                self.expr(&it.true_expr),
                self.expr(&it.false_expr),
            ])),
            Expression::FuncCall(call) => self.call(call),
            Expression::Traversal(traversal) => {
                let root = self.expr(&traversal.expr);
                let steps = traversal.operators.iter().map(|step| self.step(step));
                ExprKind::Traversal(Box::new(root), steps.collect())
            }
            Expression::UnaryOp(it) => {
                let operator = match *it.operator.value() {
                    cst::UnaryOperator::Neg => UnaryOperator::Negate,
                    cst::UnaryOperator::Not => UnaryOperator::Not,
                };
                ExprKind::Unary(operator, Box::new(self.expr(&it.expr)))
            }
            Expression::BinaryOp(it) => {
                let operands = [self.expr(&it.lhs_expr), self.expr(&it.rhs_expr)];
                ExprKind::Binary(lower_operator(*it.operator.value()), Box::new(operands))
            }
            Expression::ForExpr(it) => ExprKind::For(Box::new(ForExpr {
                key_name: it.intro.key_var.as_ref().map(|name| name.as_str().into()),
                value_name: it.intro.value_var.as_str().into(),
                collection: self.expr(&it.intro.collection_expr),
                key: it.key_expr.as_ref().map(|key| self.expr(key)),
                value: self.expr(&it.value_expr),
                condition: it.cond.as_ref().map(|cond| self.expr(&cond.expr)),
                grouping: it.grouping,
            })),
        };
        Expr { kind, span: self.span(expr.span()) }
    }

    fn call(&mut self, call: &cst::FuncCall) -> ExprKind {
        let mut name = EcoString::new();
        for part in &call.name.namespace {
            name.push_str(part.as_str());
            name.push_str("::");
        }
        name.push_str(call.name.name.as_str());
        let arguments = call.args.iter().map(|argument| self.expr(argument)).collect();
        ExprKind::Call(name, arguments, call.args.expand_final())
    }

    fn member(&mut self, key: &cst::ObjectKey, value: &cst::ObjectValue) -> (Expr, Expr) {
        let key = match key {
            cst::ObjectKey::Ident(name) => {
                let range = name.span().unwrap_or_default();
                self.comments_around(&range, name.decor());
                let text = self.text.get(range.clone()).unwrap_or(name.as_str());
                Expr { kind: ExprKind::String(text.into()), span: self.span(Some(range)) }
            }
            cst::ObjectKey::Expression(expr) => {
                let mut key = self.expr(expr);
                let quoted = self.text.get(expr.span().unwrap_or_default()).unwrap_or_default();
                let written = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                // Without an escape the text between the quotes is the name, whatever it was renamed to.
                if let (ExprKind::String(name), Some(written)) =
                    (&mut key.kind, written.filter(|it| !it.contains(['\\', '$', '%'])))
                {
                    *name = written.into();
                }
                key
            }
        };
        (key, self.expr(value.expr()))
    }

    fn step(&mut self, step: &hcl_edit::Decorated<TraversalOperator>) -> Step {
        let kind = match step.value() {
            TraversalOperator::AttrSplat(_) => StepKind::AttributeSplat,
            TraversalOperator::FullSplat(_) => StepKind::FullSplat,
            TraversalOperator::GetAttr(name) => StepKind::Attribute(name.as_str().into()),
            TraversalOperator::Index(key) => StepKind::Index(self.expr(key)),
            TraversalOperator::LegacyIndex(index) => StepKind::Index(Expr {
                kind: ExprKind::Number(Number::Int(i128::from(*index.value()))),
                span: self.span(index.span().or_else(|| step.span())),
            }),
        };
        Step { kind, span: self.span(step.span()) }
    }

    /// The parts of a template, with the strip markers (`~`) applied to the literals beside them.
    fn template(&mut self, template: &Template) -> Vec<TemplatePart> {
        let mut parts = Vec::with_capacity(template.len());
        let mut strip_next = false;
        for element in template {
            let span = self.span(element.span());
            let (kind, strips) = match element {
                Element::Literal(text) => {
                    self.literal(text, element.span(), std::mem::take(&mut strip_next), &mut parts);
                    continue;
                }
                Element::Interpolation(it) => {
                    let strips = (it.strip.strip_start(), it.strip.strip_end());
                    (TemplatePartKind::Interpolation(self.expr(&it.expr)), strips)
                }
                Element::Directive(directive) => match &**directive {
                    Directive::If(it) => self.if_directive(it),
                    Directive::For(it) => self.for_directive(it),
                },
            };
            if strips.0 {
                strip_end(&mut parts);
            }
            strip_next = strips.1;
            parts.push(TemplatePart { kind, span });
        }
        parts
    }

    /// Adds a literal: whole, or one part for each line. `strip` takes white space away from the start of the first.
    fn literal(&self, text: &str, range: Option<Range<usize>>, strip: bool, parts: &mut Vec<TemplatePart>) {
        let span = self.span(range.clone());
        let written =
            range.and_then(|range| self.text.get(range)).filter(|_| self.literals == Literals::Heredoc);
        let written = match self.literals {
            Literals::Escaped => Some(literals::unescape(text)),
            _ => written.map(|text| text.replace("$${", "${").replace("%%{", "%{")),
        };
        let mut rest = written.as_deref().unwrap_or(text);
        let mut strip = strip;
        loop {
            let whole = matches!(self.literals, Literals::Quoted | Literals::Escaped);
            let end = if whole { rest.len() } else { rest.find('\n').map_or(rest.len(), |at| at + 1) };
            let (line, next) = rest.split_at(end);
            let line = if std::mem::take(&mut strip) { line.trim_start() } else { line };
            parts.push(TemplatePart { kind: TemplatePartKind::Literal(line.into()), span });
            rest = next;
            if rest.is_empty() {
                break;
            }
        }
    }

    /// What stands between the marks of a directive.
    fn body_of(&mut self, template: &Template) -> Vec<TemplatePart> {
        let outer = self.literals;
        if outer == Literals::Quoted {
            self.literals = Literals::Escaped;
        }
        let parts = self.template(template);
        self.literals = outer;
        parts
    }

    fn if_directive(&mut self, it: &template::IfDirective) -> (TemplatePartKind, (bool, bool)) {
        let condition = self.expr(&it.if_expr.cond_expr);
        let mut yes = self.body_of(&it.if_expr.template);
        let mut no = it.else_expr.as_ref().map(|it| self.body_of(&it.template)).unwrap_or_default();
        if it.if_expr.strip.strip_end() {
            strip_start(&mut yes);
        }
        match &it.else_expr {
            Some(otherwise) => {
                if otherwise.strip.strip_start() {
                    strip_end(&mut yes);
                }
                if otherwise.strip.strip_end() {
                    strip_start(&mut no);
                }
                if it.endif_expr.strip.strip_start() {
                    strip_end(&mut no);
                }
            }
            None if it.endif_expr.strip.strip_start() => strip_end(&mut yes),
            None => {}
        }
        let strips = (it.if_expr.strip.strip_start(), it.endif_expr.strip.strip_end());
        (TemplatePartKind::If(condition, yes.into(), no.into()), strips)
    }

    fn for_directive(&mut self, it: &template::ForDirective) -> (TemplatePartKind, (bool, bool)) {
        let mut parts = self.body_of(&it.for_expr.template);
        if it.for_expr.strip.strip_end() {
            strip_start(&mut parts);
        }
        if it.endfor_expr.strip.strip_start() {
            strip_end(&mut parts);
        }
        let strips = (it.for_expr.strip.strip_start(), it.endfor_expr.strip.strip_end());
        let kind = TemplatePartKind::For {
            key: it.for_expr.key_var.as_ref().map(|name| name.as_str().into()),
            value: it.for_expr.value_var.as_str().into(),
            collection: self.expr(&it.for_expr.collection_expr),
            parts: parts.into(),
        };
        (kind, strips)
    }

    fn span(&self, range: Option<Range<usize>>) -> Span {
        let range = range.unwrap_or_default();
        Span::new(self.base + range.start, self.base + range.end)
    }

    fn end_of(&self, expr: &Expression) -> usize {
        expr.span().unwrap_or_default().end
    }

    fn comments_around(&mut self, range: &Range<usize>, decor: &Decor) {
        self.comments_before(range.start, decor.prefix());
        self.comments_after(range.end, decor.suffix());
    }

    /// Collects the comments of a decor that ends at `end`.
    fn comments_before(&mut self, end: usize, decor: Option<&RawString>) {
        if let Some(raw) = decor.filter(|raw| !raw.is_empty()) {
            self.comments_in(end.saturating_sub(raw.len())..end);
        }
    }

    /// Collects the comments of a decor that starts at `start`.
    fn comments_after(&mut self, start: usize, decor: Option<&RawString>) {
        if let Some(raw) = decor.filter(|raw| !raw.is_empty()) {
            self.comments_in(start..start + raw.len());
        }
    }

    fn comments_in(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        self.comments.extend(Comments::new(text, self.base + range.start));
    }
}

/// A string where nothing is interpolated, else a template.
fn template_of(parts: Vec<TemplatePart>) -> ExprKind {
    let literal = |part: &TemplatePart| matches!(part.kind, TemplatePartKind::Literal(_));
    if !parts.iter().all(literal) {
        return ExprKind::Template(parts.into());
    }
    let texts = parts.iter().filter_map(|part| match &part.kind {
        TemplatePartKind::Literal(text) => Some(text.as_str()),
        _ => None,
    });
    ExprKind::String(texts.collect())
}

fn strip_start(parts: &mut [TemplatePart]) {
    if let Some(TemplatePart { kind: TemplatePartKind::Literal(text), .. }) = parts.first_mut() {
        *text = text.trim_start().into();
    }
}

fn strip_end(parts: &mut [TemplatePart]) {
    if let Some(TemplatePart { kind: TemplatePartKind::Literal(text), .. }) = parts.last_mut() {
        *text = text.trim_end().into();
    }
}

fn lower_number(number: &hcl_edit::Number) -> Number {
    let int = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    let float = || number.as_f64().and_then(Number::from_f64);
    int.map(Number::Int).or_else(float).unwrap_or(Number::Int(0))
}

fn lower_operator(operator: cst::BinaryOperator) -> BinaryOperator {
    match operator {
        cst::BinaryOperator::Eq => BinaryOperator::Equal,
        cst::BinaryOperator::NotEq => BinaryOperator::NotEqual,
        cst::BinaryOperator::LessEq => BinaryOperator::LessOrEqual,
        cst::BinaryOperator::GreaterEq => BinaryOperator::GreaterOrEqual,
        cst::BinaryOperator::Less => BinaryOperator::Less,
        cst::BinaryOperator::Greater => BinaryOperator::Greater,
        cst::BinaryOperator::Plus => BinaryOperator::Add,
        cst::BinaryOperator::Minus => BinaryOperator::Subtract,
        cst::BinaryOperator::Mul => BinaryOperator::Multiply,
        cst::BinaryOperator::Div => BinaryOperator::Divide,
        cst::BinaryOperator::Mod => BinaryOperator::Modulo,
        cst::BinaryOperator::And => BinaryOperator::And,
        cst::BinaryOperator::Or => BinaryOperator::Or,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::syntax::File;

    fn parse(text: &str) -> (Source, File) {
        let source = Source::new("main.tf", "/main.tf", text.as_bytes().to_vec());
        let file = parse_file(SourceId(0), &source);
        (source, file)
    }

    #[test]
    fn spans_point_into_the_source() {
        let text = "\u{feff}resource \"aws_vpc\" \"a\" {\r\n  name = \"é${var.x[0]}\" # why\r\n\r\n  tags {}\r\n}\r\n";
        let (source, file) = parse(text);
        let block = &file.body.blocks[0];
        assert_eq!(source.slice(block.header), "resource \"aws_vpc\" \"a\"");
        assert!(source.slice(block.span).starts_with("resource") && source.slice(block.span).ends_with('}'));
        let name = &block.body.attributes[0];
        assert_eq!(source.slice(name.span()), "name = \"é${var.x[0]}\"");
        assert_eq!(source.slice(block.body.blocks[0].body.span), "");
        let comments: Vec<_> = file.comments.iter().map(|it| source.slice(it.span)).collect();
        assert_eq!(comments, ["# why"]);
    }

    #[test]
    fn comments_are_found_wherever_they_may_stand() {
        let text = "# a\nx \"l\" { # b\n  # c\n  y = [ # d\n    1, # e\n    # f\n  ]\n  z = { # g\n    k = 1 # h\n  }\n  # i\n}\n# j\n";
        let (source, file) = parse(text);
        let found: String = file.comments.iter().map(|it| source.slice(it.span).replace("# ", "")).collect();
        assert_eq!(found, "abcdefghij");
    }

    #[test]
    fn an_error_hides_only_its_own_block() {
        let (source, file) = parse("a \"x\" {\n  v = 1\n}\nb \"y\" {\n  v = = 2\n}\nc \"z\" {\n  v = 3\n}\n");
        let kinds: Vec<_> = file.body.blocks.iter().map(|block| block.kind.as_str()).collect();
        assert_eq!(kinds, ["a", "c"]);
        assert_eq!(file.errors.len(), 1);
        assert_eq!(source.line(file.errors[0].span.start), 5);
    }

    /// The blocks that are read, and the lines of the errors.
    fn read(text: &str) -> (Vec<String>, Vec<usize>) {
        let (source, file) = parse(text);
        let labels = file.body.blocks.iter().map(|block| block.label(0).unwrap().to_string()).collect();
        (labels, file.errors.iter().map(|error| source.line(error.span.start)).collect())
    }

    #[test]
    fn a_missing_brace_is_one_error_where_its_block_began() {
        let labels = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let after = "b \"y\" {\n  v = 1\n}\nb \"z\" {\n}\n";
        for bad in [
            "a \"x\" {\n  v = 1\n", "a \"x\" {\n  v = {\n    w = 1\n}\n",
            "a \"x\" {\n  v = {\n    w = 1\n\n", "a \"x\" {\n  c {\n}\n",
            "a \"x\" {\n  v = <<E\nd \"in\" {\nE\n",
        ] {
            assert_eq!(
                read(&format!("b \"w\" {{\n}}\n{bad}{after}")),
                (labels(&["w", "y", "z"]), vec![3]),
                "{bad}"
            );
            assert_eq!(read(&format!("{after}{bad}")), (labels(&["y", "z"]), vec![6]), "{bad}");
        }
    }

    #[test]
    fn a_file_of_many_keys_is_read_by_its_blocks_and_one_of_too_many_is_refused() {
        let keys = |number: usize| (0..number).map(|it| format!("    k{it}=1\n")).collect::<String>();
        let block = |name: &str, number| format!("b \"{name}\" {{\n  v = {{\n{}  }}\n}}\n", keys(number));
        let text = block("x", 1_000) + &block("y", 21_000) + &block("z", 1_000);
        let (blocks, errors) = read(&text);
        assert_eq!((blocks, errors), (vec!["x".to_owned(), "z".to_owned()], vec![1_005]));
    }

    #[test]
    fn what_cannot_be_read_at_all_is_an_error_and_no_panic() {
        for text in [
            "}", "a {", "\"", "a = <<E", "${", "é = 1 2\u{0}", "a = [", "\u{feff}}", "x = \"${\"",
            "a {\n  b\tÿ", "a \"\"b {\n}\nc {\n  d\tÿ",
        ] {
            let (source, file) = parse(text);
            assert!(!file.errors.is_empty(), "{text:?}");
            for error in file.errors {
                assert!(source.text().get(error.span.range()).is_some(), "{text:?}: {:?}", error.span);
            }
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_no_error() {
        let (_, file) = parse("a = { x = 1, \"y-z\" = 2, x = 3, \"y-z\" = 4, x = 5 }\n");
        assert_eq!(file.errors, []);
        let ExprKind::Object(members) = &file.body.attributes[0].expr.kind else { panic!("an object") };
        let names = members.iter().map(|(key, _)| match &key.kind {
            ExprKind::String(name) => name.as_str(),
            _ => panic!("a name"),
        });
        assert_eq!(names.collect::<Vec<_>>(), ["x", "y-z", "x", "y-z", "x"]);
    }

    #[test]
    fn an_object_made_by_for_may_have_lines_that_start_with_an_operator() {
        let value = "x\n  ? {\n    n = 1\n  }\n  : {\n    n = 2\n  }\n";
        let (_, file) = parse(&format!("a = {{ for k, x in y : k => {value}}}\n"));
        assert_eq!(file.errors, []);
        let ExprKind::For(made) = &file.body.attributes[0].expr.kind else { panic!("made by for") };
        assert!(matches!(made.value.kind, ExprKind::Conditional(_)));
        for wrong in [format!("a = {value}"), format!("a = {{ b = {value}}}\n")] {
            assert!(!parse(&wrong).1.errors.is_empty(), "Terraform refuses {wrong:?}");
        }
    }

    #[test]
    fn strip_markers_remove_white_space() {
        let (_, file) = parse("a = \"x ${~ y ~} z\"\n");
        let ExprKind::Template(parts) = &file.body.attributes[0].expr.kind else { panic!("a template") };
        let literals = parts.iter().filter_map(|part| match &part.kind {
            TemplatePartKind::Literal(text) => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(literals.collect::<Vec<_>>(), ["x", "z"]);
    }
}
