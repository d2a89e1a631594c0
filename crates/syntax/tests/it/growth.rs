//! What takes long to write takes no longer to read.

use crate::read;
use std::time::{Duration, Instant};
use tollgate_syntax::{SourceId, parse_template};

/// The length of each text. A parser that goes back over what it has read takes very much longer for it.
const FILE: usize = 96 << 10;

/// To copy what was read goes faster than to read it again.
const TEMPLATE: usize = 1 << 20;

/// Tests are not optimized, and many run at a time.
const LONGEST: Duration = Duration::from_secs(5);

fn grown(start: &str, piece: &str, length: usize) -> String {
    start.to_owned() + &piece.repeat(length / piece.len())
}

fn in_time(text: &str, read: impl FnOnce()) {
    let started = Instant::now();
    read();
    assert!(started.elapsed() < LONGEST, "{:?} takes {:?}", &text[..20], started.elapsed());
}

#[test]
fn files_are_read_once() {
    let pieces = [
        "a = 1\n", "x {}\n", "x {\n", "}\n", "a\n", "a = \n", "a = [\n", "a = (", "a = -", "a = a.b[0].*.c",
        "1 + ", "a ? b : ", "f(", "{a=", "\"${", "\"%{if a}", "# c\n", "/* ", "/**/", "<<E\n", "a = <<E\n",
        "n /*\n<<E\n", "x {\n a = <<E\n", "$${", "${~a~} \n", "\\n", "é", "1e1.", "\0",
    ];
    for start in ["", "a = ", "a = \"", "a = <<E\n", "a = <<-E\n", "x {\n  a = "] {
        for piece in pieces {
            let text = grown(start, piece, FILE);
            in_time(&text, || drop(read(&text)));
        }
    }
}

#[test]
fn templates_are_read_once() {
    for piece in ["$${\n", "${~a~} \n", "%{if a}%{endif}\n"] {
        let text = grown("", piece, TEMPLATE);
        in_time(&text, || drop(parse_template(SourceId(0), text.as_str().into())));
        let heredoc = format!("a = <<-E\n{text}\nE\n");
        in_time(&heredoc, || drop(read(&heredoc)));
    }
}
