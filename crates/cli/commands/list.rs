//! `tollgate rules`: the catalogue.

use crate::args::{ListFormat, RuleSet, RulesArgs};
use crate::known::provider_of;
use crate::{Outcome, near, screen, select};
use anyhow::Result;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use tollgate_core::flaw::Safety;
use tollgate_core::rule::Rule;
use tollgate_reporter::page;

/// Where a table's second column begins: after the longest severity.
const INDENT: usize = 10;

/// Prints the catalogue, or what is asked for of it.
pub(crate) fn run(args: &RulesArgs, out: &mut dyn Write) -> Result<Outcome> {
    let mut rules = select::all(&near::rules(&args.rules_at)?);
    let all = rules.len();
    let words: Vec<_> = args.words.iter().map(|word| word.to_lowercase()).collect();
    rules.retain(|rule| is_asked_for(args, &words, rule));
    match args.format {
        ListFormat::Text => {
            let count = if rules.len() < all { format!("{} of {all}", rules.len()) } else { all.to_string() };
            let table = table(&rules, screen::width());
            writeln!(
                out,
                "{table}\n{count} rules. [*]: offers fixes. (pedantic): runs with --pedantic, or by name."
            )?;
        }
        ListFormat::Json => {
            let entries: Vec<_> = rules.iter().map(|rule| Entry::new(rule)).collect();
            serde_json::to_writer_pretty(&mut *out, &entries)?;
            writeln!(out)?;
        }
        ListFormat::Markdown => markdown(&rules, out)?,
    }
    Ok(Outcome::Clean)
}

/// Whether a rule passes the filters. `words` are in lower case.
fn is_asked_for(args: &RulesArgs, words: &[String], rule: &'static Rule) -> bool {
    let provider = provider_of(rule);
    let is_of_set = |set| rule.pedantic == (set == RuleSet::Pedantic);
    let texts = || {
        let other = [Cow::Borrowed(rule.category.name()), rule.title()];
        let names = rule.names().chain(rule.targets.iter().copied()).map(Cow::Borrowed);
        names.chain(other).map(|text| text.to_lowercase())
    };
    (args.provider.is_empty() || args.provider.iter().any(|it| it.eq_ignore_ascii_case(provider)))
        && args.severity.is_none_or(|least| rule.severity >= least)
        && args.set.is_none_or(is_of_set)
        && (!args.fixable || rule.fix.is_some())
        && words.iter().all(|word| texts().any(|text| text.contains(word)))
}

/// Rules as a table that is as wide as the screen: where their titles do not fit beside the ids, they are below.
pub(crate) fn table(rules: &[&'static Rule], width: usize) -> String {
    let rows: Vec<_> = rules.iter().map(|rule| (rule.severity.name(), id(rule), title(rule))).collect();
    let id_width = rows.iter().map(|(_, id, _)| id.len()).max().unwrap_or_default();
    let title_width = rows.iter().map(|(_, _, title)| textwrap::core::display_width(title)).max();
    let is_beside = INDENT + id_width + 2 + title_width.unwrap_or_default() <= width;
    let header = ("SEVERITY", "RULE".to_owned(), "WHAT IS WRONG".to_owned());
    let mut table = String::new();
    for (severity, id, title) in std::iter::once(header).chain(rows) {
        if is_beside {
            table.push_str(&format!("{severity:INDENT$}{id:id_width$}  {title}\n"));
            continue;
        }
        let indent = " ".repeat(INDENT);
        let options = textwrap::Options::new(width).initial_indent(&indent).subsequent_indent(&indent);
        table.push_str(&format!("{severity:INDENT$}{id}\n{}\n", textwrap::fill(&title, options)));
    }
    table
}

fn id(rule: &Rule) -> String {
    if rule.fix.is_some() { format!("{} [*]", rule.id) } else { rule.id.to_owned() }
}

fn title(rule: &Rule) -> String {
    if rule.pedantic { format!("{} (pedantic)", rule.title()) } else { rule.title().into_owned() }
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
            provider: provider_of(rule),
            targets: rule.targets,
            aliases: rule.aliases,
            fix: rule.fix.map(Safety::name),
        }
    }
}

/// Which set a rule belongs to.
fn set(rule: &Rule) -> &'static str {
    if rule.pedantic { "pedantic" } else { "default" }
}

/// A page: for each provider a table of its rules, then their pages.
fn markdown(rules: &[&'static Rule], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# Rules\n\n{} rules.", rules.len())?;
    let mut providers: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for &rule in rules {
        providers.entry(provider_of(rule)).or_default().push(rule);
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
