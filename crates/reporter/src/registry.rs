//! Where providers document the types that a rule looks at.

use std::fmt::Write;
use tollgate_core::rule::{Page, Rule};

/// The registry, where each provider has its pages.
const REGISTRY: &str = "https://registry.terraform.io/providers/";

/// The providers of the types that rules look at: the prefix of their types, and their name in the registry.
const PROVIDERS: [(&str, &str); 9] = [
    ("alicloud", "aliyun/alicloud"),
    ("aws", "hashicorp/aws"),
    ("azurerm", "hashicorp/azurerm"),
    ("databricks", "databricks/databricks"),
    ("github", "integrations/github"),
    ("google", "hashicorp/google"),
    ("kubernetes", "hashicorp/kubernetes"),
    ("nifcloud", "nifcloud/nifcloud"),
    ("tencentcloud", "tencentcloudstack/tencentcloud"),
];

/// The most types whose pages are added to a rule's references: the workloads of Kubernetes are dozens, and alike.
const MAX_ADDED: usize = 4;

/// The references of a page, and after them the pages of the types that the rule looks at and no reference links to:
/// a list in Markdown.
#[must_use]
pub fn references(rule: &Rule, page: &Page) -> String {
    let mut list = page.references.trim_end().to_owned();
    let links = rule.targets.iter().filter_map(|target| Some((target, documentation(target, page)?)));
    let unlinked =
        |url: &str| path(url).is_none_or(|own| !linked(&page.references).any(|it| path(it) == Some(own)));
    for (target, url) in links.filter(|(_, url)| unlinked(url)).take(MAX_ADDED) {
        let gap = if list.is_empty() { "" } else { "\n" };
        // Writing to a String does not fail.
        _ = write!(list, "{gap}- [`{target}`]({url})");
    }
    list
}

/// The page of a type: of the version of the provider that the rule's page refers to, so that types that the latest
/// version no longer has are found. `None` for patterns, blocks of Terraform itself and unknown providers.
fn documentation(target: &str, page: &Page) -> Option<String> {
    let (section, name) = match target.strip_prefix("data.") {
        Some(name) => ("data-sources", name),
        None => ("resources", target),
    };
    let (prefix, name) = name.split_once('_').filter(|(_, name)| !name.contains('*'))?;
    let (_, provider) = PROVIDERS.iter().find(|(known, _)| *known == prefix)?;
    let version = linked(&page.references).find_map(|url| {
        url.strip_prefix(REGISTRY)?.strip_prefix(provider)?.strip_prefix('/')?.split('/').next()
    });
    Some(format!("{REGISTRY}{provider}/{}/docs/{section}/{name}", version.unwrap_or("latest")))
}

/// The addresses that a text in Markdown links to.
fn linked(markdown: &str) -> impl Iterator<Item = &str> {
    markdown.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next())
}

/// What an address of the registry says beside the version: provider, and page.
fn path(url: &str) -> Option<(&str, &str)> {
    let (provider, page) = url.strip_prefix(REGISTRY)?.split_once("/docs/")?;
    Some((provider.rsplit_once('/')?.0, page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_core::rule::rule;

    fn added(targets: &'static [&'static str], references: &str) -> String {
        let page = Page { references: references.to_owned(), ..Page::default() };
        references_of(targets, &page)[references.len()..].trim().to_owned()
    }

    fn references_of(targets: &'static [&'static str], page: &Page) -> String {
        references(&Rule { targets, ..rule("x", "") }, page)
    }

    #[test]
    fn types_link_to_their_pages() {
        let base = "https://registry.terraform.io/providers";
        for (target, page) in [
            (&["aws_s3_bucket"], "hashicorp/aws/latest/docs/resources/s3_bucket"),
            (&["data.aws_ami"], "hashicorp/aws/latest/docs/data-sources/ami"),
            (&["alicloud_oss_bucket"], "aliyun/alicloud/latest/docs/resources/oss_bucket"),
        ] {
            assert_eq!(added(target, ""), format!("- [`{}`]({base}/{page})", target[0]));
        }
        for target in [&["azurerm_*"], &["variable"], &["acme_thing"], &["*"]] {
            assert_eq!(added(target, ""), "", "{target:?}");
        }
    }

    #[test]
    fn what_is_linked_is_not_linked_again() {
        let old = "- [old](https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/sql_server#x)";
        assert_eq!(added(&["azurerm_sql_server"], old), "");
        // The version that has one type has its neighbours.
        let database = added(&["azurerm_sql_database"], old);
        assert!(database.ends_with("/azurerm/3.117.0/docs/resources/sql_database)"), "{database}");
        let many: &[&str] = &["aws_a", "aws_b", "aws_c", "aws_d", "aws_e"];
        assert_eq!(added(many, "").lines().count(), MAX_ADDED);
    }
}
