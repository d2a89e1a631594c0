//! Parsing never panics, and its trees hold together.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tollgate_core::source::{Source, SourceId};
use tollgate_core::syntax::{self, Language};
use tollgate_generate::{check_text, check_tree};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("main.tf", "/main.tf", bytes.to_vec());
    for language in [Language::Hcl, Language::Json, Language::Plan] {
        let file = syntax::parse(SourceId(0), &source, language);
        check_tree(&file.tree).expect("a tree that holds together");
    }
    check_text(source.text()).expect("trees that hold together");
});
