//! The formats of files that waive checks.

use crate::source::Span;
use crate::suppress::is_day;
use crate::yaml::{self, Node, Text};
use std::path::Path;

/// A check that a file waives.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// Its id, or a pattern of ids.
    pub rule: String,
    /// Where it is written.
    pub span: Span,
    /// The last day on which that counts, as it is written.
    pub until: Option<String>,
    /// Why, as the author says.
    pub reason: String,
}

/// What a file waives, by its name, which is one of [`NAMES`](super::NAMES) or in a `.tfsec`.
#[must_use]
pub fn said(file: &Path, text: &str) -> Vec<Said> {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match &*name {
        ".trivyignore" => ids(text),
        // Those with `paths` are for some files only, which Trivy counts from where it is started.
        ".trivyignore.yaml" => {
            yaml::elements(text, "misconfigurations").iter().filter_map(misconfiguration).collect()
        }
        ".checkov.yaml" | ".checkov.yml" => listed(text, "skip-check"),
        _ => listed(text, "exclude").into_iter().map(dated).collect(),
    }
}

/// The lines of a `.trivyignore`: an id, perhaps with `exp:2030-01-31`, perhaps with a comment.
fn ids(text: &str) -> Vec<Said> {
    let mut next = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let start = next;
        next += line.len();
        let (said, reason) = line.split_once('#').unwrap_or((line, ""));
        let mut words = said.split_whitespace();
        let rule = words.next()?;
        let at = start + line.find(rule)?;
        let until = words.find_map(|word| word.strip_prefix("exp:"));
        Some(Said {
            rule: rule.to_owned(),
            span: Span::new(at, at + rule.len()),
            until: until.map(str::to_owned),
            reason: reason.trim().to_owned(),
        })
    });
    lines.collect()
}

/// An element of a `.trivyignore.yaml`.
fn misconfiguration(element: &Node) -> Option<Said> {
    let text = |name| element.member(name).and_then(Node::text);
    let id = text("id").filter(|_| element.member("paths").is_none())?;
    let reason = text("statement").map_or(&id.remark, |statement| &statement.said);
    Some(Said {
        rule: id.said.clone(),
        span: id.span,
        until: text("expired_at").and_then(|it| it.said.get(..DAY)).map(str::to_owned),
        reason: reason.clone(),
    })
}

/// The length of a day, `YYYY-MM-DD`; a time of it may follow.
const DAY: usize = 10;

/// The ids in the list that a key has; also where they are one text, with commas.
fn listed(text: &str, key: &str) -> Vec<Said> {
    let elements = yaml::elements(text, key);
    let each = |text: &Text| {
        let (span, reason) = (text.span, text.remark.clone());
        let said =
            move |rule: &str| Said { rule: rule.to_owned(), span, until: None, reason: reason.clone() };
        let ids = text.said.split(',').map(str::trim).filter(|id| !id.is_empty());
        ids.map(said).collect::<Vec<_>>()
    };
    elements.iter().filter_map(Node::text).flat_map(each).collect()
}

/// A check that tfsec leaves out, perhaps until a day: `aws-s3-enable-versioning:2030-01-31`.
fn dated(said: Said) -> Said {
    match said.rule.split_once(':') {
        Some((rule, day)) if is_day(day) => {
            Said { rule: rule.to_owned(), until: Some(day.to_owned()), ..said }
        }
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file waives: id, last day, and reason.
    fn waived(file: &str, text: &str) -> Vec<(String, Option<String>, String)> {
        let said = said(Path::new(file), text);
        assert!(
            said.iter().all(|it| text[it.span.start as usize..it.span.end as usize].contains(&it.rule)),
            "{said:?}"
        );
        said.into_iter().map(|it| (it.rule, it.until, it.reason)).collect()
    }

    fn id(id: &str, reason: &str) -> (String, Option<String>, String) {
        (id.into(), None, reason.into())
    }

    #[test]
    fn checks_that_are_skipped_and_excluded_are_read() {
        let text = "# é\nquiet: true\ncheck:\n  - CKV_AWS_1\nskip-check:\n  # later\n  - CKV_AWS_18 # house policy\n  - 'CKV_AWS_19'\nskip-path:\n  - x\n";
        assert_eq!(
            waived("/a/.checkov.yaml", text),
            [id("CKV_AWS_18", "house policy"), id("CKV_AWS_19", "")]
        );
        let text = "skip-check: CKV_AWS_18, CKV_AWS_19\n";
        let ids = waived("/a/.checkov.yml", "skip-check: [CKV_AWS_18, CKV_AWS_19]\n");
        assert_eq!(ids, [id("CKV_AWS_18", ""), id("CKV_AWS_19", "")]);
        assert_eq!(said(Path::new(".checkov.yml"), text).len(), 2);
        let text = r#"{"exclude": ["aws-s3-enable-versioning"], "severity_overrides": {"exclude": "LOW"}}"#;
        assert_eq!(waived("/a/.tfsec/config.json", text), [id("aws-s3-enable-versioning", "")]);
        let until = Some("2030-01-31".to_owned());
        let text = "exclude:\n  - aws-s3-enable-versioning:2030-01-31 # for now\n  - a:b\n";
        assert_eq!(
            waived("/a/.tfsec/config.yml", text),
            [("aws-s3-enable-versioning".into(), until, "for now".into()), id("a:b", "")]
        );
    }

    #[test]
    fn files_of_trivy_say_until_when_and_why() {
        let text = "# a comment\nAVD-AWS-0089\n\nAWS-0090 exp:2030-01-31 # for now\n";
        let until =
            |id: &str, reason: &str| (id.to_owned(), Some("2030-01-31".to_owned()), reason.to_owned());
        assert_eq!(waived(".trivyignore", text), [id("AVD-AWS-0089", ""), until("AWS-0090", "for now")]);
        let text = "vulnerabilities:\n  - id: CVE-1\nmisconfigurations:\n  - id: AVD-AWS-0089 # yes\n  - id: AVD-AWS-0090\n    expired_at: 2030-01-31\n    statement: why\n  - id: AVD-AWS-0091\n    paths:\n      - x.yaml\n";
        assert_eq!(
            waived(".trivyignore.yaml", text),
            [id("AVD-AWS-0089", "yes"), until("AVD-AWS-0090", "why")]
        );
    }

    #[test]
    fn what_cannot_be_read_waives_nothing() {
        let deep = format!("skip-check: {}CKV_AWS_18{}", "[".repeat(100), "]".repeat(100));
        for text in ["", "skip-check:\n", "skip-check: [CKV_AWS_18\n", "- skip-check\n", "{", "*a", &deep] {
            assert_eq!(said(Path::new(".checkov.yaml"), text), [], "{text:?}");
        }
    }
}
