//! Rules as SARIF reporting descriptors (SARIF 2.1.0 §3.49), with the properties that GitHub reads from them.

use super::message::{MAX_TEXT, cut, sentence};
use crate::{page, rule_page};
use serde_json::{Value, json};
use serde_sarif::sarif::{
    MultiformatMessageString, PropertyBag, ReportingConfiguration, ReportingDescriptor, ResultLevel,
};
use std::collections::{BTreeMap, BTreeSet};
use tollgate_core::rule::{Page, Rule, Severity};

/// GitHub stores no more tags of a rule than this.
const MAX_TAGS: usize = 10;

/// The description of a rule whose findings are as severe as this: that of the rule, unless the configuration says
/// otherwise.
pub(super) fn descriptor(rule: &Rule, severity: Severity) -> ReportingDescriptor {
    let page = rule.page();
    let mut descriptor = ReportingDescriptor::builder()
        .id(rule.id)
        .name(pascal_case(rule.id))
        .short_description(text(&sentence(&page.title)))
        .full_description(text(&full_description(&page)))
        .help(
            MultiformatMessageString::builder().text(help_text(&page)).markdown(help_markdown(&page)).build(),
        )
        .help_uri(rule_page(rule))
        .default_configuration(ReportingConfiguration::builder().level(level_name(severity)).build())
        .properties(properties(rule, severity))
        .build();
    descriptor.guid = is_accepted_guid(rule.guid).then(|| rule.guid.to_owned());
    descriptor
}

/// The level of results. GitHub shows the security severity instead, others show this.
pub(super) const fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Critical | Severity::High => ResultLevel::Error,
        Severity::Medium => ResultLevel::Warning,
        Severity::Low | Severity::Info => ResultLevel::Note,
    }
}

fn level_name(severity: Severity) -> Value {
    // serde-sarif has an enum for results only, and a plain value for rules.
    Value::String(level(severity).to_string())
}

/// CVSS-like numbers in the middle of GitHub's four ranges, whose borders its documentation draws carelessly.
const fn security_severity(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Critical => Some("9.5"),
        Severity::High => Some("8.0"),
        Severity::Medium => Some("5.5"),
        Severity::Low => Some("2.0"),
        Severity::Info => None,
    }
}

fn properties(rule: &Rule, severity: Severity) -> PropertyBag {
    let mut more = BTreeMap::from([("precision".to_owned(), json!("high"))]);
    match security_severity(severity) {
        // A string: GitHub refuses the whole file for a number.
        Some(number) => more.insert("security-severity".to_owned(), json!(number)),
        None => more.insert("problem.severity".to_owned(), json!("recommendation")),
    };
    PropertyBag::builder().tags(tags(rule)).additional_properties(more).build()
}

/// The tags of a rule: each once, or codeql-action refuses the file.
fn tags(rule: &Rule) -> Vec<String> {
    let category = rule.category.name().to_lowercase().replace(' ', "-");
    let mut tags = vec!["security".to_owned(), category];
    // The engine's own rules are about no provider.
    if !rule.targets.is_empty() {
        tags.push(rule.provider().to_owned());
    }
    if rule.cwe != 0 {
        tags.push(format!("external/cwe/cwe-{:03}", rule.cwe));
    }
    if rule.pedantic {
        tags.push("pedantic".to_owned());
    }
    let mut seen = BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    tags.truncate(MAX_TAGS);
    tags
}

/// An id in the form that SARIF2012 of the multitool wants names in: every word a capital and at least one more
/// character, so that a word of one letter joins the word before it.
pub(super) fn pascal_case(id: &str) -> String {
    id.split('-').fold(String::new(), |mut name, word| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word.len() > 1 || name.is_empty() => name.extend(first.to_uppercase()),
            first => name.extend(first),
        }
        name.extend(letters);
        name
    })
}

fn full_description(page: &Page) -> String {
    sentence(if page.risk.is_empty() { &page.title } else { &page.risk })
}

/// The prose of the page, for viewers that know no Markdown. The examples are left out: with them the text would be
/// longer than GitLab takes.
fn help_text(page: &Page) -> String {
    let prose = page::prose(page).replace("## Fix\n", "Fix:\n");
    cut(format!("{}\n\n{prose}", sentence(&page.title)).trim_end(), MAX_TEXT)
}

fn help_markdown(page: &Page) -> String {
    format!(
        "# {}

{}",
        page.title,
        page::body(page)
    )
}

/// Whether codeql-action's schema takes a guid: UUID versions 1 to 5 only, and one bad guid refuses the file.
fn is_accepted_guid(guid: &str) -> bool {
    let groups: Vec<_> = guid.split('-').collect();
    let lengths: Vec<_> = groups.iter().map(|group| group.len()).collect();
    let hexadecimal = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    lengths == [8, 4, 4, 4, 12]
        && hexadecimal
        && groups[2].starts_with(['1', '2', '3', '4', '5'])
        && groups[3].starts_with(['8', '9', 'a', 'b', 'A', 'B'])
}

/// A message without Markdown.
pub(super) fn text(text: &str) -> MultiformatMessageString {
    MultiformatMessageString::builder().text(text).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_pascal_case() {
        assert_eq!(pascal_case("aws-rds-instance-unencrypted"), "AwsRdsInstanceUnencrypted");
        assert_eq!(pascal_case("k8s-port-443-open"), "K8sPort443Open");
        assert_eq!(pascal_case("azure-plan-b"), "AzurePlanb");
    }

    #[test]
    fn guids_of_new_versions_are_not_accepted() {
        assert!(is_accepted_guid("08bd0760-8752-44e1-9779-7bb369b2b4e4"));
        assert!(!is_accepted_guid("08bd0760-8752-74e1-9779-7bb369b2b4e4"));
        assert!(!is_accepted_guid("08bd0760-8752-44e1-c779-7bb369b2b4e4"));
        assert!(!is_accepted_guid("08bd0760-8752-44e1-9779"));
        assert!(!is_accepted_guid(""));
    }
}
