//! Links between files of the repository.

use super::File;
use crate::markdown;
use crate::root;

/// Links of pages in Markdown that lead nowhere: to no file, or to no heading of it.
pub(super) fn dead(files: &[File]) -> Vec<String> {
    files.iter().filter(|file| file.path.ends_with(".md")).flat_map(|file| dead_in(file, files)).collect()
}

fn dead_in(file: &File, files: &[File]) -> Vec<String> {
    let links = markdown::links(&file.text).into_iter().filter(|link| markdown::is_relative(&link.to));
    links
        .filter_map(|link| Some(format!("{}: {}: {}", file.path, link.to, wrong(file, &link.to, files)?)))
        .collect()
}

/// What is wrong with a link.
fn wrong(file: &File, to: &str, files: &[File]) -> Option<&'static str> {
    let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
    let Some(path) =
        (if path.is_empty() { Some(file.path.clone()) } else { markdown::target(&file.path, path) })
    else {
        return Some("leads out of the repository");
    };
    let page = files.iter().find(|it| it.path == path);
    if page.is_none() && !root().join(&path).exists() {
        return Some("there is no such file");
    }
    let has_anchor = |page: &File| markdown::anchors(&page.text).contains(anchor);
    (!anchor.is_empty() && !page.is_some_and(has_anchor)).then_some("there is no such heading")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        let text = "[a](b.md) [b](b.md#two) [c](../README.md) [d](#here) <https://a.example>\n\n# Here\n";
        let dead = dead(&[file("docs/a.md", text), file("docs/b.md", "# One\n")]);
        assert_eq!(dead, ["docs/a.md: b.md#two: there is no such heading"]);
        let gone = super::dead(&[file("docs/a.md", "[a](c.md) [b](../../x.md)\n")]);
        assert_eq!(gone.len(), 2, "{gone:?}");
    }
}
