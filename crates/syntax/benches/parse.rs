//! How fast texts become trees, beside `hcl-edit`.
//!
//! `cargo bench -p tollgate-syntax -- --save-baseline main` keeps the figures, `-- --baseline main` compares with them.
//! `BENCH_DIR` names a directory whose `.tf` files are parsed; without it, the examples of the rules' pages are.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails like a test")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};
use tollgate_syntax::{SourceId, parse};

fn files(directory: &Path, extension: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap().flatten() {
        let path = entry.path();
        match entry.file_type().unwrap() {
            kind if kind.is_dir() => files(&path, extension, into),
            kind if kind.is_file() && path.extension().is_some_and(|it| it == extension) => into.push(path),
            _ => {}
        }
    }
}

/// The blocks of code in a page.
fn examples(page: &str) -> impl Iterator<Item = &str> {
    page.split("```hcl").skip(1).filter_map(|rest| rest.split_once('\n')?.1.split("```").next())
}

fn texts() -> Vec<Arc<str>> {
    let mut paths = Vec::new();
    if let Some(directory) = env::var_os("BENCH_DIR") {
        files(Path::new(&directory), "tf", &mut paths);
        return paths.iter().filter_map(|path| Some(fs::read_to_string(path).ok()?.into())).collect();
    }
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/src"), "md", &mut paths);
    let pages = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    pages.flat_map(|page| examples(&page).map(Arc::from).collect::<Vec<_>>()).collect()
}

fn bench(criterion: &mut Criterion) {
    let texts = texts();
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("tollgate-syntax", |bencher| {
        bencher
            .iter(|| texts.iter().map(|text| parse(SourceId(0), text.clone()).errors.len()).sum::<usize>());
    });
    group.bench_function("hcl-edit", |bencher| {
        bencher.iter(|| texts.iter().filter(|text| hcl_edit::parser::parse_body(text).is_err()).count());
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
