//! Where a panic ends: one file that cannot be parsed or one root module that cannot be judged takes no other along.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

/// Does something that other work does not depend on.
///
/// # Errors
/// What is known of the panic, as a sentence for people.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = message(panic.as_ref()).unwrap_or("unknown");
        format!("Tollgate itself failed ({message}); please report this")
    })
}

fn message(panic: &(dyn Any + Send)) -> Option<&str> {
    panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_sentence() {
        let failed = |work: fn()| caught(work).unwrap_err();
        assert!(failed(|| panic!("{} is odd", 3)).contains("(3 is odd)"));
        assert!(failed(|| panic!("odd")).contains("(odd)"));
        assert_eq!(caught(|| 3), Ok(3));
    }
}
