//! What no rule looks at is not evaluated, and what several rules ask of a block is worked out once.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Limits, Options, SYNTAX_ERROR};
use tollgate_core::files::{Boundary, Files, Memory, RealPath};
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::rule::Rule;
use tollgate_core::value::Checked;

fn scan(text: &str, rules: Vec<&'static Rule>, limits: Limits) -> Report {
    let files = Memory::default().with("/main.tf", text);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    engine::scan(&project, &Options { profiles: rules.into(), limits, ..Options::default() }, &files, &())
}

fn found(report: &Report) -> Vec<&str> {
    report.findings.iter().flat_map(|it| &it.addresses).map(|it| it.as_str()).collect()
}

#[test]
fn a_pattern_makes_no_blocks_of_types_that_the_rule_passes_over() {
    static EVERY: Rule =
        Rule { id: "test-every", targets: &["test_*"], check: Check::Block(report), ..SYNTAX_ERROR };
    static SOME: Rule = Rule { id: "test-some", among: |kind| kind == "test_thing", ..EVERY };
    fn report(block: &Block, cx: &mut Cx) -> Checked {
        cx.flag(block.header(), "it is there");
        Ok(())
    }
    let text = r#"
resource "test_other" "costly" {
  count = length([for a in range(1000) : [for b in range(1000) : a * b]])
}

resource "test_thing" "plain" {
}
"#;
    let limits = Limits { steps: 100_000, ..Limits::default() };
    assert_eq!(scan(text, vec![&EVERY], limits).notes.len(), 1);
    let report = scan(text, vec![&SOME], limits);
    assert_eq!((found(&report), report.notes.len()), (vec!["test_thing.plain"], 0));
}

#[test]
fn what_rules_ask_of_a_block_is_worked_out_once_for_each_block() {
    static WORK: AtomicUsize = AtomicUsize::new(0);
    static ONE: Rule =
        Rule { id: "test-one", targets: &["test_thing"], check: Check::Block(look), ..SYNTAX_ERROR };
    static ANOTHER: Rule = Rule { id: "test-another", ..ONE };
    struct Name(String);
    fn look(block: &Block, cx: &mut Cx) -> Checked {
        let name = cx.of_subject(|subject| {
            WORK.fetch_add(1, Ordering::Relaxed);
            Name(subject.address.name().to_owned())
        });
        cx.flag(block.header(), format!("it is called {}", name.0));
        Ok(())
    }
    let text = "resource \"test_thing\" \"a\" {\n}\n\nresource \"test_thing\" \"b\" {\n}\n";
    let report = scan(text, vec![&ONE, &ANOTHER], Limits::default());
    let said: Vec<_> = report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(said, ["it is called a", "it is called a", "it is called b", "it is called b"]);
    assert_eq!(WORK.load(Ordering::Relaxed), 2);
}

/// Files that count how often one is read.
struct Counting {
    files: Memory,
    counted: &'static str,
    reads: AtomicUsize,
}

impl Files for Counting {
    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        self.reads.fetch_add(usize::from(**file == *Path::new(self.counted)), Ordering::Relaxed);
        self.files.read(file, limit)
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        self.files.read_start(file, limit)
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        self.files.list(directory, within)
    }
}

#[test]
fn what_no_variable_file_changes_is_worked_out_once() {
    static RULE: Rule = Rule {
        id: "test-thing",
        targets: &["test_thing"],
        check: Check::Block(|thing, _| thing.string("text").map(|_| ())),
        ..SYNTAX_ERROR
    };
    for (text, reads) in [
        ("local.text", 1),
        ("module.m.text", 1),
        // What a variable file changes is looked at once more for each, and for what the defaults leave out.
        ("local.named", 3),
        ("module.named.text", 3),
    ] {
        let main = format!(
            r#"
            variable "name" {{ default = "a" }}
            variable "on" {{ default = "" }}
            locals {{
              text  = file("./a.txt")
              named = file("./${{split("-", var.name)[0]}}.txt")
            }}
            module "m" {{
              source = "./m"
              name   = "a"
            }}
            module "named" {{
              source = "./m"
              name   = split("-", var.name)[0]
            }}
            module "absent" {{
              source = "./m"
              count  = var.on == "" ? 0 : 1
              name   = "a"
            }}
            resource "test_thing" "a" {{
              text = {text}
            }}
            "#
        );
        let child = "variable \"name\" {}\nlocals {\n  text = file(\"./${var.name}.txt\")\n}\n\
                     output \"text\" {\n  value = local.text\n}\n";
        let files = Memory::default()
            .with("/main.tf", main)
            .with("/m/main.tf", child)
            .with("/a.txt", "x")
            .with("/a.tfvars", "name = \"a-1\"\n")
            .with("/b.tfvars", "name = \"a-2\"\n");
        let files = Counting { files, counted: "/a.txt", reads: AtomicUsize::new(0) };
        let project = load::load(files.files.inputs(), &[], Path::new("/"), &files, &());
        let options = Options { profiles: vec![&RULE].into(), ..Options::default() };
        let report = engine::scan(&project, &options, &files, &());
        assert!(report.undecided.is_empty() && report.notes.is_empty(), "{text}: {:?}", report.notes);
        assert_eq!(files.reads.load(Ordering::Relaxed), reads, "{text}");
    }
}

#[test]
fn what_is_asked_of_a_module_by_itself_is_asked_of_the_rules_that_found_something_through_examples() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    static FINDS: Rule =
        Rule { id: "test-finds", targets: &["test_thing"], check: Check::Block(find), ..SYNTAX_ERROR };
    static SILENT: Rule = Rule { id: "test-silent", check: Check::Block(count), ..FINDS };
    fn find(block: &Block, cx: &mut Cx) -> Checked {
        cx.flag(block.header(), "it is there");
        Ok(())
    }
    fn count(_: &Block, _: &mut Cx) -> Checked {
        ASKED.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
    let call = "module \"m\" {\n  source = \"../../\"\n  names = [\"a\"]\n}\n";
    let module = "variable \"names\" {}\nresource \"test_thing\" \"a\" {\n  count = length(var.names)\n}\n";
    let files = Memory::default().with("/main.tf", module).with("/examples/a/main.tf", call);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let options = Options { profiles: vec![&FINDS, &SILENT].into(), ..Options::default() };
    let report = engine::scan(&project, &options, &files, &());
    assert_eq!(found(&report), ["module.m.test_thing.a[0]"]);
    assert_eq!(ASKED.load(Ordering::Relaxed), 1);
}
