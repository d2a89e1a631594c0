//! `tollgate rules test` and `tollgate rules new`: rules that users write.

use crate::args::{RulesNewArgs, RulesTestArgs};
use crate::custom::{CATALOGUE, Content, Page, Pages};
use crate::say::say;
use crate::{Outcome, around, near, write};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::sync::Arc;
use tollgate_core::engine;
use tollgate_custom::rego;
use tollgate_reporter::clean;

/// Judges the examples of pages, and says where they are not judged as they say.
pub(crate) fn test(args: &RulesTestArgs, out: &mut dyn Write) -> Result<Outcome> {
    let pages = match args.paths.as_slice() {
        [] => near::pages(),
        paths => Pages::named(paths)?.pages,
    };
    if pages.is_empty() {
        bail!("there is no page to test: name one, or `rule_files` in .tollgate.hcl");
    }
    let differences: Vec<_> = engine::pool(0)?.install(|| pages.iter().flat_map(judged).collect());
    for difference in &differences {
        writeln!(out, "{}", clean::message(difference))?;
    }
    let (rules, s) = (pages.len(), if pages.len() == 1 { "" } else { "s" });
    if differences.is_empty() {
        writeln!(out, "{rules} rule{s}: all examples are judged as they say")?;
        return Ok(Outcome::Clean);
    }
    Ok(Outcome::Findings)
}

/// What is wrong with a page, or where its examples are not judged as they say.
fn judged(page: &Arc<Page>) -> Vec<String> {
    let mistakes = match &page.content {
        Ok(Content::Rule(rule)) => tollgate_custom::examples::judge(rule, &page.text),
        Ok(Content::Policy(policy)) => {
            rego::run(&[policy], "{}", |_| false).map(|it| it.mistakes).unwrap_or_default()
        }
        Err(mistakes) => mistakes.clone(),
    };
    mistakes.iter().map(ToString::to_string).collect()
}

/// Writes a page to start from.
pub(crate) fn new(args: &RulesNewArgs) -> Result<Outcome> {
    let text = tollgate_custom::template(&args.id);
    let file = args.dir.join(format!("{}.md", args.id));
    if let Err(mistakes) = tollgate_custom::read("", &text, 0, &CATALOGUE) {
        bail!("{}", mistakes.into_iter().map(|it| it.message).collect::<Vec<_>>().join("; "));
    }
    if file.symlink_metadata().is_ok() {
        bail!("`{}` is there already", file.display());
    }
    fs::create_dir_all(&args.dir).with_context(|| format!("cannot make `{}`", args.dir.display()))?;
    write::report(&file, |out| Ok(out.write_all(text.as_bytes())?))
        .with_context(|| format!("cannot write `{}`", file.display()))?;
    let shown = around::shown_path(&file);
    say(format_args!(
        "wrote `{}`; `tollgate rules test {}` judges its examples",
        shown.display(),
        shown.display()
    ));
    Ok(Outcome::Clean)
}
