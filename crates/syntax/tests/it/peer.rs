//! Every example of the rules' pages, read by another parser as well: both see the same blocks and attributes.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use hcl_edit::structure::{self, BlockLabel, Structure};
use std::fs;
use std::path::Path;
use tollgate_syntax::{Body, SourceId, parse};

fn pages(directory: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(directory).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            pages(&path, into);
        } else if path.extension().is_some_and(|it| it == "md") {
            into.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn ours(body: Body<'_>, into: &mut Vec<String>) {
    into.extend(body.attributes().map(|it| it.name().to_owned()));
    for block in body.blocks() {
        into.push(block.labels().fold(block.kind().to_owned(), |name, label| name + " " + label));
        ours(block.body(), into);
        into.push("}".to_owned());
    }
}

fn theirs(body: &structure::Body, into: &mut Vec<String>) {
    into.extend(body.attributes().map(|it| it.key.as_str().to_owned()));
    for block in body.iter().filter_map(Structure::as_block) {
        let labels = block.labels.iter().map(|label| match label {
            BlockLabel::Ident(name) => name.as_str(),
            BlockLabel::String(text) => text.as_str(),
        });
        into.push(labels.fold(block.ident.as_str().to_owned(), |name, label| name + " " + label));
        theirs(&block.body, into);
        into.push("}".to_owned());
    }
}

/// Whether a row of a table fills in a word, such as `<subject>`.
fn has_placeholder(text: &str) -> bool {
    let word = |rest: &str| {
        rest.split_once('>').is_some_and(|(word, _)| word.bytes().all(|it| it.is_ascii_lowercase()))
    };
    text.split('<').skip(1).any(word)
}

#[test]
fn another_parser_sees_the_same_in_every_example() {
    let mut all = Vec::new();
    pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/src"), &mut all);
    let mut read = 0;
    for page in &all {
        for example in page.split("```hcl").skip(1) {
            let text = example.split_once('\n').unwrap().1.split("```").next().unwrap();
            // The mark of a finding is not part of what it is about.
            let text = &text.replace(" # finding", "");
            if has_placeholder(text) {
                continue;
            }
            let (mut our, mut their) = (Vec::new(), Vec::new());
            let file = parse(SourceId(0), text.as_str().into());
            assert_eq!(file.errors, [], "{text}");
            ours(file.tree.body(), &mut our);
            theirs(&hcl_edit::parser::parse_body(text).unwrap(), &mut their);
            assert_eq!(our, their, "{text}");
            read += 1;
        }
    }
    assert!(read > 700, "{read} examples");
}
