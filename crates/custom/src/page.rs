//! From the text of a page to a rule.

use crate::catalogue::Catalogue;
use crate::definition::{Definition, Wrong};
use crate::fence::{fences, only};
use std::fmt;
use tollgate_core::check::Check;
use tollgate_core::expression::page_id;
use tollgate_core::registry::{ModuleInputs, module};
use tollgate_core::rule::{Page, Rule, rule};
use uuid::Uuid;

/// What is wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The page as people see it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// One sentence without a full stop.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The rule of a page. `file` is the page as people see it, `number` tells it from all others, and `catalogue` are the rules
/// whose names are taken.
///
/// # Errors
/// All that is wrong with it, in the order of its lines.
pub fn read(
    file: &str,
    text: &str,
    number: u32,
    catalogue: &Catalogue,
) -> Result<&'static Rule, Vec<Mistake>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let made = make(file, &text, number, catalogue);
    made.map_err(|wrong| {
        let line = |offset: usize| text.get(..offset).map_or(1, |before| before.matches('\n').count() + 1);
        let mistake = |it: Wrong| Mistake { file: file.to_owned(), line: line(it.at), message: it.message };
        let mut mistakes: Vec<_> = wrong.into_iter().map(mistake).collect();
        mistakes.sort();
        mistakes.dedup();
        mistakes
    })
}

fn make(file: &str, text: &str, number: u32, catalogue: &Catalogue) -> Result<&'static Rule, Vec<Wrong>> {
    let found = fences(text);
    let [fence] = found.as_slice() else {
        let at = found.get(1).map_or(0, |second| second.content.start);
        let message = match found.len() {
            0 => "the page has no block ```` ```hcl rule ````",
            _ => "a page holds one rule: this is the second block `hcl rule`",
        };
        return Err(vec![Wrong::new(at, message)]);
    };
    if !text.starts_with("# ") {
        return Err(vec![Wrong::new(0, "the page starts with its title: `# What is wrong`")]);
    }
    let page = Page::read(text);
    if page.risk.is_empty() {
        return Err(vec![Wrong::new(0, "a sentence below the title says what is at stake")]);
    }
    let parsed = tollgate_syntax::parse(page_id(number), only(text, fence).into());
    if !parsed.errors.is_empty() {
        let wrong = |it: &tollgate_syntax::SyntaxError| Wrong::new(it.span.start as usize, it.message);
        return Err(parsed.errors.iter().map(wrong).collect());
    }
    let definition = Definition::read(keep(parsed.tree), fence.content.start, keep(page.title), catalogue)?;
    let Definition { id, severity, category, cwe, aliases, targets, safety, expressions } = definition;
    let (modules, targets): (Vec<_>, Vec<_>) =
        targets.into_iter().partition(|target| target.starts_with("module."));
    let modules: Vec<ModuleInputs> =
        modules.iter().filter_map(|target| target.strip_prefix("module.")).map(module).collect();
    let made = Rule {
        guid: keep(guid(id)),
        aliases: keep(aliases),
        severity,
        category,
        cwe,
        targets: keep(targets),
        modules: keep(modules),
        fix: safety,
        check: Check::Expressions(keep(expressions)),
        file: keep(file.to_owned()),
        ..rule(id, keep(text.to_owned()))
    };
    Ok(keep(made))
}

/// The name of a rule that is the same wherever it runs.
pub(crate) fn guid(id: &str) -> String {
    /// The space of these names.
    const SPACE: Uuid = Uuid::from_u128(0x6f3c_1e0a_52d4_4b7f_9a41_0d2c_7f5e_8b13);
    Uuid::new_v5(&SPACE, id.as_bytes()).to_string()
}

/// Keeps something for as long as the process lives, since rules are `static` data for all who handle them. Pages
/// and policies are kept here; all of it together is a few times as large as the page.
pub(crate) fn keep<T>(made: T) -> &'static T {
    Box::leak(Box::new(made))
}
