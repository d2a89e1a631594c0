//! A scan with a generated rule of a user never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tollgate_core::eval::Limits;
use tollgate_generate::{Structure, scan};

fuzz_target!(|bytes: &[u8]| scan(&Structure::Rules.files(bytes), Limits::default()).expect("it ends well"));
