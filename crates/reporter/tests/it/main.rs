//! The formats, judged from outside: reports made by hand, written, and read back.

mod formats;
mod fuzz;
mod line_hash;
mod sarif;
mod streaming;
mod support;
mod text;
