//! `tollgate explain`: the pages of rules and of notes.

mod notes;

use super::list;
use crate::args::{Color, ExplainArgs};
use crate::{Outcome, color, near, screen, select};
use anyhow::Result;
use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use tollgate_core::rule::Rule;
use tollgate_reporter::{clean, page, registry, terminal};

/// Shows the pages of the rules and notes that are named. Where a pattern means several, they are listed: whoever writes one
/// looks for a rule.
pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome> {
    let is_laid_out = args.color == Color::Always || io::stdout().is_terminal();
    let laid_out = |markdown: String| match is_laid_out {
        true => terminal::render(&markdown, screen::width(), color::is_on(args.color)),
        false => markdown,
    };
    let custom = near::rules(&args.rules_at)?;
    let (mut parts, mut shown) = (Vec::new(), BTreeSet::new());
    for name in &args.names {
        if let Some(page) = notes::page(name) {
            parts.push(laid_out(page));
            continue;
        }
        let mut rules = select::matching(name, &custom)?;
        if rules.len() > 1 && select::is_pattern(name) {
            let (count, name) = (rules.len(), clean::message(name));
            let table = list::table(&rules, screen::width());
            parts.push(format!("{count} rules match `{name}`:\n\n{table}"));
        } else {
            rules.retain(|rule| shown.insert(rule.id));
            parts.extend(rules.into_iter().map(|rule| laid_out(markdown(rule))));
        }
    }
    screen::write(&parts.join("\n"), !args.no_pager)?;
    Ok(Outcome::Clean)
}

/// The whole page of a rule.
fn markdown(rule: &Rule) -> String {
    let mut page = rule.page();
    page.references = registry::references(rule, &page);
    format!("# {}\n\n{}\n## Facts\n\n{}", page.title, page::body(&page), page::facts(rule))
}
