//! Tests of the crate from outside.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how a test fails")]

mod assumed;
mod frugal;
mod hostile;
mod idle;
mod implied;
mod limits;
mod oracle;
mod origins;
mod planned;
mod reading;
mod syntax_errors;
mod terragrunt;

use std::path::Path;
use tollgate_core::check::{Check, attribute};
use tollgate_core::engine::{self, Options, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::rule::Rule;

/// Finds every `test_switch` that is on.
static SWITCH: Rule = Rule {
    id: "test-switch",
    targets: &["test_switch"],
    check: Check::Attribute(attribute("on").is_false()),
    ..SYNTAX_ERROR
};

/// What a rule finds in files.
fn scan(rule: &'static Rule, files: &Memory) -> Report {
    let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
    engine::scan(&project, &Options { profiles: vec![rule].into(), ..Options::default() }, files, &())
}
