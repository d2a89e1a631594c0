//! Comments that are meant to suppress findings and are not written as such: `tollgate: ignore`, `tollgate-ignore`,
//! `tollgate:ingore`.

use strsim::osa_distance;

/// What separates the words.
const SEPARATORS: [char; 6] = [':', '-', '_', '=', '.', ' '];

/// What other tools call it.
const SYNONYMS: [&str; 5] = ["skip", "disable", "suppress", "nosec", "noqa"];

/// The words of a comment that stand for `tollgate:ignore`, and what follows them; `None` for other comments. Prose that
/// starts with the name of the tool is none.
pub(super) fn split(comment: &str) -> Option<(&str, &str)> {
    // Most comments end here.
    comment.bytes().next().filter(|it| it.eq_ignore_ascii_case(&b't'))?;
    let (tool, rest) = comment.split_once(SEPARATORS)?;
    if tool.len() > "tollgate".len() + 1 || osa_distance(&tool.to_ascii_lowercase(), "tollgate") > 1 {
        return None;
    }
    let verb_and_rest = rest.trim_start_matches(SEPARATORS);
    let between = &comment[tool.len()..comment.len() - verb_and_rest.len()];
    let end = verb_and_rest.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(verb_and_rest.len());
    let (verb, rest) = verb_and_rest.split_at(end);
    let rest = rest.trim_start_matches(SEPARATORS);
    let is_meant = if between.trim().is_empty() {
        // "Tollgate ignore" starts a sentence unless the name of a rule follows.
        let next = rest.split([' ', '\t', ',']).next().unwrap_or_default();
        verb.eq_ignore_ascii_case("ignore") && next.contains(['-', '_'])
    } else {
        is_verb(&verb.to_ascii_lowercase())
    };
    let words = comment[..comment.len() - verb_and_rest.len() + end].trim_end();
    is_meant.then_some((words, rest))
}

fn is_verb(verb: &str) -> bool {
    SYNONYMS.contains(&verb) || verb.len() <= 8 && osa_distance(verb, "ignore") <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_to_suppress_is_told_from_prose() {
        for (comment, words, rest) in [
            ("tollgate: ignore aws-x -- why", "tollgate: ignore", "aws-x -- why"),
            ("tollgate-ignore aws-x", "tollgate-ignore", "aws-x"),
            ("tollgate:ingore aws-x", "tollgate:ingore", "aws-x"),
            ("tollgate:ignore:aws-x", "tollgate:ignore", "aws-x"),
            ("tollgate:ignore=aws-x", "tollgate:ignore", "aws-x"),
            ("tollgate:skip=CKV_AWS_1", "tollgate:skip", "CKV_AWS_1"),
            ("Tollgate:Ignore aws-x", "Tollgate:Ignore", "aws-x"),
            ("tolgate:ignore aws-x", "tolgate:ignore", "aws-x"),
            ("tollgate ignore aws-x", "tollgate ignore", "aws-x"),
            ("tollgate: ignore", "tollgate: ignore", ""),
            ("tollgate_ignore", "tollgate_ignore", ""),
        ] {
            assert_eq!(split(comment), Some((words, rest)), "{comment}");
        }
        for prose in [
            "tollgate is ignored here", "Tollgate ignore this", "tollgate: see the decision record",
            "tollgate", "tollgate:", "the tollgate:ignore comment", "toll gate", "tollgate-iac/tollgate", "",
            "tollgate.hcl", "tfsec:ignore:aws-x",
        ] {
            assert_eq!(split(prose), None, "{prose}");
        }
    }
}
