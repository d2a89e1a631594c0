//! Output is written while it is made.

use crate::support::{CRITICAL, Fixture, LOW, finding};
use std::io;
use tollgate_core::source::{Location, Span};
use tollgate_reporter::{csv, gitlab, json, sarif};

/// Counts what is written, and the largest piece.
#[derive(Default)]
struct Counter {
    bytes: usize,
    largest: usize,
}

impl io::Write for Counter {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.bytes += piece.len();
        self.largest = self.largest.max(piece.len());
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The most memory that this process ever had, in bytes; `None` where the system does not tell.
fn peak_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
}

#[test]
fn many_findings_need_little_memory() {
    // 200,000 findings; without optimisation a quarter of that takes as long as all other tests together.
    const LINES: usize = if cfg!(debug_assertions) { 500 } else { 2000 };
    const FILES: usize = 100;
    let mut fixture = Fixture::new();
    let text = "ab = 1\n".repeat(LINES);
    for file in 0..FILES {
        let source = fixture.file(&format!("{file}.tf"), &text);
        for line in 0..LINES {
            let rule = if line % 2 == 0 { &LOW } else { &CRITICAL };
            let span = Span::new(line * 7, line * 7 + 2);
            fixture.report.findings.push(finding(rule, Location { source, span }));
        }
    }
    let before = peak_memory();
    let options = sarif::Options { max_results: 0, max_size: None, ..sarif::Options::default() };
    let mut counter = Counter::default();
    assert_eq!(sarif::write(&mut counter, &fixture.scan(), &options).unwrap(), sarif::LeftOut::default());
    assert!(counter.bytes > LINES * FILES * 500, "{}", counter.bytes);
    assert!(counter.largest < 100_000, "{}", counter.largest);
    for write in [json::write, gitlab::write, csv::write] {
        let mut counter = Counter::default();
        write(&mut counter, &fixture.scan()).unwrap();
        assert!(counter.largest < 100_000, "{}", counter.largest);
    }
    // Other tests run beside this one, hence the generous bound: a result in memory has 8.7 KB, which makes 435 MB of
    // the 50,000 at least.
    if let (Some(before), Some(after)) = (before, peak_memory()) {
        assert!(after - before < 200_000_000, "{} MB more", (after - before) / 1_000_000);
    }
}

#[test]
fn an_error_of_the_writer_is_returned() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let fixture = crate::support::everything();
    let error = sarif::write(&mut Full, &fixture.scan(), &sarif::Options::default()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_eq!(json::write(&mut Full, &fixture.scan()).unwrap_err().kind(), io::ErrorKind::StorageFull);
}
