//! No input makes a scan panic: mutated files, and files that nest or expand without end.

use crate::{Scan, scan_files};
use tollgate_core::files::Memory;

/// How many mutated files are scanned.
const FILES: usize = 10_000;

/// The seed of the mutations. A failure prints the number of the file, which makes it again.
const SEED: u64 = 0x70_11_6a_7e;

/// What is put into files: pieces of syntax that mean something in the wrong place.
const PIECES: &[&str] = &[
    "${", "}", "%{ if ", "%{ endfor }", "~}", "<<EOF\n", "EOF", "\"", "\\", "[*]", ".*", "...", " for ",
    " in ", "count = ", "each.key", "var.", "local.cycle_a", "null", "-", "!", "==", "?", ":",
    "9999999999999999999999", "0", "{", "[", "(", ")", "]", ",", "\n", "\r\n", "\u{feff}", "\u{1F600}", "é",
    "\u{0}", "dynamic", "source = \"./\"", "toset(", "# tollgate:ignore\n", "/*", "depends_on", "=", "1e308",
    ".0", "\t", "provider::x::y(",
];

fn all_rules(files: &Memory) -> Scan {
    scan_files(tollgate_rules::all(), files)
}

/// The seeds: the language in one file each, and all examples of all rules.
fn seeds() -> Vec<(&'static str, String)> {
    let mut seeds = vec![
        ("/m/main.tf", include_str!("../seeds/language.tf").to_owned()),
        ("/m/main.tf.json", include_str!("../seeds/language.tf.json").to_owned()),
    ];
    let examples = tollgate_rules::all().into_iter().flat_map(|rule| rule.examples());
    seeds.extend(examples.map(|example| ("/m/main.tf", example.code)));
    seeds
}

/// A few random changes: bytes removed, doubled, exchanged, and pieces of syntax put in.
fn mutate(text: &str, random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..random.usize(1..6) {
        let at = random.usize(0..=bytes.len());
        let end = (at + random.usize(0..40)).min(bytes.len());
        match random.u8(0..5) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                let to = random.usize(0..=bytes.len());
                bytes.splice(to..to, copy);
            }
            2 if at < bytes.len() => bytes[at] = random.u8(..),
            _ => {
                let piece = random.choice(PIECES).copied().unwrap_or_default();
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

#[test]
fn mutated_files_are_scanned_to_the_end() {
    let seeds = seeds();
    let mut parsed = 0;
    for number in 0..FILES {
        let mut random = fastrand::Rng::with_seed(SEED ^ number as u64);
        let (path, text) = &seeds[number % seeds.len()];
        let bytes = mutate(text, &mut random);
        let files = Memory::default().with(*path, bytes).with("/m/child/main.tf", "variable \"name\" {}\n");
        let scan = std::panic::catch_unwind(|| all_rules(&files));
        let scan = scan.unwrap_or_else(|_| panic!("file {number} makes a scan panic"));
        parsed += usize::from(scan.project.errors.is_empty());
    }
    // The test is worth something only if many mutations get past the parser.
    assert!(parsed > FILES / 20 && parsed < FILES, "{parsed} of {FILES} files were read without an error");
}

#[test]
fn what_nests_or_grows_without_end_is_cut_off() {
    let deep = |open: &str, close: &str| {
        format!("locals {{\n  a = {}1{}\n}}\n", open.repeat(5000), close.repeat(5000))
    };
    let chain: String = (0..5000).map(|n| format!("  a{n} = local.a{}\n", n + 1)).collect();
    let bomb: String =
        (1..40).map(|n| format!("  a{n} = \"${{local.a{0}}}${{local.a{0}}}\"\n", n - 1)).collect();
    let lists: String = (1..40).map(|n| format!("  a{n} = [local.a{0}, local.a{0}]\n", n - 1)).collect();
    let stage = |count: &str| {
        format!(
            "resource \"aws_api_gateway_stage\" \"s\" {{\n  count = {count}\n  stage_name = local.a\n}}\n"
        )
    };
    let texts = [
        deep("[", "]"),
        deep("(", ")"),
        deep("{a = ", "}"),
        deep("!", ""),
        deep("1 + ", ""),
        deep("true ? 1 : ", ""),
        deep("f(", ")"),
        deep("\"${", "}\""),
        format!("locals {{\n  a = local.a0\n{chain}}}\n") + &stage("1"),
        format!("locals {{\n  a = local.a39\n  a0 = \"xxxxxxxxxxxxxxxx\"\n{bomb}}}\n") + &stage("1"),
        format!("locals {{\n  a = local.a39\n  a0 = 1\n{lists}}}\n") + &stage("length(local.a39)"),
        stage("1000000000000"),
        stage("-1"),
        "module \"m\" {\n  source = \"./\"\n}\n".to_owned(),
        "module \"m\" {\n  source = \"../m\"\n  count = 100000\n}\n".to_owned(),
    ];
    for text in texts {
        let start: String = text.chars().take(60).collect();
        assert!(
            std::panic::catch_unwind(|| all_rules(&Memory::default().with("/m/main.tf", text))).is_ok(),
            "{start}"
        );
    }
    for text in [
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        format!("{{\"locals\": {{\"a\": {}", "[".repeat(50_000)),
    ] {
        let scan = all_rules(&Memory::default().with("/m/main.tf.json", text));
        assert!(!scan.project.errors.is_empty());
    }
}

#[test]
fn modules_that_call_each_other_in_a_circle_end() {
    let call = |source: &str| format!("module \"m\" {{\n  source = \"{source}\"\n}}\n");
    let files = Memory::default().with("/a/main.tf", call("../b")).with("/b/main.tf", call("../a"));
    let scan = all_rules(&files);
    assert!(
        scan.report.notes.iter().any(|note| note.message.contains("belongs to itself")),
        "{:?}",
        scan.report.notes
    );
}
