//! The text of the `.tollgate.hcl`.

use super::carried::{Carried, Left, Value};
use crate::fail_on::FailOn;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use tollgate_reporter::clean;

/// A file that was read, and what it says.
pub(crate) struct File {
    /// Its name in the directory.
    pub name: &'static str,
    /// What it asks for.
    pub carried: Carried,
}

/// Makes one configuration of several files. What a later file sets again is moved to what it leaves.
pub(crate) fn write(files: &mut [File]) -> String {
    let names = files.iter().map(|file| file.name).collect::<Vec<_>>().join(", ");
    let mut out = format!("# Written by `tollgate migrate` from {names}.\n");
    let severity = once(files, "severity", |it| &mut it.severity, |it| it.name());
    let fail_on = once(
        files,
        "fail_on",
        |it| &mut it.fail_on,
        |it| match it {
            FailOn::Severity(severity) => severity.name(),
            FailOn::Never => "never",
        },
    );
    if severity.is_some() || fail_on.is_some() {
        out += "\n";
        out.extend(severity.into_iter().chain(fail_on));
    }
    let all = |values: fn(&Carried) -> &[Value]| files.iter().flat_map(move |file| values(&file.carried));
    list(&mut out, "rules", all(|it| &it.rules), "");
    list(&mut out, "exclude_rules", all(|it| &it.exclude_rules), "");
    list(&mut out, "exclude", all(|it| &it.exclude), "");
    list(&mut out, "var_files", all(|it| &it.var_files), "");
    severities(&mut out, files);
    blocks(&mut out, files);
    if files.iter().any(|file| !file.carried.left.is_empty()) {
        out += "\n# What does not carry over:\n";
    }
    for File { name, carried } in files {
        for Left { setting, reason } in &carried.left {
            out += &format!("# - {name}: {}\n", comment(&format!("{setting}: {reason}")));
        }
    }
    out
}

/// A line for what can be set once: the first file counts.
fn once<T: Copy + PartialEq>(
    files: &mut [File],
    key: &str,
    setting: impl Fn(&mut Carried) -> &mut Option<(T, String)>,
    name: impl Fn(T) -> &'static str,
) -> Option<String> {
    let mut first: Option<(T, String)> = None;
    for File { name: file, carried } in files {
        let Some((value, from)) = setting(carried).clone() else { continue };
        let Some((known, _)) = first else {
            first = Some((value, format!("{file}, {from}")));
            continue;
        };
        if known != value {
            *setting(carried) = None;
            let (wanted, known) = (name(value), name(known));
            carried.leave(from, format!("it would be `{key} = \"{wanted}\"`, which is \"{known}\" here"));
        }
    }
    first.map(|(value, from)| format!("{key} = \"{}\" # {}\n", name(value), comment(&from)))
}

/// A list, each element on a line of its own with what it was.
fn list<'v>(out: &mut String, key: &str, values: impl Iterator<Item = &'v Value>, indent: &str) {
    let mut known = BTreeSet::new();
    let all: Vec<_> = values.filter(|it| known.insert(it.value.as_str())).collect();
    if all.is_empty() {
        return;
    }
    *out += &format!("{}{indent}{key} = [\n", if indent.is_empty() { "\n" } else { "" });
    for Value { value, remark } in all {
        *out += &format!("{indent}  {},{}\n", quoted(value), behind(remark));
    }
    *out += &format!("{indent}]\n");
}

fn severities(out: &mut String, files: &[File]) {
    let mut known = BTreeSet::new();
    let all = files.iter().flat_map(|file| &file.carried.severities);
    let all: Vec<_> = all.filter(|(rule, _)| known.insert(rule.value.as_str())).collect();
    if all.is_empty() {
        return;
    }
    *out += "\nseverities = {\n";
    for (Value { value, remark }, severity) in all {
        *out += &format!("  {} = \"{}\"{}\n", quoted(value), severity.name(), behind(remark));
    }
    *out += "}\n";
}

/// A block for each pattern of paths.
fn blocks(out: &mut String, files: &[File]) {
    let mut by_pattern: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for (pattern, value) in files.iter().flat_map(|file| &file.carried.of_paths) {
        by_pattern.entry(pattern).or_default().push(value);
    }
    for (pattern, values) in by_pattern {
        *out += &format!("\npath {} {{\n", quoted(pattern));
        list(out, "exclude_rules", values.into_iter(), "  ");
        *out += "}\n";
    }
}

/// A remark as a comment behind what it is about.
fn behind(remark: &str) -> String {
    if remark.is_empty() { String::new() } else { format!(" # {}", comment(remark)) }
}

/// A text as HCL writes it.
fn quoted(text: &str) -> impl Display {
    hcl::Expression::from(text)
}

/// A text as a comment: on one line, whole.
fn comment(text: &str) -> impl Display {
    clean::clean(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_other_files_say_the_text_holds_nothing_else() {
        let odd = "a\"\nfail_on = \"never\" ${b} %{ c }\u{1b}[2J\\";
        let odd_value = || Value { value: odd.to_owned(), remark: odd.to_owned() };
        let mut carried = Carried {
            exclude: vec![odd_value()],
            of_paths: vec![(odd.to_owned(), odd_value())],
            ..Carried::default()
        };
        carried.leave(odd, odd);
        let text = write(&mut [File { name: "trivy.yaml", carried }]);
        let body: hcl::Body = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
        let attributes: Vec<_> = body.attributes().map(|it| (it.key(), it.expr().clone())).collect();
        assert_eq!(attributes.len(), 1, "{text}");
        let value: serde_json::Value = hcl::from_str(&text).unwrap();
        assert_eq!(value["exclude"][0], odd, "{text}");
        assert_eq!(value["path"][odd]["exclude_rules"][0], odd, "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
