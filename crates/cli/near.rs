//! The rules that users wrote, for commands that scan nothing.

use crate::around;
use crate::config::Configurations;
use crate::custom::{Page, Pages};
use anyhow::Result;
use std::path::PathBuf;
use std::sync::Arc;
use tollgate_core::rule::Rule;

/// The rules that users wrote: on these pages, and on those that the configuration file near the working directory names.
///
/// # Errors
/// Where a page cannot be read.
pub(crate) fn rules(paths: &[PathBuf]) -> Result<Vec<&'static Rule>> {
    let all = Pages::named(paths)?.pages.into_iter().chain(pages());
    Ok(all.flat_map(|page| page.rules()).collect())
}

/// The pages that the configuration file near the working directory names.
pub(crate) fn pages() -> Vec<Arc<Page>> {
    let file = around::here().and_then(|here| Configurations::nearest().of(&here).ok().flatten());
    let heads = file.iter().flat_map(|it| it.chain()).filter_map(|it| it.head.rule_files.as_ref());
    heads.flat_map(|it| it.value.pages.clone()).collect()
}
