//! The arguments of `tollgate merge`.

use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The files; one that is broken is named and left out
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Write to a file, and not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write at most this many results of each run, most severe first, 20 runs, and at most 10 MB gzipped; 0 means all
    #[arg(long, value_name = "N", default_value_t = 25_000)]
    pub sarif_max_results: usize,
}
