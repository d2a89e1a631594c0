//! Trees as text: nested lists, by meaning.
//!
//! ```text
//! a = "x-${b[0].c}"      (body (attr a (tpl (str "x-") (ref b (index (num 0)) (attr c)))))
//! ```

use tollgate_syntax::{
    Body, Expr, ExprKind, Parts, Span, Step, Steps, TemplatePartKind, Tree, UnaryOperator,
};

/// The tree of a file or of an expression. With `spans`, attributes and blocks tell where their names, values, labels and braces are.
pub(crate) fn dump(tree: &Tree, spans: bool) -> String {
    let mut dump = Dump { out: String::new(), spans };
    match tree.expr() {
        Some(expr) => dump.expr(expr),
        None => dump.body(tree.body()),
    }
    dump.out
}

struct Dump {
    out: String,
    spans: bool,
}

impl Dump {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            match character {
                '"' => self.put("\\\""),
                '\\' => self.put("\\\\"),
                '\n' => self.put("\\n"),
                '\r' => self.put("\\r"),
                '\t' => self.put("\\t"),
                '\u{8}' => self.put("\\b"),
                '\u{c}' => self.put("\\f"),
                '\0'..' ' => self.put(&format!("\\u{:04x}", u32::from(character))),
                _ => self.out.push(character),
            }
        }
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.put("(str ");
        self.string(text);
        self.put(")");
    }

    /// `name@start-end,start-end`, the places only if they are asked for.
    fn placed(&mut self, name: &str, spans: impl IntoIterator<Item = Span>) {
        self.put(name);
        if self.spans {
            for (index, span) in spans.into_iter().enumerate() {
                self.out.push(if index == 0 { '@' } else { ',' });
                self.put(&format!("{}-{}", span.start, span.end));
            }
        }
        self.put(" ");
    }

    fn body(&mut self, body: Body<'_>) {
        self.put("(body");
        let mut blocks = body.blocks().peekable();
        for attribute in body.attributes() {
            while let Some(block) = blocks.next_if(|it| it.span().start < attribute.span().start) {
                self.block(block);
            }
            self.placed(" (attr", [attribute.name_span(), attribute.expr().span()]);
            self.put(attribute.name());
            self.then(attribute.expr());
            self.put(")");
        }
        blocks.for_each(|block| self.block(block));
        self.put(")");
    }

    fn block(&mut self, block: tollgate_syntax::Block<'_>) {
        let at = |start, end| Span { start, end };
        let kind = at(block.header().start, block.header().start + block.kind().len() as u32);
        let labels = (0..block.labels().count()).filter_map(|index| block.label_span(index));
        let (open, close) = (block.body().span().start, block.span().end);
        let braces = [at(open - 1, open), at(close - 1, close)];
        self.placed(" (block", [kind].into_iter().chain(labels).chain(braces));
        self.put(block.kind());
        self.put(" (");
        for (index, label) in block.labels().enumerate() {
            self.put(if index == 0 { "" } else { " " });
            self.string(label);
        }
        self.put(") ");
        self.body(block.body());
        self.put(")");
    }

    fn list<'t>(&mut self, name: &str, exprs: impl IntoIterator<Item = Expr<'t>>) {
        self.put("(");
        self.put(name);
        exprs.into_iter().for_each(|expr| self.then(expr));
        self.put(")");
    }

    fn then(&mut self, expr: Expr<'_>) {
        self.put(" ");
        self.expr(expr);
    }

    fn maybe(&mut self, expr: Option<Expr<'_>>) {
        match expr {
            Some(expr) => self.then(expr),
            None => self.put(" -"),
        }
    }

    fn expr(&mut self, expr: Expr<'_>) {
        match expr.kind() {
            ExprKind::Null => self.put("null"),
            ExprKind::Deferred => self.put("deferred"),
            ExprKind::Bool(value) => self.put(if value { "true" } else { "false" }),
            ExprKind::Number(text) => self.put(&format!("(num {text})")),
            ExprKind::String(text) => self.text(text),
            ExprKind::Template(parts) => match parts.only() {
                Some(only) => self.list("wrap", [only]),
                None => {
                    self.put("(tpl ");
                    self.parts(parts);
                    self.put(")");
                }
            },
            ExprKind::Tuple(items) => self.list("tuple", items.iter()),
            ExprKind::Object(members) => {
                self.put("(object");
                for (key, value) in members.iter() {
                    self.put(" (");
                    self.expr(key);
                    self.then(value);
                    self.put(")");
                }
                self.put(")");
            }
            ExprKind::Reference(root, steps) => {
                self.put(&format!("(ref {root}"));
                self.steps(steps);
                self.put(")");
            }
            ExprKind::Traversal(root, steps) => {
                self.put("(trav");
                self.then(root);
                self.steps(steps);
                self.put(")");
            }
            ExprKind::Call(call) => {
                self.put(&format!("(call {}", call.name));
                call.arguments.iter().for_each(|it| self.then(it));
                self.put(if call.is_expanded { " ...)" } else { ")" });
            }
            ExprKind::Conditional(parts) => self.list("cond", parts),
            ExprKind::Unary(UnaryOperator::Not, operand) => self.list("not", [operand]),
            ExprKind::Unary(UnaryOperator::Negate, operand) => self.list("neg", [operand]),
            ExprKind::Binary(operator, operands) => self.list(operator.text(), operands),
            ExprKind::For(it) => {
                self.put(&format!("(for {} {}", it.key_name().unwrap_or("-"), it.value_name()));
                self.then(it.collection());
                self.maybe(it.key());
                self.then(it.value());
                self.maybe(it.condition());
                self.put(if it.is_grouping() { " ...)" } else { ")" });
            }
            ExprKind::Parenthesis(inner) => self.list("paren", [inner]),
        }
    }

    fn parts(&mut self, parts: Parts<'_>) {
        let shown = parts.iter().filter(|it| !matches!(it.kind, TemplatePartKind::Literal("")));
        for (index, part) in shown.enumerate() {
            self.put(if index == 0 { "" } else { " " });
            match part.kind {
                TemplatePartKind::Literal(text) => self.text(text),
                TemplatePartKind::Interpolation(expr) => self.expr(expr),
                TemplatePartKind::If(condition, yes, no) => {
                    self.put("(tif");
                    self.then(condition);
                    self.put(" (");
                    self.parts(yes);
                    self.put(") (");
                    self.parts(no);
                    self.put("))");
                }
                TemplatePartKind::For { key, value, collection, parts } => {
                    self.put(&format!("(tfor {} {value}", key.unwrap_or("-")));
                    self.then(collection);
                    self.put(" (");
                    self.parts(parts);
                    self.put("))");
                }
            }
        }
    }

    /// The steps, those to which a splat reaches in its own list.
    fn steps(&mut self, steps: Steps<'_>) {
        let mut full = 0;
        let mut is_in_splat = false;
        for step in steps.iter() {
            if is_in_splat && !matches!(step, Step::Attribute(_) | Step::LegacyIndex(_)) {
                is_in_splat = false;
                self.put(")");
            }
            match step {
                Step::Attribute(name) => self.put(&format!(" (attr {name})")),
                Step::Index(key) | Step::LegacyIndex(key) => {
                    self.put(" ");
                    self.list("index", [key]);
                }
                Step::AttributeSplat => {
                    self.put(" (splat");
                    is_in_splat = true;
                }
                Step::FullSplat => {
                    self.put(" (fullsplat");
                    full += 1;
                }
            }
        }
        self.put(&")".repeat(full + usize::from(is_in_splat)));
    }
}
