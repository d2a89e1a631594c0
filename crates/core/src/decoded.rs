//! What texts were decoded to, remembered for all root modules: a module that reads a large file is called from many, and
//! many root modules read the same files.

use crate::hash::HashMap;
use crate::source::Location;
use crate::value::Value;
use ecow::EcoString;
use std::sync::{Mutex, PoisonError};

/// How many bytes of texts are remembered. What they are decoded to takes several times as much.
const MOST_BYTES: usize = 1 << 20;

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    Json,
    Yaml,
}

/// Values by the texts that they were decoded from. They are written where the first call stands that did it.
#[derive(Debug, Default)]
pub(crate) struct Decoded(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    values: HashMap<(Format, EcoString), Value>,
    bytes: usize,
}

impl Decoded {
    /// What the call at a place makes of a text, worked out where that is not known. What fails is not remembered.
    pub(crate) fn get<E>(
        &self,
        format: Format,
        text: EcoString,
        at: Location,
        decode: impl FnOnce(&str) -> Result<Value, E>,
    ) -> Result<Value, E> {
        let key = (format, text);
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = known().values.get(&key).cloned();
        if let Some(value) = value {
            return Ok(if value.at == at { value } else { value.moved(at) });
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
    fn a_text_is_decoded_once_whatever_calls_ask_for_it() {
        let decoded = Decoded::default();
        let read = |format, at, text: &str| {
            let mut is_new = false;
            let decode = |text: &str| {
                is_new = true;
                let parts = [Value::string(text, at), Value::list([Value::string(text, at)], at)];
                if text.is_empty() { Err(()) } else { Ok(Value::list(parts, at)) }
            };
            let value = decoded.get(format, text.into(), at, decode);
            (value.ok(), is_new)
        };
        let shown = |read: (Option<Value>, bool)| (read.0.map(|it| it.to_string()), read.1);
        let elsewhere = Location { span: crate::source::Span::at(1), ..NOWHERE };
        let listed = |text: &str| Some(format!("[{text:?}, [{text:?}]]"));
        assert_eq!(shown(read(Format::Json, NOWHERE, "a")), (listed("a"), true));
        assert_eq!(shown(read(Format::Json, NOWHERE, "a")), (listed("a"), false));
        assert_eq!(shown(read(Format::Yaml, NOWHERE, "a")), (listed("a"), true));
        let (moved, is_new) = read(Format::Json, elsewhere, "a");
        let moved = moved.unwrap();
        assert_eq!((moved.to_string().into(), is_new), (listed("a"), false));
        assert!(moved.at == elsewhere && moved.elements().unwrap().iter().all(|it| it.at == elsewhere));
        assert_eq!(
            [read(Format::Json, NOWHERE, ""), read(Format::Json, NOWHERE, "")].map(shown),
            [(None, true), (None, true)]
        );
        let large = "a".repeat(MOST_BYTES);
        assert!(read(Format::Json, NOWHERE, &large).1 && read(Format::Json, NOWHERE, &large).1);
    }
}
