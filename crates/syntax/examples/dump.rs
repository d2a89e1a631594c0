//! Writes the trees of many files: each line of standard input names one. A file with errors has those instead.
//!
//! ```sh
//! find . -name '*.tf' | cargo run -p tollgate-syntax --example dump
//! ```

#[path = "../tests/it/dump.rs"]
mod dump;

use std::io::{self, BufRead, Write};
use std::{env, fs};
use tollgate_syntax::{SourceId, parse};

fn main() -> io::Result<()> {
    let spans = env::args().any(|it| it == "--spans");
    let mut out = io::stdout().lock();
    for path in io::stdin().lock().lines() {
        let path = path?;
        let Ok(text) = String::from_utf8(fs::read(&path)?) else {
            writeln!(out, "{path}\tERROR not UTF-8")?;
            continue;
        };
        let file = parse(SourceId(0), text.into());
        match file.errors.as_slice() {
            [] => writeln!(out, "{path}\t{}", dump::dump(&file.tree, spans))?,
            errors => {
                write!(out, "{path}\tERROR")?;
                for error in errors {
                    write!(out, " {}-{} {};", error.span.start, error.span.end, error.message)?;
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
