//! The formats, judged from outside: reports made by hand, written, and read back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail like tests"
)]

mod browser;
mod formats;
mod fuzz;
mod gitlab_sast;
mod html;
mod json_schema;
mod line_hash;
mod sarif;
mod streaming;
mod support;
mod text;
