//! What is accepted and what it means, by our own cases. The answers are those of HashiCorp's `hclsyntax`.

mod alone;
mod bodies;
mod collections;
mod dump;
mod growth;
mod heredocs;
mod literals;
mod operators;
mod peer;
mod recovery;
mod spans;
mod steps;
mod templates;

use tollgate_syntax::{File, SourceId, parse, parse_expression, parse_template};

fn read(text: &str) -> File {
    parse(SourceId(0), text.into())
}

/// Files, and their trees.
fn files(cases: &[(&str, &str)]) {
    for (text, tree) in cases {
        let file = read(text);
        assert!(file.errors.is_empty(), "{text:?}: {:?}", file.errors);
        assert_eq!(dump::dump(&file.tree, false), *tree, "{text:?}");
    }
}

/// Values of an attribute on a line of its own, and their trees.
fn values(cases: &[(&str, &str)]) {
    for (value, tree) in cases {
        files(&[(&format!("a = {value}\n"), &format!("(body (attr a {tree}))"))]);
    }
}

/// Expressions alone, and their trees.
fn expressions(cases: &[(&str, &str)]) {
    for (text, tree) in cases {
        let parsed = parse_expression(SourceId(0), (*text).into());
        assert_eq!(parsed.map(|it| dump::dump(&it, false)).as_deref(), Ok(*tree), "{text:?}");
    }
}

fn no_expressions(texts: &[&str]) {
    for text in texts {
        assert!(parse_expression(SourceId(0), (*text).into()).is_err(), "{text:?} is accepted");
    }
}

/// Texts that are all template, and their trees.
fn whole_templates(cases: &[(&str, &str)]) {
    for (text, tree) in cases {
        let parsed = parse_template(SourceId(0), (*text).into());
        assert_eq!(parsed.map(|it| dump::dump(&it, false)).as_deref(), Ok(*tree), "{text:?}");
    }
}

fn no_whole_templates(texts: &[&str]) {
    for text in texts {
        assert!(parse_template(SourceId(0), (*text).into()).is_err(), "{text:?} is accepted");
    }
}

/// Files that are refused.
fn no_files(texts: &[&str]) {
    for text in texts {
        let file = read(text);
        assert!(!file.errors.is_empty(), "{text:?} is accepted: {}", dump::dump(&file.tree, false));
    }
}

/// Values that are refused.
fn no_values(values: &[&str]) {
    values.iter().for_each(|value| no_files(&[&format!("a = {value}\n")]));
}
