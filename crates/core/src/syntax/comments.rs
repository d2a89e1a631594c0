//! Comments: where they are and what they say.

use crate::source::Span;

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Comment {
    /// The comment with its marks (`#`, `//`, `/* */`), without the line break.
    pub span: Span,
}

/// The comments in a piece of text that holds nothing but white space and comments.
#[derive(Debug)]
pub struct Comments<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Comments<'a> {
    /// The comments in `text`, whose first byte is at `offset` in the file.
    #[must_use]
    pub fn new(text: &'a str, offset: usize) -> Self {
        Self { text, offset }
    }
}

impl Iterator for Comments<'_> {
    type Item = Comment;

    fn next(&mut self) -> Option<Comment> {
        let start = self.text.find(['#', '/'])?;
        let (_, comment) = self.text.split_at(start);
        let length = if comment.starts_with("/*") {
            comment.find("*/").map_or(comment.len(), |end| end + 2)
        } else {
            comment.find('\n').unwrap_or(comment.len())
        };
        let visible = comment[..length].trim_end_matches('\r').len();
        let from = self.offset + start;
        (self.text, self.offset) = (&comment[length..], from + length);
        Some(Comment { span: Span::new(from, from + visible) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_forms_are_found() {
        let text = "  # one\r\n// two\n\n /* three\n four */ # five";
        let found: Vec<_> = Comments::new(text, 0).map(|it| &text[it.span.range()]).collect();
        assert_eq!(found, ["# one", "// two", "/* three\n four */", "# five"]);
    }
}
