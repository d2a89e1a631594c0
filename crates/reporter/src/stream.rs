//! Long lists that are written while they are made.

use serde::{Serialize, Serializer};

/// An array whose elements exist only while they are written: a million results need the memory of one.
///
/// Holds a function rather than an iterator because `Serialize` borrows: what can be borrowed twice must be able to
/// start anew.
pub(crate) struct Stream<F>(pub(crate) F);

impl<F, I> Serialize for Stream<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
