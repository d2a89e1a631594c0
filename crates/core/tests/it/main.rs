//! Tests of the crate from outside.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how a test fails")]

mod assumed;
mod frugal;
mod hostile;
mod implied;
mod limits;
mod oracle;
mod origins;
mod planned;
mod reading;
mod syntax_errors;
mod terragrunt;
