//! The tree: bodies of attributes and blocks, and expressions.

use crate::source::{Location, SourceId, Span};
use crate::value::Number;
use ecow::EcoString;

/// The content of a file or block.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// `name = expression`, in order.
    pub attributes: Vec<Attribute>,
    /// Nested blocks, in order.
    pub blocks: Vec<Block>,
    /// From the first byte after the opening brace to the closing one; the whole text for a file.
    pub span: Span,
}

impl Body {
    /// The attribute of a name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The blocks of a type, in order.
    pub fn blocks_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }
}

/// `name = expression`.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// The file it stands in: an override file may have given it to a block of another file.
    pub source: SourceId,
    /// The name.
    pub name: EcoString,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub expr: Expr,
}

impl Attribute {
    /// From the name to the end of the value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.name_span.to(self.expr.span)
    }

    /// Where it stands.
    #[must_use]
    pub fn location(&self) -> Location {
        Location { source: self.source, span: self.span() }
    }
}

/// `kind "label" "label" { … }`.
#[derive(Debug, Clone)]
pub struct Block {
    /// The file it stands in.
    pub source: SourceId,
    /// The block type: `resource`, `variable`, `ingress`.
    pub kind: EcoString,
    /// The labels: type and name of a resource.
    pub labels: Vec<Label>,
    /// What stands between the braces.
    pub body: Body,
    /// The type and the labels, without the brace.
    pub header: Span,
    /// From the type to the closing brace.
    pub span: Span,
}

impl Block {
    /// The text of a label, counted from 0.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<&EcoString> {
        self.labels.get(index).map(|label| &label.text)
    }

    /// Where its header stands: the place of a finding about the block as a whole.
    #[must_use]
    pub fn header_location(&self) -> Location {
        Location { source: self.source, span: self.header }
    }
}

/// A label of a block.
#[derive(Debug, Clone)]
pub struct Label {
    /// The text without quotes.
    pub text: EcoString,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expressions (HCL native syntax specification, "Expressions").
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// `null`.
    Null,
    /// A value that a plan leaves open until it is applied (`after_unknown`).
    KnownAfterApply,
    /// `true`, `false`.
    Bool(bool),
    /// `1.5`.
    Number(Number),
    /// A quoted string or heredoc without interpolation, escapes resolved.
    String(EcoString),
    /// A quoted string or heredoc with interpolations or directives.
    Template(Box<[TemplatePart]>),
    /// `[a, b]`.
    Tuple(Box<[Expr]>),
    /// `{ a = b }`: keys and values in order. A bare name as a key is a string.
    Object(Box<[(Expr, Expr)]>),
    /// A name on its own: the root of a traversal, or the variable of a `for`.
    Variable(EcoString),
    /// `root.name[0].*.x`.
    Traversal(Box<Expr>, Box<[Step]>),
    /// `name(a, b...)`: name, arguments, and whether the last argument is expanded.
    Call(EcoString, Box<[Expr]>, bool),
    /// `condition ? yes : no`.
    Conditional(Box<[Expr; 3]>),
    /// `!a`, `-a`.
    Unary(UnaryOperator, Box<Expr>),
    /// `a + b`.
    Binary(BinaryOperator, Box<[Expr; 2]>),
    /// `[for …]`, `{for …}`.
    For(Box<ForExpr>),
    /// `(a)`.
    Parenthesis(Box<Expr>),
}

/// A part of a template.
#[derive(Debug, Clone)]
pub struct TemplatePart {
    /// What it is.
    pub kind: TemplatePartKind,
    /// Where it stands.
    pub span: Span,
}

/// The parts of a template. White space that strip markers (`~`) remove is removed already.
#[derive(Debug, Clone)]
pub enum TemplatePartKind {
    /// Text as it is.
    Literal(EcoString),
    /// `${expression}`.
    Interpolation(Expr),
    /// `%{if condition}…%{else}…%{endif}`: condition, parts if true, parts if false.
    If(Expr, Box<[TemplatePart]>, Box<[TemplatePart]>),
    /// `%{for key, value in collection}…%{endfor}`.
    For {
        /// Name for the key or index.
        key: Option<EcoString>,
        /// Name for the element.
        value: EcoString,
        /// What is repeated over.
        collection: Expr,
        /// What is repeated.
        parts: Box<[TemplatePart]>,
    },
}

/// A step of a traversal.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of steps.
#[derive(Debug, Clone)]
pub enum StepKind {
    /// `.name`.
    Attribute(EcoString),
    /// `[key]`, and the old form `.0`.
    Index(Expr),
    /// `.*`: applies the attribute steps that follow to each element.
    AttributeSplat,
    /// `[*]`: applies all steps that follow to each element.
    FullSplat,
}

/// `for key, value in collection : …`.
#[derive(Debug, Clone)]
pub struct ForExpr {
    /// Name for the key or index.
    pub key_name: Option<EcoString>,
    /// Name for the element.
    pub value_name: EcoString,
    /// What is repeated over.
    pub collection: Expr,
    /// The key of each member, for an object.
    pub key: Option<Expr>,
    /// The value of each element.
    pub value: Expr,
    /// `if …`.
    pub condition: Option<Expr>,
    /// `...`: values of equal keys are gathered in lists.
    pub grouping: bool,
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
