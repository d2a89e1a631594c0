//! What checkov's tests expect of its checks, read from a work tree.
//!
//! Two kinds of tests say it for each resource: those in Python that fill `passing_resources` and `failing_resources`
//! (`tests/terraform/checks`), and the `expected.yaml` of those checks that are written in YAML
//! (`tests/terraform/graph/checks/resources`). Nothing in them is run.

use crate::new_rule::peers::checkov_value;
use anyhow::{Context, Result, ensure};
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a test expects of a check.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Case {
    /// The check's id, as `CKV_AWS_16`.
    pub(super) check: String,
    /// The configuration that it is tested on, within the tree.
    pub(super) directory: PathBuf,
    /// The addresses of resources that pass.
    pub(super) passing: BTreeSet<String>,
    /// The addresses of resources that fail.
    pub(super) failing: BTreeSet<String>,
}

impl Case {
    /// The case, unless it says nothing. What is expected both to pass and to fail is left out: the test is wrong.
    fn new(
        check: String,
        directory: &Path,
        passing: &BTreeSet<String>,
        failing: &BTreeSet<String>,
    ) -> Option<Self> {
        let only = |these: &BTreeSet<String>, those| these.difference(those).cloned().collect();
        let (passing, failing): (BTreeSet<_>, BTreeSet<_>) = (only(passing, failing), only(failing, passing));
        let says = !passing.is_empty() || !failing.is_empty();
        says.then(|| Self { check, directory: directory.to_owned(), passing, failing })
    }
}

/// The cases of a work tree, by check.
///
/// # Errors
/// If there is none, or a file cannot be read.
pub(super) fn read(tree: &Path) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for test in files(&tree.join("tests/terraform/checks"))? {
        let name = test.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("test_") && name.ends_with(".py") {
            cases.extend(in_python(tree, &test)?);
        }
    }
    let policies = policies(tree)?;
    for expected in files(&tree.join("tests/terraform/graph/checks/resources"))? {
        if expected.ends_with("expected.yaml") {
            cases.extend(in_yaml(tree, &expected, &policies)?);
        }
    }
    ensure!(!cases.is_empty(), "no tests of checkov in `{}`", tree.display());
    cases.sort();
    Ok(cases)
}

fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(directory).standard_filters(false).build() {
        match entry {
            Ok(entry) => files.push(entry.into_path()),
            // A tree may have no tests of one kind.
            Err(_) if !directory.exists() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(files)
}

fn text_of(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// A case for each function of a test that names resources.
fn in_python(tree: &Path, test: &Path) -> Result<Vec<Case>> {
    let text = text_of(test)?;
    let module = text.lines().find_map(|line| {
        line.strip_prefix("from ")?.split_once(" import ").map(|it| it.0).filter(|it| it.contains(".checks."))
    });
    let Some(module) = module else { return Ok(Vec::new()) };
    let check = tree.join(module.replace('.', "/")).with_extension("py");
    // The id stands in an assignment or an argument, and is the only string of its kind.
    let id_in = |text: String| {
        tokens(&text).into_iter().find_map(|it| match it {
            Token::Text(text) if text.starts_with("CKV") => Some(text),
            _ => None,
        })
    };
    let Some(id) = fs::read_to_string(check).ok().and_then(id_in) else { return Ok(Vec::new()) };
    let parent = test.parent().unwrap_or(tree);
    let directory_in = |tokens: &[Token]| {
        let strings =
            tokens.iter().filter_map(|it| if let Token::Text(text) = it { Some(text) } else { None });
        let named = strings.map(|it| it.trim_matches('/')).filter(|it| it.contains("example"));
        named.map(|it| parent.join(it)).find(|it| it.is_dir())
    };
    let whole = tokens(&text);
    let mut cases = Vec::new();
    for function in text.split("\n    def ").skip(1) {
        let tokens = tokens(function);
        let Some(directory) = directory_in(&tokens).or_else(|| directory_in(&whole)) else { continue };
        let (passing, failing) = (set(&tokens, "passing_resources"), set(&tokens, "failing_resources"));
        let directory = directory.strip_prefix(tree).unwrap_or(&directory);
        cases.extend(Case::new(id.clone(), directory, &passing, &failing));
    }
    Ok(cases)
}

/// A part of Python that matters here.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// A string literal, its escapes resolved.
    Text(String),
    Mark(char),
}

/// The tokens of Python code, without white space and comments.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        match first {
            '#' => while rest.next_if(|it| *it != '\n').is_some() {},
            '"' | '\'' => {
                let mut literal = String::new();
                while let Some(next) = rest.next().filter(|it| *it != first) {
                    literal.extend(if next == '\\' { rest.next() } else { Some(next) });
                }
                tokens.push(Token::Text(literal));
            }
            _ if is_of_word(first) => {
                let mut word = String::from(first);
                while let Some(next) = rest.next_if(|it| is_of_word(*it)) {
                    word.push(next);
                }
                tokens.push(Token::Word(word));
            }
            _ if first.is_whitespace() => {}
            _ => tokens.push(Token::Mark(first)),
        }
    }
    tokens
}

fn is_of_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// The strings of `name = {"a", "b"}`.
fn set(tokens: &[Token], name: &str) -> BTreeSet<String> {
    let is_name = |it: &Token| matches!(it, Token::Word(word) if word == name);
    let is_assignment = |at: &usize| matches!(tokens.get(at + 1), Some(Token::Mark('=' | ':')));
    let start = (0..tokens.len()).filter(|at| is_name(&tokens[*at])).find(is_assignment);
    let value = tokens.iter().skip(start.unwrap_or(tokens.len())).skip_while(|it| **it != Token::Mark('='));
    let items = value.take_while(|it| !matches!(it, Token::Mark('}' | ']' | ')')));
    items.filter_map(|it| if let Token::Text(text) = it { Some(text.clone()) } else { None }).collect()
}

/// The ids of the checks in YAML, by the names of their files.
fn policies(tree: &Path) -> Result<BTreeMap<String, String>> {
    let mut policies = BTreeMap::new();
    for file in files(&tree.join("checkov/terraform/checks/graph_checks"))? {
        if file.extension().is_some_and(|it| it == "yaml" || it == "json")
            && let (Some(name), Some(id)) = (file.file_stem(), checkov_value(&text_of(&file)?, "id"))
        {
            policies.insert(name.to_string_lossy().into_owned(), id);
        }
    }
    Ok(policies)
}

/// The case of a directory that has the name of its check: lists below `pass:` and `fail:`.
fn in_yaml(tree: &Path, expected: &Path, policies: &BTreeMap<String, String>) -> Result<Option<Case>> {
    let directory = expected.parent().unwrap_or(tree);
    let name = directory.file_name().unwrap_or_default().to_string_lossy();
    let Some(id) = policies.get(&*name) else { return Ok(None) };
    let mut lists: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut list = String::new();
    for line in text_of(expected)?.lines() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if let Some(item) = line.strip_prefix("- ") {
            let item = item.trim().trim_matches(['"', '\'']);
            lists.entry(list.clone()).or_default().insert(item.replace("\\\"", "\""));
        } else if let Some(name) = line.split_once(':').map(|it| it.0) {
            list = name.trim_matches('"').to_owned();
        }
    }
    let mut take = |name: &str| lists.remove(name).unwrap_or_default();
    let directory = directory.strip_prefix(tree).unwrap_or(directory);
    Ok(Case::new(id.clone(), directory, &take("pass"), &take("fail")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(these: &[&str]) -> BTreeSet<String> {
        these.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn sets_are_read_from_python() {
        let text = "x = 'passing_resources'\npassing_resources: set[str] = {  # don't\n  \"a.b[\\\"k\\\"]\",\n  \
            # \"a.no\",\n  'a.c',\n}\nfailing_resources = set()\n";
        assert_eq!(set(&tokens(text), "passing_resources"), addresses(&["a.b[\"k\"]", "a.c"]));
        assert_eq!(set(&tokens(text), "failing_resources"), addresses(&[]));
        assert_eq!(set(&tokens(text), "others"), addresses(&[]));
    }

    #[test]
    fn tests_of_both_kinds_are_read() {
        let tree = tempfile::tempdir().unwrap();
        let python = "from checkov.terraform.checks.resource.aws.A import check\nclass T:\n    def one(self):\n        \
            d = \"/example_A\"\n        passing_resources = {\"a.b\"}\n    def two(self):\n        \
            d = \"example_B\"\n        failing_resources = {\"a.c\"}\n";
        for (path, text) in [
            ("checkov/terraform/checks/resource/aws/A.py", "    id = \"CKV_AWS_1\"\n"),
            ("checkov/terraform/checks/graph_checks/aws/B.yaml", "metadata:\n  id: \"CKV2_AWS_2\"\n"),
            ("tests/terraform/checks/resource/aws/test_A.py", python),
            ("tests/terraform/checks/resource/aws/example_A/main.tf", ""),
            ("tests/terraform/checks/resource/aws/example_B/main.tf", ""),
            (
                "tests/terraform/graph/checks/resources/B/expected.yaml",
                "pass:\n  - \"a.b\"\n  - 'a.d'\nfail:\n  - a.c # why\n  - \"a.d\"\nevaluated_keys:\n  - \"x\"\n",
            ),
        ] {
            let path = tree.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let case = |check: &str, directory: &str, passing, failing| Case {
            check: check.to_owned(),
            directory: PathBuf::from(directory),
            passing: addresses(passing),
            failing: addresses(failing),
        };
        let tests = "tests/terraform/checks/resource/aws";
        assert_eq!(
            read(tree.path()).unwrap(),
            [
                case("CKV2_AWS_2", "tests/terraform/graph/checks/resources/B", &["a.b"], &["a.c"]),
                case("CKV_AWS_1", &format!("{tests}/example_A"), &["a.b"], &[]),
                case("CKV_AWS_1", &format!("{tests}/example_B"), &[], &["a.c"]),
            ]
        );
    }

    #[test]
    fn a_tree_without_tests_is_an_error() {
        let tree = tempfile::tempdir().unwrap();
        assert!(read(tree.path()).is_err());
    }
}
