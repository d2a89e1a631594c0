//! `docs`: the site, as a book of mdBook.
//!
//! Its chapters are the pages of `docs/`, in the order in which `docs/README.md` links to them, and a page for each rule,
//! grouped by provider and service. What they link to outside of `docs/` is on GitHub.

use crate::markdown;
use crate::{root, say};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use tollgate_core::flaw::Safety;
use tollgate_core::rule::Rule;
use tollgate_reporter::{page, registry};

/// Where files are that are not part of the site.
const REPOSITORY: &str = "https://github.com/tollgate-iac/tollgate/blob/main/";

const BOOK: &str = r#"[book]
title = "Tollgate"
description = "Finds security faults in Terraform and OpenTofu before they are applied"
language = "en"

[output.html]
no-section-label = true
git-repository-url = "https://github.com/tollgate-iac/tollgate"

[output.html.fold]
enable = true
level = 0

[output.html.print]
enable = false

# Rules are found by the list of them, whose index takes a tenth of that of their pages.
[output.html.search.chapter]
"rules" = { enable = false }
"#;

/// Lets readers of the list of rules type what they look for.
const FILTER: &str = r#"<input id="filter" type="search" placeholder="Filter: words, types, ids of other scanners" size="50">
<script>
document.getElementById("filter").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const row of document.querySelectorAll("main tbody tr")) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
});
</script>
"#;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where to write the sources of the book and the site
    #[arg(default_value = "target/docs")]
    directory: PathBuf,
}

/// Writes the sources of the book, and builds it where mdBook is installed.
pub(crate) fn run(args: &Args) -> Result<()> {
    let directory = &args.directory;
    let pages = pages()?;
    let source = directory.join("src");
    if source.exists() {
        ensure!(directory.join("book.toml").exists(), "`{}` holds something else", directory.display());
        fs::remove_dir_all(&source)?;
    }
    let files = [("../book.toml".to_owned(), BOOK.to_owned()), ("SUMMARY.md".to_owned(), summary()?)];
    for (path, text) in files.iter().chain(&pages) {
        let file = source.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&source))?;
        fs::write(&file, text).with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    say(format_args!("wrote {} pages to {}", pages.len(), source.display()))?;
    build(directory)
}

fn build(directory: &Path) -> Result<()> {
    match Command::new("mdbook").arg("build").arg(directory).status() {
        Ok(status) if status.success() => {
            say(format_args!("the site is in {}", directory.join("book").display()))
        }
        Ok(status) => bail!("`mdbook build` ends with {status}"),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            say("no site is built, because mdBook is not installed: \
             `cargo install mdbook --locked --no-default-features --features search`")
        }
        Err(error) => Err(error).context("cannot run mdbook"),
    }
}

/// The pages of `docs/` by their path, the picture that is on one, and the pages of the rules.
fn pages() -> Result<Vec<(String, String)>> {
    let picture = fs::read_to_string(root().join("docs/tollgate.svg")).context("there is no picture")?;
    let mut pages =
        vec![("README.md".to_owned(), page_of_docs("README.md")?), ("tollgate.svg".to_owned(), picture)];
    for (_, path) in sections()?.into_iter().flat_map(|section| section.pages) {
        pages.push((path.clone(), page_of_docs(&path)?));
    }
    pages.push(("rules.md".to_owned(), list()));
    pages.extend(tollgate_rules::all().into_iter().map(|rule| (path_of(rule), page_of_rule(rule))));
    Ok(pages)
}

/// A page of `docs/`, of which the links lead to GitHub where they leave it.
fn page_of_docs(path: &str) -> Result<String> {
    let own = format!("docs/{path}");
    let mut text = fs::read_to_string(root().join(&own)).with_context(|| format!("cannot read {own}"))?;
    for link in markdown::links(&text).into_iter().rev() {
        let (Some(place), true) = (link.place, markdown::is_relative(&link.to)) else { continue };
        let target = markdown::target(&own, &link.to).with_context(|| format!("{own}: {}", link.to))?;
        if !link.to.starts_with('#') && !target.starts_with("docs/") {
            text.replace_range(place, &format!("{REPOSITORY}{target}"));
        }
    }
    Ok(text)
}

/// A section of `docs/README.md`.
struct Section {
    heading: String,
    /// The pages that it lists: title and path.
    pages: Vec<(String, String)>,
}

/// The sections of `docs/README.md`.
fn sections() -> Result<Vec<Section>> {
    let text = fs::read_to_string(root().join("docs/README.md")).context("cannot read docs/README.md")?;
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines() {
        let listed = line.strip_prefix("- [").and_then(|line| line.strip_suffix(')')?.split_once("]("));
        if let (Some((title, path)), Some(section)) = (listed, sections.last_mut()) {
            section.pages.push((title.to_owned(), path.to_owned()));
        } else if let Some(heading) = line.strip_suffix(':') {
            sections.push(Section { heading: heading.to_owned(), pages: Vec::new() });
        }
    }
    sections.retain(|section| !section.pages.is_empty());
    ensure!(!sections.is_empty(), "docs/README.md lists no pages");
    Ok(sections)
}

/// The chapters of the book.
fn summary() -> Result<String> {
    let mut out = "# Summary\n\n[Tollgate](README.md)\n".to_owned();
    for Section { heading, pages } in sections()? {
        // Writing to a String does not fail.
        _ = write!(out, "\n# {heading}\n\n");
        for (title, path) in pages {
            _ = writeln!(out, "- [{title}]({path})");
        }
    }
    _ = write!(out, "\n# Rules\n\n- [All rules](rules.md)\n");
    for (provider, services) in grouped() {
        _ = writeln!(out, "- [{}]()", name_of(provider));
        for (service, rules) in services {
            _ = writeln!(out, "  - [{service}]()");
            for rule in rules {
                _ = writeln!(out, "    - [{}]({})", rule.title(), path_of(rule));
            }
        }
    }
    Ok(out)
}

/// Rules by provider and service, which are the directories of their files.
fn grouped() -> BTreeMap<&'static str, BTreeMap<String, Vec<&'static Rule>>> {
    let mut groups: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
    for rule in tollgate_rules::all() {
        let (provider, service) = place_of(rule);
        groups.entry(provider).or_default().entry(service).or_default().push(rule);
    }
    groups
}

/// The provider and the service of a rule. The engine's own rules stand elsewhere.
fn place_of(rule: &'static Rule) -> (&'static str, String) {
    let mut parts = rule.file.split(['/', '\\']).skip_while(|part| *part != "rules").skip(2);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(provider), Some(service), Some(_)) => (provider, service.replace('_', " ")),
        _ => ("tollgate", "the scan itself".to_owned()),
    }
}

/// A provider as people call it.
fn name_of(provider: &str) -> &str {
    match provider {
        "alicloud" => "Alibaba Cloud",
        "aws" => "AWS",
        "azure" => "Azure",
        "databricks" => "Databricks",
        "gcp" => "Google Cloud",
        "general" => "Any provider",
        "github" => "GitHub",
        "kubernetes" => "Kubernetes",
        "nifcloud" => "NIFCLOUD",
        "tencentcloud" => "Tencent Cloud",
        "tollgate" => "Tollgate itself",
        other => other,
    }
}

fn path_of(rule: &Rule) -> String {
    format!("rules/{}.md", rule.id)
}

fn page_of_rule(rule: &'static Rule) -> String {
    let mut page = rule.page();
    page.references = registry::references(rule, &page);
    format!("# {}\n\n{}\n## Facts\n\n{}", page.title, page::body(&page), page::facts(rule))
}

/// All rules, in a table that can be filtered.
fn list() -> String {
    let rules = tollgate_rules::all();
    let mut out = format!(
        "# All rules\n\n{} rules. Those of the set `pedantic` run with `--pedantic`, or where they are named.\n\n{FILTER}\n\
         | rule | what is wrong | severity | set | fix | also named |\n| --- | --- | --- | --- | --- | --- |\n",
        rules.len()
    );
    for rule in rules {
        let (id, title, severity) = (rule.id, rule.title(), rule.severity);
        let set = if rule.pedantic { "pedantic" } else { "default" };
        let (fix, names) = (rule.fix.map_or("", Safety::name), rule.aliases.join(" "));
        // Writing to a String does not fail.
        _ = writeln!(out, "| [{id}]({}) | {title} | {severity} | {set} | {fix} | {names} |", path_of(rule));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_page_is_a_chapter_and_every_link_leads_to_one() {
        let pages = pages().unwrap();
        let paths: BTreeSet<_> = pages.iter().map(|(path, _)| path.as_str()).collect();
        let summary = summary().unwrap();
        let chapters: Vec<_> = paths.iter().filter(|path| path.ends_with(".md")).collect();
        for path in &chapters {
            assert!(summary.contains(&format!("({path})")), "{path} is not a chapter");
        }
        assert_eq!(
            chapters.len(),
            summary.matches(".md)").count(),
            "a chapter has no page, or a page two chapters"
        );
        for (path, text) in pages.iter().filter(|(path, _)| path.ends_with(".md")) {
            for link in markdown::links(text).iter().filter(|link| markdown::is_relative(&link.to)) {
                let (to, _) = link.to.split_once('#').unwrap_or((&link.to, ""));
                let target = if to.is_empty() { Some(path.clone()) } else { markdown::target(path, to) };
                assert!(target.is_some_and(|it| paths.contains(it.as_str())), "{path}: {}", link.to);
            }
        }
    }

    #[test]
    fn every_page_of_docs_is_listed() {
        fn count(directory: &Path) -> usize {
            let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
            let pages = entries.map(|path| match path.is_dir() {
                true => count(&path),
                false => usize::from(path.extension().is_some_and(|it| it == "md")),
            });
            pages.sum()
        }
        let listed: usize = sections().unwrap().iter().map(|section| section.pages.len()).sum();
        assert_eq!(listed + 1, count(&root().join("docs")), "docs/README.md does not list every page");
    }

    #[test]
    fn rules_are_grouped_by_provider_and_service() {
        let groups = grouped();
        assert!(groups["aws"]["s3"].iter().any(|rule| rule.id == "aws-s3-bucket-unversioned"));
        assert!(groups["aws"].contains_key("api gateway"));
    }
}
