//! Functions that call themselves, which Rego forbids: the engine would follow them until the stack is spent.
//!
//! It goes by the words of the text, since the engine shows no tree. Where words leave it open which function is called, it is
//! each that may be.

use super::Policy;
use crate::page::Mistake;
use std::collections::{BTreeSet, HashMap};

/// A function, and what it calls: paths as they are written.
#[derive(Debug)]
struct Function<'t> {
    /// The index of the file.
    policy: usize,
    name: &'t str,
    /// From 1.
    line: usize,
    calls: BTreeSet<&'t str>,
}

/// A function that calls itself, if there is one: the index of its file, and what is wrong.
pub(super) fn find(policies: &[&Policy]) -> Option<(usize, Mistake)> {
    let mut functions = Vec::new();
    policies.iter().enumerate().for_each(|(index, policy)| read(index, &policy.text, &mut functions));
    let package = |function: &Function<'_>| policies.get(function.policy).map(|it| &it.package);
    let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
    functions.iter().enumerate().for_each(|(index, it)| named.entry(it.name).or_default().push(index));
    // What a path may call, by indices: without a package, a function of the caller's own where it has one.
    let called = |caller: &Function<'_>, path: &str| -> Vec<usize> {
        let (package_given, name) = path.rsplit_once('.').map_or((false, path), |(_, name)| (true, name));
        let all = named.get(name).map_or(&[][..], Vec::as_slice);
        let is_own = |it: &usize| package(&functions[*it]) == package(caller);
        let own: Vec<_> = all.iter().copied().filter(is_own).collect();
        if package_given || own.is_empty() { all.to_vec() } else { own }
    };
    let callees: Vec<Vec<usize>> = functions
        .iter()
        .map(|caller| caller.calls.iter().flat_map(|path| called(caller, path)).collect())
        .collect();
    let mut is_recursive = functions.iter().enumerate().filter(|(start, function)| {
        let (mut open, mut seen) = (callees[*start].clone(), BTreeSet::new());
        while let Some(next) = open.pop() {
            // A function may have several parts.
            let part = &functions[next];
            if part.name == function.name && package(part) == package(function) {
                return true;
            }
            if seen.insert(next) {
                open.extend(&callees[next]);
            }
        }
        false
    });
    let (_, function) = is_recursive.next()?;
    let message = format!("`{}` calls itself, which Rego does not allow", function.name);
    let file = policies.get(function.policy)?.file.clone();
    Some((function.policy, Mistake { file, line: function.line, message }))
}

/// Reads the functions of a text.
fn read<'t>(policy: usize, text: &'t str, functions: &mut Vec<Function<'t>>) {
    let (mut at, mut line, mut depth) = (0, 1, 0_usize);
    // Whether nothing but blanks is before this in its line, and how the text before it ends.
    let (mut is_first, mut is_indented, mut goes_on) = (true, false, false);
    // Whether calls belong to the last function, or to a rule.
    let mut in_function = false;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = next.len_utf8();
        match next {
            '\n' => {
                line += 1;
                (is_first, is_indented) = (true, false);
                at += length;
                continue;
            }
            _ if next.is_whitespace() => {
                is_indented = true;
                at += length;
                continue;
            }
            '#' => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '"' => {
                length = string_end(rest);
                goes_on = false;
            }
            '`' => {
                length = rest[1..].find('`').map_or(rest.len(), |end| end + 2);
                line += rest[..length].matches('\n').count();
                goes_on = false;
            }
            _ if next.is_alphanumeric() || next == '_' => {
                length = rest
                    .find(|it: char| !(it.is_alphanumeric() || it == '_' || it == '.'))
                    .unwrap_or(rest.len());
                let word = &rest[..length];
                let is_call = rest[length..].starts_with('(');
                let starts_rule = is_first && depth == 0 && !goes_on && word != "else" && word != "default";
                if starts_rule {
                    in_function = is_call;
                }
                if starts_rule && is_call {
                    functions.push(Function { policy, name: word, line, calls: BTreeSet::new() });
                }
                let may_go_on = is_indented && functions.len() > 1 && starts_rule;
                if is_call && in_function && !starts_rule {
                    functions.last_mut().map(|it| it.calls.insert(word));
                } else if is_call && may_go_on {
                    let before = functions.len() - 2;
                    functions.get_mut(before).map(|it| it.calls.insert(word));
                }
                goes_on =
                    ["if", "else", "not", "some", "in", "with", "as", "every", "contains"].contains(&word);
            }
            _ => {
                match next {
                    '{' | '[' | '(' => depth += 1,
                    '}' | ']' | ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                goes_on = !matches!(next, '}' | ']' | ')');
            }
        }
        is_first = false;
        at += length;
    }
}

/// The length of the string in quotes at the start of a text.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, next) in text.char_indices().skip(1) {
        match next {
            '"' if !is_escaped => return at + 1,
            _ => is_escaped = next == '\\' && !is_escaped,
        }
    }
    text.len()
}
