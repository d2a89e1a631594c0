//! Conditions over plain attributes, which are decided without making objects of blocks: most conditions read one or two
//! attributes, and those are known.
//!
//! What is said here is what the evaluator would say. Where it would take more than the values at hand to say it, nothing is.

use super::uses::Uses;
use crate::block::Block;
use crate::eval::{
    Budget, Evaluator, Function, Limits, NoResult, Scope, as_bool, binary, function_of_page, literal_in_page,
};
use crate::source::Location;
use crate::syntax::{BinaryOperator, Call, Expr, ExprKind, For, Step, Steps, UnaryOperator};
use crate::value::{Number, Reason, Value, equal};

/// What the functions in a condition may cost for one block. Where it takes more, the evaluator says what it may cost.
const LIMITS: Limits = Limits { steps: 2_000, bytes: 1 << 20, instances: 0 };

/// A condition.
#[derive(Debug)]
pub(super) struct Plain(Node);

/// An expression.
#[derive(Debug)]
enum Node {
    /// It is the same for all blocks.
    Constant(Value),
    /// An attribute of the block, or of the element of a `for`.
    Attribute(Root, Own),
    /// The element of a `for`.
    Element,
    Follow(Box<Self>, Expr<'static>, Steps<'static>),
    Not(Box<Self>),
    Binary(BinaryOperator, Box<[Self; 2]>),
    Call(&'static Function, Expr<'static>, Box<[Self]>),
    /// How many elements or nested blocks there are.
    Length(Box<Self>, Own),
    Can(Box<Self>),
    Try(Box<[Self]>),
    /// Whether something holds for one, or for all elements.
    Some(Box<Each>),
    All(Box<Each>),
    /// Anything else.
    Other,
}

impl Node {
    /// Whether it is true or false, if it is known.
    fn is_condition(&self) -> bool {
        use BinaryOperator::{And, Equal, NotEqual, Or};
        matches!(self, Self::Not(_) | Self::Can(_) | Self::Some(_) | Self::All(_))
            || matches!(self, Self::Binary(And | Or | Equal | NotEqual, _))
    }
}

/// Of what an attribute is read.
#[derive(Debug, Clone, Copy)]
enum Root {
    Block,
    Element,
}

/// An attribute.
#[derive(Debug, Clone, Copy)]
struct Own {
    name: &'static str,
    /// Whether it is an empty list where it is absent.
    is_list: bool,
}

/// `[for it in collection : value if condition]`.
#[derive(Debug)]
struct Each {
    collection: Node,
    value: Node,
    condition: Option<Node>,
}

/// A value, or why there is none.
type Outcome = Result<Value, NoResult>;

impl Plain {
    /// Compiles a condition that reads so much.
    pub(super) fn new(expr: Expr<'static>, uses: &Uses) -> Self {
        Self(Compiler { uses, element: None }.node(expr))
    }

    /// Whether it holds for a block. `None` where that takes more than a look at its attributes.
    pub(super) fn holds(&self, block: &Block<'_>, expr: Expr<'static>) -> Option<bool> {
        if matches!(self.0, Node::Other) {
            return None;
        }
        let scope = Scope { instance: block.instance(), source: expr.source(), bindings: None };
        let at = scope.at(expr.span());
        let reader =
            Reader { block, evaluator: block.evaluator(), scope: &scope, at, budget: &Budget::new(LIMITS) };
        as_bool(&reader.value(&self.0, None).ok()?)
    }
}

struct Compiler<'u> {
    uses: &'u Uses,
    /// The name of the element of the `for` around it.
    element: Option<&'static str>,
}

impl Compiler<'_> {
    fn node(&self, expr: Expr<'static>) -> Node {
        if let Some(value) = literal_in_page(expr) {
            return Node::Constant(value);
        }
        match expr.kind() {
            ExprKind::Parenthesis(inner) => self.node(inner),
            ExprKind::Reference(root, steps) => self.reference(root, steps, expr),
            ExprKind::Traversal(root, steps) => follow(self.node(root), expr, steps),
            ExprKind::Unary(UnaryOperator::Not, operand) => Node::Not(Box::new(self.node(operand))),
            ExprKind::Binary(operator, [left, right]) => {
                Node::Binary(operator, Box::new([self.node(left), self.node(right)]))
            }
            ExprKind::Call(call) => self.call(call, expr),
            _ => Node::Other,
        }
    }

    fn reference(&self, root: &str, steps: Steps<'static>, expr: Expr<'static>) -> Node {
        let root = match root {
            root if self.element == Some(root) => Root::Element,
            "self" => Root::Block,
            _ => return Node::Other,
        };
        match (root, steps.get(0)) {
            (Root::Element, None) => Node::Element,
            (_, Some(Step::Attribute(name))) => {
                let is_list = matches!(root, Root::Block) && self.uses.reads_as_list(name);
                follow(Node::Attribute(root, Own { name, is_list }), expr, steps.skip(1))
            }
            _ => Node::Other,
        }
    }

    fn call(&self, call: Call<'static>, expr: Expr<'static>) -> Node {
        let argument = call.arguments.get(0);
        match (call.name, argument.map(Expr::kind)) {
            _ if call.is_expanded => Node::Other,
            ("try", _) => Node::Try(call.arguments.iter().map(|it| self.node(it)).collect()),
            ("can", _) => argument.map_or(Node::Other, |it| Node::Can(Box::new(self.node(it)))),
            ("anytrue", Some(ExprKind::For(it))) => {
                self.each(it).map_or(Node::Other, |each| Node::Some(Box::new(each)))
            }
            ("alltrue", Some(ExprKind::For(it))) => {
                self.each(it).map_or(Node::Other, |each| Node::All(Box::new(each)))
            }
            (name, _) => {
                let arguments: Box<[_]> = call.arguments.iter().map(|it| self.node(it)).collect();
                let of = match arguments.as_ref() {
                    [Node::Attribute(Root::Block, own)] if name == "length" => Some(*own),
                    _ => None,
                };
                let call = match function_of_page(name) {
                    Some(function) if !arguments.iter().any(|it| matches!(it, Node::Other)) => {
                        Node::Call(function, expr, arguments)
                    }
                    _ => return Node::Other,
                };
                match of {
                    Some(own) => Node::Length(Box::new(call), own),
                    None => call,
                }
            }
        }
    }

    fn each(&self, it: For<'static>) -> Option<Each> {
        let is_simple = it.key().is_none() && it.key_name().is_none() && it.value_name() != "self";
        if !is_simple || self.element.is_some() {
            return None;
        }
        let inner = Self { element: Some(it.value_name()), ..*self };
        Some(Each {
            collection: self.node(it.collection()),
            value: inner.node(it.value()),
            condition: it.condition().map(|condition| inner.node(condition)),
        })
    }
}

/// Steps after an expression.
fn follow(node: Node, expr: Expr<'static>, steps: Steps<'static>) -> Node {
    let is_plain = |step: Step<'static>| match step {
        Step::Attribute(_) => true,
        Step::Index(key) | Step::LegacyIndex(key) => {
            matches!(key.kind(), ExprKind::Number(_) | ExprKind::String(_))
        }
        Step::FullSplat | Step::AttributeSplat => false,
    };
    match node {
        node if steps.is_empty() => node,
        Node::Other => Node::Other,
        node if steps.iter().all(is_plain) => Node::Follow(Box::new(node), expr, steps),
        _ => Node::Other,
    }
}

/// The element of a `for`.
enum Element<'e> {
    Block(Block<'e>),
    Value(Value),
}

struct Reader<'r, 'e> {
    block: &'r Block<'e>,
    evaluator: &'r Evaluator<'e>,
    scope: &'r Scope,
    /// The place of the condition.
    at: Location,
    budget: &'r Budget,
}

impl<'e> Reader<'_, 'e> {
    fn value(&self, node: &Node, element: Option<&Element<'e>>) -> Outcome {
        match node {
            Node::Constant(value) => Ok(value.clone()),
            Node::Attribute(Root::Block, own) => attribute(self.block, *own),
            Node::Attribute(Root::Element, own) => match element {
                Some(Element::Block(block)) => attribute(block, *own),
                Some(Element::Value(value)) => plain(self.evaluator.member(value.clone(), own.name, self.at)),
                None => Err(NoResult::Open),
            },
            Node::Element => match element {
                Some(Element::Value(value)) => Ok(value.clone()),
                _ => Err(NoResult::Open),
            },
            Node::Follow(inner, expr, steps) => {
                let value = self.value(inner, element)?;
                if value.as_unknown().is_some() {
                    return Err(NoResult::Open);
                }
                let at = self.scope.at(expr.span());
                self.charged(|| plain(self.evaluator.follow(value, *steps, self.scope, at)))
            }
            Node::Not(operand) => Ok(self.verdict(!self.holds(operand, element)?)),
            Node::Binary(operator @ (BinaryOperator::And | BinaryOperator::Or), sides) => {
                self.logic(*operator == BinaryOperator::Or, sides, element).map(|holds| self.verdict(holds))
            }
            Node::Binary(operator, sides) => self.binary(*operator, sides, element),
            Node::Call(function, expr, arguments) => {
                let at = self.scope.at(expr.span());
                let result = |values: &[Value]| {
                    self.charged(|| function.result(self.evaluator, self.scope, values, at))
                };
                match arguments.as_ref() {
                    [only] => result(&[self.value(only, element)?]),
                    [first, second] => result(&[self.value(first, element)?, self.value(second, element)?]),
                    arguments => {
                        let values = arguments.iter().map(|it| self.value(it, element));
                        result(&values.collect::<Result<Vec<_>, _>>()?)
                    }
                }
            }
            Node::Length(call, own) => match self.blocks(*own)? {
                Some(blocks) => Ok(Value::number(Number::Int(blocks.len() as i128), self.at)),
                None => self.value(call, element),
            },
            Node::Can(inner) => match self.value(inner, element) {
                Ok(value) if value.first_unknown().is_some() => Err(NoResult::Open),
                Ok(_) => Ok(self.verdict(true)),
                Err(NoResult::Refused) => Ok(self.verdict(false)),
                Err(NoResult::Open) => Err(NoResult::Open),
            },
            Node::Try(attempts) => {
                let mut attempts = attempts.iter().map(|it| self.value(it, element));
                let found = attempts.find(|it| !matches!(it, Err(NoResult::Refused)));
                let value = found.unwrap_or(Err(NoResult::Refused))?;
                if value.first_unknown().is_some() { Err(NoResult::Open) } else { Ok(value) }
            }
            Node::Some(each) => self.any(each, true).map(|any| self.verdict(any)),
            Node::All(each) => self.any(each, false).map(|any| self.verdict(!any)),
            Node::Other => Err(NoResult::Open),
        }
    }

    /// Whether a condition within another holds. One that Terraform refuses need not decide about the whole.
    fn holds(&self, node: &Node, element: Option<&Element<'e>>) -> Result<bool, NoResult> {
        let value = self.value(node, element).map_err(|_| NoResult::Open)?;
        as_bool(&value).ok_or(NoResult::Open)
    }

    /// `left && right`, or where true is `decisive`, `left || right`.
    fn logic(
        &self,
        decisive: bool,
        [left, right]: &[Node; 2],
        element: Option<&Element<'e>>,
    ) -> Result<bool, NoResult> {
        match self.value(left, element) {
            Ok(value) if as_bool(&value).ok_or(NoResult::Open)? == decisive => Ok(decisive),
            Ok(_) => self.holds(right, element),
            // Beside what decides alone it does not matter.
            Err(why) if why == NoResult::Refused || left.is_condition() => {
                let decides = self.holds(right, element)? == decisive;
                if decides { Ok(decisive) } else { Err(NoResult::Open) }
            }
            Err(why) => Err(why),
        }
    }

    fn binary(&self, operator: BinaryOperator, sides: &[Node; 2], element: Option<&Element<'e>>) -> Outcome {
        let [left, right] = [self.value(&sides[0], element)?, self.value(&sides[1], element)?];
        let is_open = left.as_unknown().is_some() || right.as_unknown().is_some();
        match operator {
            BinaryOperator::Equal | BinaryOperator::NotEqual => {
                // What is not set may be what the provider makes of it, beside another attribute.
                let is_doubtful = is_open || left.is_null() || right.is_null();
                if is_doubtful && !sides.iter().any(|side| matches!(side, Node::Constant(_))) {
                    return Err(NoResult::Open);
                }
                let work = || {
                    let parts = left.weight().min(right.weight());
                    self.evaluator.budget.work(parts as usize).map_err(|_| NoResult::Open)?;
                    equal(&left, &right).map_err(|_| NoResult::Open)
                };
                let holds = self.charged(work)? == (operator == BinaryOperator::Equal);
                Ok(self.verdict(holds))
            }
            _ if is_open => Err(NoResult::Open),
            _ => plain(binary(operator, &left, &right, self.at)),
        }
    }

    /// Whether what is said of each element is true, or false, of some.
    fn any(&self, each: &Each, wanted: bool) -> Result<bool, NoResult> {
        let mut found = false;
        for element in self.elements(&each.collection)? {
            let is_left_out = match &each.condition {
                Some(condition) => !self.holds(condition, Some(&element))?,
                None => false,
            };
            if !is_left_out {
                found |= self.holds(&each.value, Some(&element))? == wanted;
            }
        }
        Ok(found)
    }

    /// The elements of a list: nested blocks, or values.
    fn elements(&self, collection: &Node) -> Result<Vec<Element<'e>>, NoResult> {
        if let Node::Attribute(Root::Block, own) = collection
            && let Some(blocks) = self.blocks(*own)?
        {
            return Ok(blocks.into_iter().map(Element::Block).collect());
        }
        let value = self.value(collection, None)?;
        let items = value.elements().ok_or(NoResult::Open)?;
        self.charged(|| self.evaluator.budget.work(items.len()).map_err(|_| NoResult::Open))?;
        Ok(items.iter().cloned().map(Element::Value).collect())
    }

    /// The nested blocks of a name, where it is not an attribute that is set.
    fn blocks(&self, own: Own) -> Result<Option<Vec<Block<'e>>>, NoResult> {
        if !own.is_list || !self.block.value(own.name).is_null() || self.block.is_reference(own.name) {
            return Ok(None);
        }
        let blocks = self.block.each(own.name);
        let are_there = blocks.iter().all(|it| it.if_present(Ok(true), self.block).is_ok());
        if are_there { Ok(Some(blocks)) } else { Err(NoResult::Open) }
    }

    fn verdict(&self, holds: bool) -> Value {
        Value::bool(holds, self.at)
    }

    /// Something that is charged to the condition.
    fn charged<T>(&self, work: impl FnOnce() -> Result<T, NoResult>) -> Result<T, NoResult> {
        self.evaluator.budget.charging(self.budget, work)
    }
}

/// An attribute of a block. Nested blocks are no value.
fn attribute(block: &Block<'_>, own: Own) -> Outcome {
    let value = block.value(own.name);
    if !value.is_null() {
        return Ok(value);
    }
    if block.is_reference(own.name) || !block.each(own.name).is_empty() {
        return Err(NoResult::Open);
    }
    Ok(if own.is_list { Value::list([], block.header()) } else { value })
}

/// A value that is known as a whole.
fn plain(value: Value) -> Outcome {
    match value.as_unknown().map(|unknown| &unknown.reason) {
        None => Ok(value),
        Some(Reason::Invalid(_)) => Err(NoResult::Refused),
        Some(_) => Err(NoResult::Open),
    }
}
