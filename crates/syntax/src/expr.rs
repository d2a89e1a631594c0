//! Expressions (HCL native syntax specification, "Expressions").

mod parts;

pub use parts::{Parts, TemplatePart, TemplatePartKind};

use crate::store::{Kind, NONE, Name, Node, NodeId, StepRecord};
use crate::tree::Tree;
use crate::{SourceId, Span};

/// An expression.
#[derive(Debug, Clone, Copy)]
pub struct Expr<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// What an expression is.
#[derive(Debug, Clone, Copy)]
pub enum ExprKind<'t> {
    /// `null`.
    Null,
    /// A value that stays open until later. Nothing that is written: trees made from other formats have it.
    Deferred,
    /// `true`, `false`.
    Bool(bool),
    /// `1.5`: as it is written.
    Number(&'t str),
    /// A quoted string or heredoc without interpolation, or the name of an object's member: the text that it means.
    String(&'t str),
    /// A quoted string or heredoc with interpolations or directives. One that is nothing but one interpolation is the
    /// value itself, of any type.
    Template(Parts<'t>),
    /// `[a, b]`.
    Tuple(Exprs<'t>),
    /// `{ a = b }`: keys and values in order. A bare name as a key is a string.
    Object(Members<'t>),
    /// `root`, `root.name[0].*.x`: a name and steps.
    Reference(&'t str, Steps<'t>),
    /// Steps after any other expression.
    Traversal(Expr<'t>, Steps<'t>),
    /// `name(a, b...)`.
    Call(Call<'t>),
    /// `condition ? yes : no`.
    Conditional([Expr<'t>; 3]),
    /// `!a`, `-a`.
    Unary(UnaryOperator, Expr<'t>),
    /// `a + b`.
    Binary(BinaryOperator, [Expr<'t>; 2]),
    /// `[for …]`, `{for …}`.
    For(For<'t>),
    /// `(a)`.
    Parenthesis(Expr<'t>),
}

impl<'t> Expr<'t> {
    pub(crate) fn new(tree: &'t Tree, id: NodeId) -> Self {
        Self { tree, id }
    }

    fn node(self) -> Node {
        self.tree.nodes[self.id as usize]
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.node().span()
    }

    /// What is written there.
    #[must_use]
    pub fn text(self) -> &'t str {
        self.tree.slice(self.span())
    }

    /// The text it stands in.
    #[must_use]
    pub fn source(self) -> SourceId {
        self.tree.id()
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> ExprKind<'t> {
        let tree = self.tree;
        let node = self.node();
        let (span, kind, a) = (node.span(), node.kind(), node.a);
        let at = a as usize;
        let expr = |id| Self { tree, id };
        let exprs = |at: usize| Exprs { tree, ids: list(tree, at, 1) };
        match kind {
            Kind::Null => ExprKind::Null,
            Kind::True => ExprKind::Bool(true),
            Kind::False => ExprKind::Bool(false),
            Kind::Deferred => ExprKind::Deferred,
            Kind::Number | Kind::CookedNumber => ExprKind::Number(text(tree, self.node())),
            Kind::Text | Kind::Quoted | Kind::Slice | Kind::Cooked => {
                ExprKind::String(text(tree, self.node()))
            }
            Kind::Variable => ExprKind::Reference(tree.slice(span), Steps { tree, numbers: &[] }),
            Kind::Reference => {
                let steps = Steps { tree, numbers: list(tree, at + 2, 2) };
                ExprKind::Reference(name(tree, at), steps)
            }
            Kind::Traversal => {
                let steps = Steps { tree, numbers: list(tree, at + 1, 2) };
                ExprKind::Traversal(expr(tree.lists[at]), steps)
            }
            Kind::Template => ExprKind::Template(Parts { tree, ids: list(tree, at, 1) }),
            // Only parts of templates are of these kinds.
            Kind::Interpolation => expr(a).kind(),
            Kind::TemplateIf | Kind::TemplateFor => ExprKind::Null,
            Kind::Tuple => ExprKind::Tuple(exprs(at)),
            Kind::Object => ExprKind::Object(Members { tree, ids: list(tree, at, 2) }),
            Kind::Call | Kind::CallExpanded => ExprKind::Call(Call {
                name: name(tree, at),
                arguments: exprs(at + 2),
                is_expanded: kind == Kind::CallExpanded,
            }),
            Kind::Conditional => ExprKind::Conditional([0, 1, 2].map(|offset| expr(tree.lists[at + offset]))),
            Kind::Not => ExprKind::Unary(UnaryOperator::Not, expr(a)),
            Kind::Negate => ExprKind::Unary(UnaryOperator::Negate, expr(a)),
            Kind::Parenthesis => ExprKind::Parenthesis(expr(a)),
            Kind::Binary => {
                let operator = BinaryOperator::from_number(tree.lists[at]);
                ExprKind::Binary(operator, [1, 2].map(|offset| expr(tree.lists[at + offset])))
            }
            Kind::For => ExprKind::For(For { tree, numbers: &tree.lists[at..at + 9] }),
        }
    }

    /// Shows the expression and every one in it, each before those in it.
    pub fn each(self, show: &mut dyn FnMut(Self)) {
        let mut open = Vec::new();
        let mut next = Some(self);
        while let Some(expr) = next {
            show(expr);
            let first = open.len();
            expr.children(&mut |child| open.push(child));
            open[first..].reverse();
            next = open.pop();
        }
    }

    /// Shows the expressions directly in it, in order; those in parts of a template too, at any depth.
    pub fn children(self, show: &mut dyn FnMut(Self)) {
        match self.kind() {
            ExprKind::Null
            | ExprKind::Deferred
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::String(_) => {}
            ExprKind::Template(parts) => parts.each_expr(&mut Vec::new(), &mut |child, _| show(child)),
            ExprKind::Tuple(items) => items.iter().for_each(show),
            ExprKind::Object(members) => members.iter().for_each(|(key, value)| {
                show(key);
                show(value);
            }),
            ExprKind::Reference(_, steps) => steps.each_key(show),
            ExprKind::Traversal(root, steps) => {
                show(root);
                steps.each_key(show);
            }
            ExprKind::Call(call) => call.arguments.iter().for_each(show),
            ExprKind::Conditional(parts) => parts.into_iter().for_each(show),
            ExprKind::Unary(_, operand) | ExprKind::Parenthesis(operand) => show(operand),
            ExprKind::Binary(_, operands) => operands.into_iter().for_each(show),
            ExprKind::For(it) => {
                show(it.collection());
                it.inner().for_each(show);
            }
        }
    }

    /// Shows what [`Self::children`] shows, each with the names that a `for` of this expression binds around it.
    pub fn scoped_children(self, show: &mut dyn FnMut(Self, &[&'t str])) {
        match self.kind() {
            ExprKind::Template(parts) => parts.each_expr(&mut Vec::new(), show),
            ExprKind::For(it) => {
                show(it.collection(), &[]);
                let bound: Vec<_> = it.key_name().into_iter().chain([it.value_name()]).collect();
                it.inner().for_each(|child| show(child, &bound));
            }
            _ => self.children(&mut |child| show(child, &[])),
        }
    }
}

/// The entries of a list, whose number stands at `at`; an entry is `width` numbers.
fn list(tree: &Tree, at: usize, width: usize) -> &[u32] {
    &tree.lists[at + 1..][..width * tree.lists[at] as usize]
}

fn name(tree: &Tree, at: usize) -> &str {
    tree.name(Name::from_numbers(&tree.lists[at..at + 2]))
}

fn text(tree: &Tree, node: Node) -> &str {
    match node.kind() {
        Kind::Quoted => {
            let span = node.span();
            tree.slice(Span { start: span.start + 1, end: span.end - 1 })
        }
        Kind::Slice => {
            let at = node.a as usize;
            &tree.text()[tree.lists[at] as usize..][..tree.lists[at + 1] as usize]
        }
        Kind::Cooked | Kind::CookedNumber => tree.cooked_at(node.a),
        _ => tree.slice(node.span()),
    }
}

/// Expressions one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Exprs<'t> {
    tree: &'t Tree,
    ids: &'t [u32],
}

impl<'t> Exprs<'t> {
    /// The expressions, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Expr<'t>> {
        self.ids.iter().map(move |&id| Expr { tree: self.tree, id })
    }

    /// The expression of an index, counted from 0.
    #[must_use]
    pub fn get(self, index: usize) -> Option<Expr<'t>> {
        self.ids.get(index).map(|&id| Expr { tree: self.tree, id })
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.ids.is_empty()
    }
}

/// The members of an object.
#[derive(Debug, Clone, Copy)]
pub struct Members<'t> {
    tree: &'t Tree,
    ids: &'t [u32],
}

impl<'t> Members<'t> {
    /// Keys and values, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = (Expr<'t>, Expr<'t>)> {
        let expr = move |id| Expr { tree: self.tree, id };
        self.ids.chunks_exact(2).map(move |pair| (expr(pair[0]), expr(pair[1])))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.ids.is_empty()
    }
}

/// `name(a, b...)`.
#[derive(Debug, Clone, Copy)]
pub struct Call<'t> {
    /// The function's name, with its namespaces: `provider::aws::arn_parse`.
    pub name: &'t str,
    /// The arguments.
    pub arguments: Exprs<'t>,
    /// Whether the last argument is expanded.
    pub is_expanded: bool,
}

/// `for key, value in collection : …`.
#[derive(Debug, Clone, Copy)]
pub struct For<'t> {
    tree: &'t Tree,
    numbers: &'t [u32],
}

impl<'t> For<'t> {
    fn expr(self, at: usize) -> Option<Expr<'t>> {
        let id = self.numbers[at];
        (id != NONE).then_some(Expr { tree: self.tree, id })
    }

    /// Name for the key or index.
    #[must_use]
    pub fn key_name(self) -> Option<&'t str> {
        let name = Name::from_numbers(self.numbers);
        (!name.is_none()).then(|| self.tree.name(name))
    }

    /// Name for the element.
    #[must_use]
    pub fn value_name(self) -> &'t str {
        self.tree.name(Name::from_numbers(&self.numbers[2..]))
    }

    /// What is repeated over.
    #[must_use]
    pub fn collection(self) -> Expr<'t> {
        Expr { tree: self.tree, id: self.numbers[4] }
    }

    /// The key of each member, for an object.
    #[must_use]
    pub fn key(self) -> Option<Expr<'t>> {
        self.expr(5)
    }

    /// The value of each element.
    #[must_use]
    pub fn value(self) -> Expr<'t> {
        Expr { tree: self.tree, id: self.numbers[6] }
    }

    /// `if …`.
    #[must_use]
    pub fn condition(self) -> Option<Expr<'t>> {
        self.expr(7)
    }

    /// What is worked out for each element: the key, the condition and the value, as far as they are there.
    pub fn inner(self) -> impl Iterator<Item = Expr<'t>> {
        self.key().into_iter().chain(self.condition()).chain([self.value()])
    }

    /// `...`: values of equal keys are gathered in lists.
    #[must_use]
    pub fn is_grouping(self) -> bool {
        self.numbers[8] != 0
    }
}

/// The steps of a traversal.
#[derive(Debug, Clone, Copy)]
pub struct Steps<'t> {
    tree: &'t Tree,
    numbers: &'t [u32],
}

/// A step of a traversal.
#[derive(Debug, Clone, Copy)]
pub enum Step<'t> {
    /// `.name`.
    Attribute(&'t str),
    /// `[key]`.
    Index(Expr<'t>),
    /// `.0`, the old form of `[0]`. Behind `.*` it applies to each element, as an attribute does.
    LegacyIndex(Expr<'t>),
    /// `.*`: applies the attribute steps that follow to each element.
    AttributeSplat,
    /// `[*]`: applies all steps that follow to each element.
    FullSplat,
}

impl<'t> Steps<'t> {
    /// The steps, in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Step<'t>> + ExactSizeIterator {
        self.numbers.chunks_exact(2).map(move |it| self.step(StepRecord::from_numbers(it)))
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.numbers.len() / 2
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.numbers.is_empty()
    }

    /// The step of an index, counted from 0.
    #[must_use]
    pub fn get(self, index: usize) -> Option<Step<'t>> {
        let numbers = self.numbers.get(2 * index..2 * index + 2)?;
        Some(self.step(StepRecord::from_numbers(numbers)))
    }

    /// Whether one of them is a splat.
    #[must_use]
    pub fn have_splat(self) -> bool {
        let is_splat = |it| matches!(it, StepRecord::AttributeSplat | StepRecord::FullSplat);
        self.numbers.chunks_exact(2).any(|it| is_splat(StepRecord::from_numbers(it)))
    }

    /// All steps but the first `number`.
    #[must_use]
    pub fn skip(self, number: usize) -> Self {
        Self { numbers: self.numbers.get(2 * number..).unwrap_or_default(), ..self }
    }

    /// The first `number` steps.
    #[must_use]
    pub fn take(self, number: usize) -> Self {
        Self { numbers: self.numbers.get(..2 * number).unwrap_or(self.numbers), ..self }
    }

    fn step(self, record: StepRecord) -> Step<'t> {
        let expr = |id| Expr { tree: self.tree, id };
        match record {
            StepRecord::Attribute(span) => Step::Attribute(self.tree.slice(span)),
            StepRecord::Cooked(at) => Step::Attribute(self.tree.cooked_at(at)),
            StepRecord::Index(node) => Step::Index(expr(node)),
            StepRecord::Legacy(node) => Step::LegacyIndex(expr(node)),
            StepRecord::AttributeSplat => Step::AttributeSplat,
            StepRecord::FullSplat => Step::FullSplat,
        }
    }

    fn each_key(self, show: &mut dyn FnMut(Expr<'t>)) {
        self.iter().for_each(|step| {
            if let Step::Index(key) | Step::LegacyIndex(key) = step {
                show(key);
            }
        });
    }
}

/// Operators before one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum UnaryOperator {
    Not,
    Negate,
}

/// Operators between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum BinaryOperator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

impl BinaryOperator {
    const ALL: [Self; 13] = [
        Self::Or,
        Self::And,
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::LessOrEqual,
        Self::Greater,
        Self::GreaterOrEqual,
        Self::Add,
        Self::Subtract,
        Self::Multiply,
        Self::Divide,
        Self::Modulo,
    ];

    fn from_number(number: u32) -> Self {
        Self::ALL[number as usize % Self::ALL.len()]
    }

    /// How tightly it binds: an operator takes operands of greater numbers.
    pub(crate) const fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Modulo => 6,
        }
    }

    /// The operator as it is written.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Or => "||",
            Self::And => "&&",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Modulo => "%",
        }
    }
}
