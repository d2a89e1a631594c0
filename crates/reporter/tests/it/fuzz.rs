//! Reports at random: nothing panics, whatever the texts and spans are.

use crate::support::{Fixture, RULES, finding};
use std::io;
use tollgate_core::flaw::{Edit, Fix, Related, Safety};
use tollgate_core::source::{Location, SourceId, Span};
use tollgate_core::value::NOWHERE;
use tollgate_reporter::{csv, github, gitlab, html, json, junit, markdown, sarif, text};

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn text(&mut self, length: usize) -> String {
        const PIECES: [&str; 22] = [
            "a", "x = 1", " ", "  ", "\t", "\n", "\r\n", "\r", "é", "😀", "中", "\u{feff}", "{", "}",
            "[0](1)", "\u{1b}[31m", "\u{0}", "\u{202e}", "\u{301}", "\"", "#", "\n\n",
        ];
        (0..self.below(length)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    /// A span that may lie outside the text, within a character, or be turned around.
    fn location(&mut self, fixture: &Fixture) -> Location {
        let source = SourceId(u32::try_from(self.below(fixture.sources.len())).unwrap());
        let length = fixture.sources.get(source).text().len();
        let (start, extent) = (self.below(length + 3), [0, 1, 3, 10, 200][self.below(5)]);
        let end = if self.below(20) == 0 { 0 } else { start + self.below(extent + 1) };
        if self.below(30) == 0 { NOWHERE } else { Location { source, span: Span::new(start, end) } }
    }
}

/// A report with some files and findings.
pub(crate) fn random(seed: u64) -> Fixture {
    let mut random = Random(seed);
    let mut fixture = Fixture::new();
    const NAMES: [&str; 6] =
        ["a.tf", "b c/d.tf", "e:f/%g.tf", "h/i:#?[].tf", "中/😀.tf", "-/~!$&'()*+,;=@.tf"];
    for name in NAMES {
        let text = random.text(80);
        fixture.file(name, text);
    }
    for _ in 0..random.below(40) {
        let mut finding = finding(RULES[random.below(RULES.len())], random.location(&fixture));
        let length = if random.below(10) == 0 { 2000 } else { 10 };
        finding.message = random.text(length);
        finding.addresses = (0..random.below(8)).map(|_| random.text(5).into()).collect();
        finding.related = (0..random.below(4))
            .map(|_| Related { location: random.location(&fixture), message: random.text(10) })
            .collect();
        finding.trace = (0..random.below(4))
            .map(|_| Related { location: random.location(&fixture), message: random.text(10) })
            .collect();
        let edits = (0..random.below(4))
            .map(|_| Edit { location: random.location(&fixture), replacement: random.text(4) })
            .collect();
        finding.fix = Some(Fix { description: random.text(9), safety: Safety::Safe, edits });
        fixture.report.findings.push(finding);
    }
    fixture
}

#[test]
fn nothing_panics_and_everything_can_be_read_back() {
    for seed in 0..100 {
        let fixture = random(seed);
        let scan = fixture.scan();
        let mut written = Vec::new();
        sarif::write(&mut written, &scan, &sarif::Options::default()).unwrap();
        serde_json::from_slice::<serde_sarif::sarif::Sarif>(&written).unwrap();
        written.clear();
        junit::write(&mut written, &scan).unwrap();
        crate::formats::assert_well_formed(std::str::from_utf8(&written).unwrap());
        for write in [json::write, gitlab::write, github::write, csv::write, html::write] {
            write(&mut io::sink(), &scan).unwrap();
        }
        written.clear();
        markdown::write(&mut written, &scan).unwrap();
        let characters = std::str::from_utf8(&written).unwrap().chars().count();
        assert!(characters <= markdown::MAX_CHARACTERS, "{characters}");
        let kinds = [text::Findings::Full, text::Findings::Concise, text::Findings::Full];
        for (findings, (width, color)) in kinds.into_iter().zip([(0, false), (60, true), (200, false)]) {
            let show_undecided = true;
            let options =
                text::Options { findings, color, width, show_undecided, ..text::Options::default() };
            text::write(&mut io::sink(), &scan, &options).unwrap();
        }
    }
}
