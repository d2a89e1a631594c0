//! Trees of generated texts hold together.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tollgate_core::engine::Limits;
use tollgate_generate::Structure;

fuzz_target!(|bytes: &[u8]| {
    let files = Structure::Syntax.files(bytes);
    Structure::Syntax.attempt(&files, Limits::default()).expect("trees that hold together");
});
