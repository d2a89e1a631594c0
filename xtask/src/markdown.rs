//! What links to what in a page of Markdown.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A link or an image.
pub(crate) struct Link {
    /// Where its destination stands in the text; `None` for `<https://…>` and for links by reference.
    pub place: Option<Range<usize>>,
    /// Where it leads.
    pub to: String,
}

/// The links and images of a page.
pub(crate) fn links(text: &str) -> Vec<Link> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let links = parser.filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some((dest_url, range)),
        _ => None,
    });
    let link = |(to, range): (CowStr<'_>, Range<usize>)| {
        let at = text[range.clone()].rfind(&format!("]({to}")).map(|at| range.start + at + "](".len());
        Link { place: at.map(|at| at..at + to.len()), to: to.into_string() }
    };
    links.map(link).collect()
}

/// The names of a page's headings in links, as GitHub and mdBook make them.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    let mut heading = None::<String>;
    let mut count: HashMap<String, usize> = HashMap::new();
    let mut anchors = BTreeSet::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let name = anchor(&heading.take().unwrap_or_default());
                let earlier = count.entry(name.clone()).or_default();
                anchors.insert(if *earlier == 0 { name } else { format!("{name}-{earlier}") });
                *earlier += 1;
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect::<String>().to_lowercase()
}

/// Whether a link leads to another file of the repository, or within the page.
pub(crate) fn is_relative(to: &str) -> bool {
    !to.contains("://") && !to.starts_with("mailto:")
}

/// The path, from the top, that a link in `page` leads to. `None` where it leads out of the repository.
pub(crate) fn target(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_stand() {
        let text = "[a](b.md#c) `[no](x.md)` ![i](i.svg)\n\n```sh\n[no](y.md)\n```\n<https://a.example>\n";
        let links = links(text);
        let to: Vec<_> = links.iter().map(|link| link.to.as_str()).collect();
        assert_eq!(to, ["b.md#c", "i.svg", "https://a.example"]);
        let places: Vec<_> = links.iter().filter_map(|link| link.place.clone()).map(|it| &text[it]).collect();
        assert_eq!(places, ["b.md#c", "i.svg"]);
    }

    #[test]
    fn headings_have_the_names_that_github_gives_them() {
        let text = "# A page\n\n## What is `known`, and not?\n\n## Twice\n\n## Twice\n";
        let names: Vec<_> = anchors(text).into_iter().collect();
        assert_eq!(names, ["a-page", "twice", "twice-1", "what-is-known-and-not"]);
    }

    #[test]
    fn links_lead_on_from_their_page() {
        assert_eq!(target("docs/ci/a.md", "../../SECURITY.md").as_deref(), Some("SECURITY.md"));
        assert_eq!(target("README.md", "docs/").as_deref(), Some("docs"));
        assert_eq!(target("README.md", "../x"), None);
    }
}
