//! Rules that are written as expressions of Terraform's language, such as those that users write.
//!
//! An expression is compiled once: names and functions are checked, and what it reads is found. For each block only that
//! is worked out, as values that the evaluator then reads like those of a configuration. What costs too much, or is wrong
//! only for some values, is an error of the rule, and of no other.

mod at;
mod judge;
mod others;
mod plain;
mod repair;
mod uses;

pub use crate::eval::page_id;
pub use at::At;
pub use uses::Mistake;

use crate::block::Block;
use crate::syntax::Expr;
use plain::Plain;
use uses::Uses;

/// An expression, and what it reads.
#[derive(Debug)]
pub struct Compiled {
    expr: Expr<'static>,
    uses: Uses,
    plain: Plain,
}

impl Compiled {
    /// Compiles an expression. Its tree is that of a page, and has the number of one ([`page_id`]).
    ///
    /// # Errors
    /// What is wrong with it, whatever it is evaluated for.
    pub fn new(expr: Expr<'static>) -> Result<Self, Vec<Mistake>> {
        let uses = Uses::of(expr)?;
        Ok(Self { expr, plain: Plain::new(expr, &uses), uses })
    }

    /// The expression.
    #[must_use]
    pub fn expr(&self) -> Expr<'static> {
        self.expr
    }

    /// Whether it holds for a block, where a look at the attributes that it reads is enough to say it.
    fn plainly_holds(&self, block: &Block<'_>) -> Option<bool> {
        self.plain.holds(block, self.expr)
    }

    /// Whether it reads anything but `self`.
    #[must_use]
    pub fn reads_others(&self) -> bool {
        self.uses.block || !self.uses.others.is_empty()
    }
}

/// The check of a rule that is written as expressions.
///
/// They read `self`, the block that is checked; `resources`, the other blocks of each type; and `block`, the names of the
/// one that is checked.
#[derive(Debug)]
pub struct Expressions {
    /// Which blocks of the targets it is for: all where there is none.
    pub when: Option<Compiled>,
    /// What must hold for them.
    pub require: Compiled,
    /// What is wrong where it does not.
    pub message: Option<Compiled>,
    /// The same in general, for where nothing else is said.
    title: &'static str,
    /// The attribute that is shown.
    pub at: Option<At>,
    /// How it is fixed: each attribute, by its path, and the expression that it is set to. `self` in it stands for what is
    /// written in the block.
    pub fix: Vec<(At, Expr<'static>)>,
    /// Every name that one of them reads of anything.
    names: Vec<&'static str>,
    /// Whether one of them reads something as a whole.
    wholes: bool,
}

impl Expressions {
    /// A check that demands something of each block; `title` says what is wrong where that does not hold.
    #[must_use]
    pub fn new(title: &'static str, require: Compiled) -> Self {
        let (names, wholes) = (require.uses.names.clone(), require.uses.wholes);
        Self { when: None, require, message: None, title, at: None, fix: Vec::new(), names, wholes }
    }

    /// The same, for the blocks of which something holds.
    #[must_use]
    pub fn when(mut self, when: Compiled) -> Self {
        self.adds(&when);
        Self { when: Some(when), ..self }
    }

    /// The same, which says this where it finds something.
    #[must_use]
    pub fn message(mut self, message: Compiled) -> Self {
        self.adds(&message);
        Self { message: Some(message), ..self }
    }

    fn adds(&mut self, compiled: &Compiled) {
        self.names.extend(&compiled.uses.names);
        self.names.sort_unstable();
        self.names.dedup();
        self.wholes |= compiled.uses.wholes;
    }
}
