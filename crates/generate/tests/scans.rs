//! A moment of fuzzing, and what longer runs once failed on.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail like tests")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};
use tollgate_core::engine::Limits;
use tollgate_generate::{Files, Structure};

/// How many configurations of each structure are scanned.
const EACH: u64 = 40;

/// How long one scan may take. Tests are not optimized, and many run at a time.
const LONGEST: Duration = Duration::from_secs(60);

/// Less than a scan may cost by default, because it costs more time here.
fn limits() -> Limits {
    Limits { steps: 1_000_000, bytes: 100 << 20, ..Limits::default() }
}

/// Scans in a thread of its own, so that a scan without end is a failure.
fn scan_in_time(name: &str, structure: Structure, files: Files) {
    let (done, wait) = mpsc::channel();
    let scanned = thread::spawn(move || {
        structure.attempt(&files, limits()).unwrap();
        let _ = done.send(());
    });
    match wait.recv_timeout(LONGEST) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: the scan does not end"),
        _ => assert!(scanned.join().is_ok(), "{name}: the scan panics"),
    }
}

#[test]
fn generated_configurations_are_scanned_to_the_end() {
    for structure in Structure::ALL {
        for seed in 0..EACH {
            let name = format!("{}, seed {seed}", structure.name());
            scan_in_time(&name, structure, structure.random(seed));
        }
    }
}

#[test]
fn what_once_failed_is_scanned_to_the_end() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    for entry in fs::read_dir(seeds).unwrap() {
        let path = entry.unwrap().path();
        let mut files = BTreeMap::new();
        if path.is_dir() {
            read_below(&path, "", &mut files);
        } else {
            files.insert("/m/main.tf".to_owned(), fs::read_to_string(&path).unwrap());
        }
        let name = path.display().to_string();
        scan_in_time(&name, Structure::Syntax, files.clone());
        // Every other structure is scanned in the same way.
        scan_in_time(&name, Structure::Modules, files);
    }
}

/// The files below a directory, which stands for the root.
fn read_below(directory: &Path, shown: &str, files: &mut Files) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let shown = format!("{shown}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read_below(&path, &shown, files);
        } else {
            files.insert(shown, fs::read_to_string(&path).unwrap());
        }
    }
}
