//! Markdown for terminals: paragraphs as wide as the screen, colours instead of marks. It is read by `pulldown-cmark`.

use anstyle::{AnsiColor, Style};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use std::fmt::Write;
use textwrap::{WordSplitter, WrapAlgorithm};

/// The widest paragraphs: longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// The narrowest; below it nothing can be laid out.
const MIN_WIDTH: usize = 40;

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Yellow.on_default().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const ADDRESS: Style = AnsiColor::Blue.on_default().underline();
const FINDING: Style = AnsiColor::Red.on_default();
const STRONG: Style = Style::new().bold();
const EMPHASIS: Style = Style::new().italic();

/// Lays out Markdown for a terminal of `width` columns. Without colours, headings and code keep their marks. Lines of
/// code and addresses stay whole, whatever their length.
#[must_use]
pub fn render(markdown: &str, width: usize, color: bool) -> String {
    let width = width.clamp(MIN_WIDTH, MAX_WIDTH);
    let mut screen = Screen { width, color, ..Screen::default() };
    Parser::new(markdown).for_each(|event| screen.take(event));
    screen.out
}

#[derive(Default)]
struct Screen {
    width: usize,
    color: bool,
    out: String,
    /// The text of the block that is read.
    inline: String,
    /// The styles that hold, from the outermost.
    styles: Vec<Style>,
    /// How many lists the text is in, and the mark of the item that has no text yet.
    lists: usize,
    mark: &'static str,
    /// The addresses of the links that are open.
    links: Vec<String>,
}

impl Screen {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.inline.push_str(&text),
            Event::Code(text) if self.color => {
                self.open(CODE);
                self.inline.push_str(&text);
                self.close();
            }
            // Writing to a String does not fail.
            Event::Code(text) => _ = write!(self.inline, "`{text}`"),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            Event::Rule => {
                self.inline.push_str("---");
                self.block();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.open(if level == HeadingLevel::H1 { TITLE } else { HEADING });
                if !self.color {
                    self.inline.push_str(&"#".repeat(level as usize));
                    self.inline.push(' ');
                }
            }
            // The text of the item that code or a list is in.
            Tag::CodeBlock(_) => self.block(),
            Tag::List(_) => {
                self.block();
                self.lists += 1;
            }
            Tag::Item => self.mark = "- ",
            Tag::Strong => self.open(STRONG),
            Tag::Emphasis => self.open(EMPHASIS),
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.close();
                self.block();
            }
            TagEnd::Strong | TagEnd::Emphasis => self.close(),
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.inline.push_str(" <");
                self.open(ADDRESS);
                self.inline.push_str(&address);
                self.close();
                self.inline.push('>');
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::Paragraph | TagEnd::Item => self.block(),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 {
                    self.gap();
                }
            }
            _ => {}
        }
    }

    /// From here on, text has this style, too.
    fn open(&mut self, style: Style) {
        self.styles.push(style);
        if self.color {
            _ = write!(self.inline, "{style}");
        }
    }

    /// Ends the innermost style, and only that.
    fn close(&mut self) {
        let ended = self.styles.pop();
        if let Some(ended) = ended.filter(|_| self.color) {
            _ = write!(self.inline, "{ended:#}");
            self.styles.iter().for_each(|style| _ = write!(self.inline, "{style}"));
        }
    }

    /// Ends a paragraph, a heading or the text of an item.
    fn block(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if text.is_empty() {
            return;
        }
        let mark = std::mem::take(&mut self.mark);
        let indent = "  ".repeat(self.lists.saturating_sub(1));
        let (first, others) =
            (format!("{indent}{mark}"), if self.lists > 0 { indent + "  " } else { indent });
        // Hyphens are parts of ids, and addresses are for clicking.
        let options = textwrap::Options::new(self.width)
            .initial_indent(if mark.is_empty() { &others } else { &first })
            .subsequent_indent(&others)
            .break_words(false)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(WordSplitter::NoHyphenation);
        self.out.push_str(&textwrap::fill(&text, options));
        self.out.push('\n');
        if self.lists == 0 {
            self.gap();
        }
    }

    /// Ends a block of code. The examples of pages say in a comment where findings are.
    fn code(&mut self) {
        let text = std::mem::take(&mut self.inline);
        for line in text.lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            match line.split_once("# finding").filter(|_| self.color) {
                Some((code, rest)) => {
                    _ = writeln!(self.out, "{indent}{code}{FINDING}# finding{rest}{FINDING:#}");
                }
                None => _ = writeln!(self.out, "{indent}{line}"),
            }
        }
        self.gap();
    }

    fn gap(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Title of `x`\n\nA paragraph that is long enough to be wrapped\nwith `code` in it, and **more**.\n\n\
        ## Fix\n\n```hcl\nacl = \"public\" # finding\n\nb = 1\n```\n\n- [the `docs`](https://example.com/a-very-long-address/of-a-page)\n- two\n";

    #[test]
    fn without_colors_marks_stay_and_lines_fit() {
        let expected = "\
# Title of `x`

A paragraph that is long enough to be
wrapped with `code` in it, and more.

## Fix

    acl = \"public\" # finding

    b = 1

- the `docs`
  <https://example.com/a-very-long-address/of-a-page>
- two

";
        assert_eq!(render(PAGE, 40, false), expected);
    }

    #[test]
    fn colors_replace_marks_and_end() {
        let shown = render(PAGE, 80, true);
        let (title, rest) = shown.split_once('\n').unwrap();
        // The code in the title does not end the title.
        assert_eq!(title, format!("{TITLE}Title of {CODE}x{CODE:#}{TITLE}{TITLE:#}"));
        assert!(rest.contains(&format!("with {CODE}code{CODE:#} in it")), "{rest}");
        assert!(rest.contains(&format!("{FINDING}# finding{FINDING:#}")), "{rest}");
        assert!(!rest.contains(['`', '#', '*']) || rest.matches('#').count() == 1, "{rest}");
    }
}
