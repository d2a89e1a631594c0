//! What rules that look at one block after the other work out of it once.

use crate::block::Block;
use crate::hash::HashMap;
use crate::value::Checked;
use ecow::{EcoString, eco_format};
use std::any::{Any, TypeId};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// What the rules that look at a block have worked out of it for each other, as long as the engine shows them this block:
/// see [`Cx::of_subject`](super::Cx::of_subject).
#[derive(Default)]
pub(crate) struct Shared {
    known: RefCell<HashMap<TypeId, Rc<dyn Any>>>,
    made: OnceCell<Checked<bool>>,
    address: OnceCell<EcoString>,
    conditions: OnceCell<EcoString>,
}

impl Shared {
    /// What is worked out once for the block. There is one value of each type.
    pub(super) fn of_subject<T: Any>(&self, work: impl FnOnce() -> T) -> Rc<T> {
        let known = self.known.borrow().get(&TypeId::of::<T>()).cloned();
        known.and_then(|known| known.downcast().ok()).unwrap_or_else(|| {
            let value = Rc::new(work());
            self.known.borrow_mut().insert(TypeId::of::<T>(), value.clone());
            value
        })
    }

    /// Whether the block makes anything, as [`Block::is_made`] says it.
    pub(crate) fn is_made(&self, block: &Block) -> &Checked<bool> {
        self.made.get_or_init(|| block.is_made())
    }

    /// The address of the block.
    pub(crate) fn address_of(&self, block: &Block) -> EcoString {
        self.address.get_or_init(|| eco_format!("{}", block.address)).clone()
    }

    /// Under which conditions the block exists, where the defaults of variables leave it out.
    pub(crate) fn conditions_of(&self, block: &Block) -> EcoString {
        self.conditions.get_or_init(|| block.switched_on_by().conditions.clone()).clone()
    }
}
