//! A scan with all rules never panics, and gives the same findings when it is done again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::Memory;
use tollgate_core::load;

static CHILD: &str = "variable \"name\" {}\noutput \"name\" {\n  value = upper(var.name)\n}\n";
static POOL: LazyLock<rayon::ThreadPool> = LazyLock::new(|| engine::pool(1).expect("a thread"));

fuzz_target!(|bytes: &[u8]| {
    let files = Memory::default().with("/m/main.tf", bytes).with("/m/child/main.tf", CHILD);
    let scan = || {
        POOL.install(|| {
            let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
            let options = Options { profiles: tollgate_rules::all().into(), ..Options::default() };
            let report = engine::scan(&project, &options, &files, &());
            report.findings.iter().map(|it| (it.location, it.message.clone())).collect::<Vec<_>>()
        })
    };
    assert_eq!(scan(), scan());
});
