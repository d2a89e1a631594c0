//! What one root module may cost.
//!
//! A few lines of Terraform can ask for more work and more memory than any machine has: loops within loops, strings
//! that double, modules that call modules. Whoever works for a root module charges its budget where the work is done;
//! when it is spent, nothing more is worked out, and the engine reports the root as unfinished. What a check says
//! after that counts for nothing, so that code which charges need not care what it returns then.

use crate::source::Location;
use crate::value::{Data, Reason, Unknown, Value};
use ecow::eco_format;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

/// What one root module may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Steps: an expression that is evaluated, an element that a function looks at, a block that a rule looks at are
    /// one each.
    pub steps: u64,
    /// Bytes of values and blocks, counted when they are made, whether they are still held or not.
    pub bytes: u64,
    /// How many instances of one block are looked at. More of them differ by values that rules rarely see.
    pub instances: usize,
}

impl Default for Limits {
    /// Nine to ten times what the largest root modules of public repositories take: 0.9 million steps
    /// (ministryofjustice/modernisation-platform-environments), 75 MiB (a test of
    /// Azure/terraform-azurerm-caf-enterprise-scale). That is some two seconds of work and less than 1 GB of memory.
    fn default() -> Self {
        Self { steps: 8_000_000, bytes: 700 << 20, instances: 500 }
    }
}

/// The budget of a root module is spent: what was run out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spent {
    /// [`Limits::steps`].
    Steps,
    /// [`Limits::bytes`].
    Bytes,
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Steps => "it takes too many steps",
            Self::Bytes => "it takes too much memory",
        })
    }
}

impl Spent {
    /// The value of what is no longer worked out.
    pub(super) fn value(self, at: Location) -> Value {
        Value::new(Data::Unknown(self.unknown(at)), at)
    }

    /// The blame for what is no longer worked out.
    pub(crate) fn unknown(self, at: Location) -> Arc<Unknown> {
        let reason = Reason::Limit(eco_format!("the module is not finished: {self}"));
        Arc::new(Unknown::new(reason, None, false, at))
    }
}

/// What is left for a root module.
#[derive(Debug)]
pub(crate) struct Budget {
    /// [`Limits::instances`].
    pub(super) instances: usize,
    steps: Cell<u64>,
    bytes: Cell<u64>,
    spent: Cell<Option<Spent>>,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        let Limits { steps, bytes, instances } = limits;
        Self { instances, steps: Cell::new(steps), bytes: Cell::new(bytes), spent: Cell::new(None) }
    }

    /// Charges for work before it is done.
    ///
    /// # Errors
    /// The budget is spent, by this or before.
    pub(crate) fn work(&self, steps: usize) -> Result<(), Spent> {
        self.charge(&self.steps, steps, Spent::Steps)
    }

    /// Charges for memory: for values before they are made, where their size is known by then.
    ///
    /// # Errors
    /// The budget is spent, by this or before.
    pub(crate) fn make(&self, bytes: usize) -> Result<(), Spent> {
        self.charge(&self.bytes, bytes, Spent::Bytes)
    }

    /// Charges for making a value anew, with all of its parts.
    ///
    /// # Errors
    /// The budget is spent, by this or before.
    pub(crate) fn copy(&self, value: &Value) -> Result<(), Spent> {
        self.work(value.weight() as usize)?;
        self.make(value.all_bytes())
    }

    /// Charges what is done meanwhile to an allowance instead.
    pub(crate) fn charging<T>(&self, allowance: &Self, work: impl FnOnce() -> T) -> T {
        self.swap(allowance);
        let done = work();
        self.swap(allowance);
        done
    }

    fn swap(&self, other: &Self) {
        self.steps.swap(&other.steps);
        self.bytes.swap(&other.bytes);
        self.spent.swap(&other.spent);
    }

    /// Adds to what is left, unless it is spent.
    pub(crate) fn add(&self, steps: u64, bytes: u64) {
        if self.spent.get().is_none() {
            self.steps.set(self.steps.get().saturating_add(steps));
            self.bytes.set(self.bytes.get().saturating_add(bytes));
        }
    }

    /// Whether there is something left.
    ///
    /// # Errors
    /// The budget is spent.
    pub(crate) fn check(&self) -> Result<(), Spent> {
        self.spent.get().map_or(Ok(()), Err)
    }

    fn charge(&self, left: &Cell<u64>, amount: usize, spent: Spent) -> Result<(), Spent> {
        self.check()?;
        match left.get().checked_sub(u64::try_from(amount).unwrap_or(u64::MAX)) {
            Some(rest) => {
                left.set(rest);
                Ok(())
            }
            None => {
                self.spent.set(Some(spent));
                Err(spent)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_stays_spent() {
        let budget = Budget::new(Limits { steps: 3, bytes: 10, instances: 0 });
        assert_eq!((budget.work(2), budget.make(10)), (Ok(()), Ok(())));
        assert_eq!(budget.work(2), Err(Spent::Steps));
        assert_eq!((budget.work(0), budget.make(0)), (Err(Spent::Steps), Err(Spent::Steps)));
        assert_eq!(budget.check(), Err(Spent::Steps));
    }
}
