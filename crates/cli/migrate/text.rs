//! The text of the `.tollgate.hcl`.

use super::carried::{Carried, Left, Value};
use crate::fail_on::FailOn;
use std::collections::BTreeSet;
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
    list(&mut out, "rules", files, |it| &it.rules);
    list(&mut out, "exclude_rules", files, |it| &it.exclude_rules);
    list(&mut out, "exclude", files, |it| &it.exclude);
    list(&mut out, "var_files", files, |it| &it.var_files);
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
fn list(out: &mut String, key: &str, files: &[File], values: impl Fn(&Carried) -> &[Value]) {
    let mut known = BTreeSet::new();
    let all = files.iter().flat_map(|file| values(&file.carried));
    let all: Vec<_> = all.filter(|it| known.insert(it.value.as_str())).collect();
    if all.is_empty() {
        return;
    }
    *out += &format!("\n{key} = [\n");
    for Value { value, remark } in all {
        let remark = if remark.is_empty() { String::new() } else { format!(" # {}", comment(remark)) };
        *out += &format!("  {},{remark}\n", quoted(value));
    }
    *out += "]\n";
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
        let mut carried = Carried {
            exclude: vec![Value { value: odd.to_owned(), remark: odd.to_owned() }],
            ..Carried::default()
        };
        carried.leave(odd, odd);
        let text = write(&mut [File { name: "trivy.yaml", carried }]);
        let body: hcl::Body = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
        let attributes: Vec<_> = body.attributes().map(|it| (it.key(), it.expr().clone())).collect();
        assert_eq!(attributes.len(), 1, "{text}");
        let value = hcl::from_str::<std::collections::BTreeMap<String, Vec<String>>>(&text).unwrap();
        assert_eq!(value["exclude"], [odd], "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
