//! Checks of one file by itself.

use super::File;

/// The most lines of a source file, its documentation and tests included.
const MAX_LINES: usize = 600;

/// The most lines of a rule's source file beside its documentation. Its page may be longer.
const MAX_RULE_LINES: usize = 150;

/// Parts of paths of the machines that Tollgate is developed on: they tell a reader nothing. Written in two pieces,
/// so that this file does not hold them.
const FOREIGN_PATHS: [(&str, &str); 4] = [("/wor", "k/"), ("/roo", "t/"), ("/far", "m/"), ("../sha", "red")];

/// What is wrong with a file.
pub(super) fn problems(file: &File) -> Vec<String> {
    let mut wrong = Vec::new();
    if is_written_by_hand(&file.path) {
        white_space(file, &mut wrong);
    }
    if !file.path.starts_with(".ci/") && !file.path.ends_with(".lock") {
        foreign_paths(file, &mut wrong);
    }
    if file.is_rust() {
        head(file, &mut wrong);
        size(file, &mut wrong);
    }
    if file.path.starts_with("crates/rules/src/") {
        unfinished(file, &mut wrong);
    }
    wrong
}

fn is_written_by_hand(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "rs" | "toml" | "md" | "yml" | "yaml" | "sh" | "hcl" | "tf" | "")
        && !path.ends_with(".lock")
}

fn white_space(file: &File, wrong: &mut Vec<String>) {
    for (index, line) in file.text.split('\n').enumerate() {
        let place = format!("{}:{}", file.path, index + 1);
        if line.contains('\t') {
            wrong.push(format!("{place}: a tab"));
        }
        if line.ends_with([' ', '\t', '\r']) {
            wrong.push(format!("{place}: white space at the end"));
        }
    }
    if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
        wrong.push(format!("{}: does not end in one line break", file.path));
    }
}

fn foreign_paths(file: &File, wrong: &mut Vec<String>) {
    for (index, line) in file.text.lines().enumerate() {
        for (start, end) in FOREIGN_PATHS {
            if line.contains(&format!("{start}{end}")) {
                wrong.push(format!("{}:{}: the path of a machine: {start}{end}", file.path, index + 1));
            }
        }
    }
}

/// A file says in its first line what it is. A rule's page says it for the rule's file.
fn head(file: &File, wrong: &mut Vec<String>) {
    if !file.is_rule() && !file.text.starts_with("//! ") {
        wrong.push(format!("{}: does not start with `//! ` and what it is for", file.path));
    }
}

fn size(file: &File, wrong: &mut Vec<String>) {
    let (lines, most) = if file.path.starts_with("crates/rules/src/") {
        let lines = file.text.lines().filter(|line| !line.trim_start().starts_with("///"));
        (lines.count(), MAX_RULE_LINES)
    } else {
        (file.text.lines().count(), MAX_LINES)
    };
    if lines > most {
        wrong.push(format!("{}: {lines} lines; would you find your way in them? At most {most}", file.path));
    }
}

/// What `new-rule` left for somebody to write.
fn unfinished(file: &File, wrong: &mut Vec<String>) {
    for (index, line) in file.text.lines().enumerate() {
        if line.contains("TODO") {
            wrong.push(format!("{}:{}: still to be written", file.path, index + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        problems(&File { path: path.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn white_space_is_found_where_it_does_not_belong() {
        assert_eq!(found("a.md", "a \n\tb\n"), ["a.md:1: white space at the end", "a.md:2: a tab"]);
        assert_eq!(found("a.md", "a").len(), 1);
        assert_eq!(found("a.md", "a\n\n").len(), 1);
        assert_eq!(found("a.md", "a\r\n").len(), 1);
        assert_eq!(found("Cargo.lock", "a \n").len(), 0);
        assert_eq!(found("a.md", "").len(), 0);
    }

    #[test]
    fn paths_of_machines_are_found() {
        for (start, end) in FOREIGN_PATHS {
            let line = format!("see {start}{end}x\n");
            assert_eq!((found("a.json", &line).len(), found(".ci/run", &line).len()), (1, 0), "{line}");
        }
    }

    #[test]
    fn every_file_says_what_it_is() {
        assert_eq!(found("crates/core/src/a.rs", "use x;\n").len(), 1);
        assert_eq!(found("crates/core/src/a.rs", "//! A.\n").len(), 0);
        assert_eq!(found("crates/rules/src/aws/s3/open.rs", "static RULE: Rule = …;\n").len(), 0);
    }

    #[test]
    fn long_files_are_found_and_long_pages_are_not() {
        let code = "//! A.\n".to_owned() + &"// x\n".repeat(600);
        assert_eq!(found("crates/core/src/a.rs", &code).len(), 1);
        assert_eq!(found("crates/rules/src/aws/s3/open.md", &"x\n".repeat(600)).len(), 0);
        assert_eq!(found("crates/rules/src/aws/s3/open.rs", &"/// x\n".repeat(600)).len(), 0);
        assert_eq!(found("crates/rules/src/aws/s3/open.rs", &"x\n".repeat(151)).len(), 1);
    }

    #[test]
    fn what_is_still_to_be_written_is_found() {
        assert_eq!(found("crates/rules/src/aws/s3/open.md", "TODO: why\n").len(), 1);
    }
}
