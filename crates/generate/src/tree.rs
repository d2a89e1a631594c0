//! The check that whatever is parsed gives a tree that holds together.

use tollgate_syntax::{
    Body, Builder, Expr, ExprKind, Parts, SourceId, Span, TemplatePartKind, Tree, parse, parse_expression,
    parse_template,
};

/// The most that a tree may take for each byte of its text.
const BYTES_A_BYTE: usize = 64;

/// What does not hold.
type Result = std::result::Result<(), String>;

/// Parses a text as everything that it may be, and checks the trees.
///
/// # Errors
/// What does not hold.
pub fn check_text(text: &str) -> Result {
    let id = SourceId(0);
    let file = parse(id, text.into());
    check_tree(&file.tree)?;
    let size = file.tree.bytes();
    ensure(size <= 1024 + BYTES_A_BYTE * text.len(), || {
        format!("the tree of {} bytes takes {size} bytes", text.len())
    })?;
    for error in &file.errors {
        check_span(text, error.span)?;
    }
    for alone in [parse_expression(id, text.into()), parse_template(id, text.into())] {
        match alone {
            Ok(tree) => check_tree(&tree)?,
            Err(error) => check_span(text, error.span)?,
        }
    }
    // In a text of another format: as it stands there, and written otherwise.
    for whole in [format!("\"{text}\""), "\"an escape\"".to_owned()] {
        let span = Span::new(0, whole.len());
        let mut builder = Builder::new(id, whole.as_str().into());
        match builder.template(text, span) {
            Ok(value) => {
                let attribute = builder.attribute("a", span, value);
                check_tree(&builder.finish(span, &[attribute], &[]))?;
            }
            Err(error) => check_span(&whole, error.span)?,
        }
    }
    Ok(())
}

/// Whether every place lies in the text and between its characters, and what is within something else lies there too.
///
/// # Errors
/// What does not hold.
pub fn check_tree(tree: &Tree) -> Result {
    let text = tree.text();
    let mut last = Span::default();
    for &comment in tree.comments() {
        check_span(text, comment)?;
        ensure(last.end <= comment.start, || format!("{comment:?} comes after {last:?}"))?;
        last = comment;
    }
    if let Some(expr) = tree.expr() {
        check_expr(text, Span::new(0, text.len()), expr)?;
    }
    check_body(text, Span::new(0, text.len()), tree.body())
}

fn check_body(text: &str, outer: Span, body: Body<'_>) -> Result {
    check_within(text, outer, body.span())?;
    for attribute in body.attributes() {
        check_within(text, body.span(), attribute.span())?;
        check_within(text, attribute.span(), attribute.name_span())?;
        check_expr(text, attribute.span(), attribute.expr())?;
    }
    for block in body.blocks() {
        check_within(text, body.span(), block.span())?;
        check_within(text, block.span(), block.header())?;
        for index in 0..block.labels().count() {
            // In JSON, blocks share labels, which stand before all of them.
            check_span(text, block.label_span(index).unwrap_or_default())?;
        }
        check_body(text, block.span(), block.body())?;
    }
    Ok(())
}

fn check_expr(text: &str, outer: Span, expr: Expr<'_>) -> Result {
    check_within(text, outer, expr.span())?;
    if let ExprKind::Template(parts) = expr.kind() {
        return check_parts(text, expr.span(), parts);
    }
    let mut checked = Ok(());
    expr.children(&mut |child| {
        if checked.is_ok() {
            checked = check_expr(text, expr.span(), child);
        }
    });
    checked
}

fn check_parts(text: &str, outer: Span, parts: Parts<'_>) -> Result {
    for part in parts.iter() {
        check_within(text, outer, part.span)?;
        match part.kind {
            TemplatePartKind::Literal(_) => {}
            TemplatePartKind::Interpolation(expr) => check_expr(text, part.span, expr)?,
            TemplatePartKind::If(condition, yes, no) => {
                check_expr(text, part.span, condition)?;
                check_parts(text, part.span, yes)?;
                check_parts(text, part.span, no)?;
            }
            TemplatePartKind::For { collection, parts, .. } => {
                check_expr(text, part.span, collection)?;
                check_parts(text, part.span, parts)?;
            }
        }
    }
    Ok(())
}

fn check_within(text: &str, outer: Span, inner: Span) -> Result {
    check_span(text, inner)?;
    ensure(outer.contains(inner), || format!("{inner:?} does not lie within {outer:?}"))
}

fn check_span(text: &str, span: Span) -> Result {
    ensure(text.get(span.range()).is_some(), || format!("{span:?} is no place in the text"))
}

fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result {
    if holds { Ok(()) } else { Err(otherwise()) }
}
