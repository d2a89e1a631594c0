//! Parsing never panics, and every place it names lies within the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tollgate_core::source::{Source, SourceId, Span};
use tollgate_core::syntax::{self, Body, Language};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("main.tf", "/main.tf", bytes.to_vec());
    for language in [Language::Hcl, Language::Json, Language::Plan] {
        let file = syntax::parse(SourceId(0), &source, language);
        file.errors.iter().for_each(|error| within(&source, error.span));
        file.tree.comments().iter().for_each(|&comment| within(&source, comment));
        places(&source, file.body());
    }
});

fn places(source: &Source, body: Body<'_>) {
    for attribute in body.attributes() {
        within(source, attribute.span());
        attribute.expr().each(&mut |expr| within(source, expr.span()));
    }
    for block in body.blocks() {
        within(source, block.span());
        within(source, block.header());
        places(source, block.body());
    }
}

fn within(source: &Source, span: Span) {
    assert!(span.start <= span.end && span.end as usize <= source.text().len(), "{span:?}");
    assert!(source.text().is_char_boundary(span.start as usize) && source.text().is_char_boundary(span.end as usize));
    let _ = source.position_utf16(span.start);
}
