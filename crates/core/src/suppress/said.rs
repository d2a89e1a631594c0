//! What a suppression comment says, before its place is considered.

use super::{legacy, misspelt};

/// The longest reason that is kept, in characters: it is repeated for every finding that it is for.
pub(super) const MAX_REASON: usize = 500;

/// What one comment says of some rules.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// The names of rules; none where the comment means all of them.
    pub(super) rules: Vec<String>,
    /// The last day, as it is written.
    pub(super) until: Option<String>,
    /// Where alone it counts, as it is written.
    pub(super) condition: Option<String>,
    pub(super) reason: String,
    pub(super) scope: Scope,
    pub(super) ours: bool,
    /// How it calls itself where that is not what ours are called: then it counts for nothing.
    pub(super) misspelt: Option<String>,
}

/// What a suppression is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scope {
    /// The line it ends, or the line or block below it.
    Here,
    /// The next line only.
    NextLine,
    /// The block around it.
    Enclosing,
    /// The whole file.
    File,
}

/// The suppressions in a comment, given without its marks. Several where tfsec's stand in a row: each has its own
/// last day.
pub(super) fn parse(comment: &str) -> Vec<Said> {
    // Most comments are none, which their first letter tells: those that are one start with the name of a tool.
    if !comment.starts_with(['t', 'T', 'c', 'b', 'd', 'k']) {
        return Vec::new();
    }
    let (word, rest) = comment.split_once([' ', '\t']).unwrap_or((comment, ""));
    if word == "tollgate:ignore" {
        return vec![ours(rest)];
    }
    if let Some((words, rest)) = misspelt::split(comment) {
        return vec![Said { misspelt: Some(words.to_owned()), ..ours(rest) }];
    }
    for prefix in ["checkov:skip=", "bridgecrew:skip="] {
        if let Some(said) = comment.strip_prefix(prefix) {
            // The id ends where a colon or a space follows; many leave the colon before the reason out.
            let said = said.trim_start();
            let (rules, reason) = said.split_at(said.find([':', ' ', '\t']).unwrap_or(said.len()));
            let reason = reason.trim_start_matches([':', ' ', '\t']);
            return vec![foreign(rules, reason, Scope::Enclosing)];
        }
    }
    if matches!(word, "dd-iac-scan" | "kics-scan") {
        return of_kics(rest.trim()).into_iter().collect();
    }
    of_tfsec(comment)
}

fn ours(said: &str) -> Said {
    let (said, reason) = said.split_once("--").unwrap_or((said, ""));
    let (options, rules): (Vec<_>, Vec<_>) =
        said.split([' ', '\t', ',']).partition(|it| it.starts_with("until="));
    Said {
        rules: names(rules),
        until: options.first().and_then(|it| it.strip_prefix("until=")).map(str::to_owned),
        condition: None,
        reason: cut(reason),
        scope: Scope::Here,
        ours: true,
        misspelt: None,
    }
}

fn foreign(rules: &str, reason: &str, scope: Scope) -> Said {
    let rules = names(rules.split(','));
    Said { rules, until: None, condition: None, reason: cut(reason), scope, ours: false, misspelt: None }
}

fn of_kics(command: &str) -> Option<Said> {
    match command.split_once('=') {
        Some(("disable", rules)) => Some(foreign(rules, "", Scope::File)),
        None if command == "ignore" => Some(foreign("", "", Scope::File)),
        None if command == "ignore-line" => Some(foreign("", "", Scope::NextLine)),
        None if command == "ignore-block" => Some(foreign("", "", Scope::Here)),
        _ => None,
    }
}

/// `tfsec:ignore:ID` or `trivy:ignore:ID`, perhaps with `[ATTRIBUTE=VALUE]`, `:exp:YYYY-MM-DD` and `:ws:WORKSPACE`, and
/// perhaps several of them.
fn of_tfsec(comment: &str) -> Vec<Said> {
    let mut found = Vec::new();
    let mut rest = comment;
    loop {
        let (word, after) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        let Some(said) =
            ["tfsec:ignore:", "trivy:ignore:"].iter().find_map(|prefix| word.strip_prefix(prefix))
        else {
            break;
        };
        found.push(tfsec_says(said));
        rest = after.trim_start();
    }
    // Most comments suppress nothing.
    if !found.is_empty() {
        let reason = cut(rest);
        found.iter_mut().for_each(|said| said.reason.clone_from(&reason));
    }
    found
}

/// What follows `tfsec:ignore:`.
fn tfsec_says(said: &str) -> Said {
    let (rule, rest) = said.split_at(said.find(['[', ':']).unwrap_or(said.len()));
    let parameters = if rest.starts_with('[') { rest.find(']').map_or(rest.len(), |end| end + 1) } else { 0 };
    let (parameters, options) = rest.split_at(parameters);
    let option = |name: &str| {
        let mut parts = options.split(':').skip_while(|it| *it != name);
        parts.next().map(|_| parts.next().unwrap_or_default().to_owned())
    };
    let workspace = option("ws").map(|it| format!(":ws:{it}"));
    Said {
        // `:exp` without a day ends nobody knows when: that is not a day either.
        until: option("exp"),
        condition: Some(parameters.to_owned()).filter(|it| !it.is_empty()).or(workspace),
        ..foreign(legacy::name_of(rule), "", Scope::Here)
    }
}

/// The names in a list. A lone `*` names no rule.
fn names<'n>(list: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let names = list.into_iter().map(str::trim).filter(|it| !matches!(*it, "" | "*"));
    names.map(str::to_owned).collect()
}

fn cut(reason: &str) -> String {
    reason.trim().chars().take(MAX_REASON).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(comment: &str) -> Vec<(String, Option<String>, String)> {
        parse(comment).into_iter().map(|it| (it.rules.join("+"), it.until, it.reason)).collect()
    }

    #[test]
    fn comments_of_other_scanners_are_read_as_those_read_them() {
        for comment in
            ["checkov:skip=CKV_1:why not", "checkov:skip=CKV_1 why not", "bridgecrew:skip= CKV_1: why not"]
        {
            assert_eq!(said(comment), [("CKV_1".into(), None, "why not".into())], "{comment}");
        }
        let several =
            said("tfsec:ignore:aws-1:exp:2030-01-02 trivy:ignore:aws-2  tfsec:ignore:aws-3:why why not");
        let day = Some("2030-01-02".to_owned());
        let expected = [("aws-1", day), ("aws-2", None), ("aws-3", None)];
        assert_eq!(several, expected.map(|(rule, day)| (rule.into(), day, "why not".into())));
        assert_eq!(said("tfsec:ignore:aws-1:exp"), [("aws-1".into(), Some(String::new()), String::new())]);
    }

    #[test]
    fn conditions_of_other_scanners_are_kept() {
        for (comment, condition, until) in [
            ("tfsec:ignore:aws-1[from_port=22]", Some("[from_port=22]"), None),
            ("trivy:ignore:aws-1[a.b=c:d]:exp:2030-01-02", Some("[a.b=c:d]"), Some("2030-01-02")),
            ("trivy:ignore:aws-1[a=b", Some("[a=b"), None),
            ("tfsec:ignore:aws-1:ws:dev", Some(":ws:dev"), None),
            ("tfsec:ignore:aws-1:exp:2030-01-02:ws:dev*", Some(":ws:dev*"), Some("2030-01-02")),
            ("tfsec:ignore:aws-1:exp:2030-01-02", None, Some("2030-01-02")),
        ] {
            let found = parse(comment);
            let [said] = found.as_slice() else { panic!("{comment}: {found:?}") };
            assert_eq!(said.rules, ["aws-1"], "{comment}");
            assert_eq!((said.condition.as_deref(), said.until.as_deref()), (condition, until), "{comment}");
        }
    }

    #[test]
    fn what_means_every_rule_names_none() {
        for comment in [
            "tollgate:ignore", "tollgate:ignore *", "tollgate:ignore -- everything", "kics-scan ignore",
            "kics-scan ignore-line", "dd-iac-scan ignore-block", "kics-scan disable=", "kics-scan disable=*",
            "checkov:skip=", "checkov:skip=*:why", "bridgecrew:skip=", "tfsec:ignore:", "tfsec:ignore:*",
            "trivy:ignore:*", "tfsec:ignore:*:exp:2999-01-01",
        ] {
            let found = parse(comment);
            assert!(matches!(found.as_slice(), [said] if said.rules.is_empty()), "{comment}: {found:?}");
        }
    }

    #[test]
    fn reasons_and_dates_are_read() {
        let found = said("tollgate:ignore rule until=2030-01-01 -- agreed with ops");
        assert_eq!(found, [("rule".into(), Some("2030-01-01".into()), "agreed with ops".into())]);
        for comment in ["tollgate is ignored here", "kics-scan helps", "see tfsec:ignore:x", ""] {
            assert!(parse(comment).is_empty(), "{comment}");
        }
        let long = said(&format!("tollgate:ignore rule -- {}", "é".repeat(5000)));
        assert_eq!(long[0].2.chars().count(), MAX_REASON);
    }
}
