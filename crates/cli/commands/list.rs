//! `tollgate rules`: the catalogue.

use crate::Outcome;
use crate::args::ListFormat;
use anyhow::Result;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use tabwriter::TabWriter;
use tollgate_core::check::Check;
use tollgate_core::flaw::Safety;
use tollgate_core::rule::Rule;
use tollgate_reporter::page;

/// Prints the catalogue.
pub(crate) fn run(format: ListFormat, out: &mut dyn Write) -> Result<Outcome> {
    let rules = tollgate_rules::all();
    match format {
        ListFormat::Text => text(&rules, out)?,
        ListFormat::Json => {
            let entries: Vec<_> = rules.iter().map(|rule| Entry::new(rule)).collect();
            serde_json::to_writer_pretty(&mut *out, &entries)?;
            writeln!(out)?;
        }
        ListFormat::Markdown => markdown(&rules, out)?,
    }
    Ok(Outcome::Clean)
}

/// A rule as `--format json` gives it.
#[derive(Serialize)]
struct Entry {
    id: &'static str,
    guid: &'static str,
    title: Cow<'static, str>,
    severity: &'static str,
    category: &'static str,
    cwe: u16,
    pedantic: bool,
    provider: &'static str,
    targets: &'static [&'static str],
    aliases: &'static [&'static str],
    fix: Option<&'static str>,
}

impl Entry {
    fn new(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            guid: rule.guid,
            title: rule.title(),
            severity: rule.severity.name(),
            category: rule.category.name(),
            cwe: rule.cwe,
            pedantic: rule.pedantic,
            provider: provider(rule),
            targets: rule.targets,
            aliases: rule.aliases,
            fix: rule.fix.map(Safety::name),
        }
    }
}

/// The provider; the engine's own rules belong to none.
fn provider(rule: &'static Rule) -> &'static str {
    if matches!(rule.check, Check::Engine) { "tollgate" } else { rule.provider() }
}

/// Which set a rule belongs to.
fn set(rule: &Rule) -> &'static str {
    if rule.pedantic { "pedantic" } else { "default" }
}

fn text(rules: &[&'static Rule], out: &mut dyn Write) -> Result<()> {
    let mut table = TabWriter::new(out);
    for rule in rules {
        writeln!(table, "{}\t{}\t{}\t{}", rule.severity, set(rule), rule.id, rule.title())?;
    }
    Ok(table.flush()?)
}

/// A page: for each provider a table of its rules, then their pages.
fn markdown(rules: &[&'static Rule], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# Rules\n\n{} rules.", rules.len())?;
    let mut providers: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for &rule in rules {
        providers.entry(provider(rule)).or_default().push(rule);
    }
    for (provider, rules) in providers {
        writeln!(out, "\n## {provider}\n\n{} of the rules.\n", rules.len())?;
        writeln!(
            out,
            "| rule | what is wrong | severity | set | category | fix |\n| --- | --- | --- | --- | --- | --- |"
        )?;
        for rule in &rules {
            let Rule { id, severity, category, .. } = rule;
            let (set, fix) = (set(rule), rule.fix.map_or("", Safety::name));
            writeln!(
                out,
                "| [`{id}`](#{id}) | {} | {severity} | {set} | {category} | {fix} |",
                rule.title()
            )?;
        }
        for rule in &rules {
            // The sections of a page lie below its rule here.
            let page = rule.page();
            let (title, body) = (&page.title, page::body(&page).replace("\n## ", "\n#### "));
            writeln!(out, "\n### {}\n\n**{title}**\n\n{body}\n{}", rule.id, page::facts(rule).trim_end())?;
        }
    }
    Ok(())
}
