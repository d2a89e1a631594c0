//! What texts were decoded to, remembered for all root modules: a module that reads a large file is called from many.

use crate::hash::HashMap;
use crate::source::Location;
use crate::value::Value;
use ecow::EcoString;
use std::sync::{Mutex, PoisonError};

/// How many bytes of texts are remembered. What they are decoded to takes several times as much.
const MOST_BYTES: usize = 1 << 20;

/// Values by the texts that they were decoded from, and the calls that did it, which is where the values are written.
#[derive(Debug, Default)]
pub(crate) struct Decoded(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    values: HashMap<(Location, EcoString), Value>,
    bytes: usize,
}

impl Decoded {
    /// What a call makes of a text, worked out where that is not known. What fails is not remembered.
    pub(crate) fn get<E>(
        &self,
        at: Location,
        text: EcoString,
        decode: impl FnOnce(&str) -> Result<Value, E>,
    ) -> Result<Value, E> {
        let key = (at, text);
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = known().values.get(&key) {
            return Ok(value.clone());
        }
        let value = decode(&key.1)?;
        let mut known = known();
        if known.bytes + key.1.len() <= MOST_BYTES {
            known.bytes += key.1.len();
            known.values.insert(key, value.clone());
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NOWHERE;

    #[test]
    fn a_text_is_decoded_once_for_each_call() {
        let decoded = Decoded::default();
        let read = |at, text: &str| {
            let mut is_new = false;
            let decode = |text: &str| {
                is_new = true;
                if text.is_empty() { Err(()) } else { Ok(Value::string(text, at)) }
            };
            let value = decoded.get(at, text.into(), decode);
            (value.ok().map(|it| it.to_string()), is_new)
        };
        let elsewhere = Location { span: crate::source::Span::at(1), ..NOWHERE };
        let quoted = |text: &str| Some(format!("{text:?}"));
        assert_eq!(read(NOWHERE, "a"), (quoted("a"), true));
        assert_eq!(read(NOWHERE, "a"), (quoted("a"), false));
        assert_eq!(read(elsewhere, "a"), (quoted("a"), true));
        assert_eq!([read(NOWHERE, ""), read(NOWHERE, "")], [(None, true), (None, true)]);
        let large = "a".repeat(MOST_BYTES);
        assert!(read(NOWHERE, &large).1 && read(NOWHERE, &large).1);
    }
}
