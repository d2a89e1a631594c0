//! What every rule says of itself must hold for all of them.

use std::collections::{BTreeMap, BTreeSet};
use tollgate_core::check::Check;
use tollgate_core::rule::{Rule, first_sentence};

fn catalogue() -> impl Iterator<Item = &'static Rule> {
    tollgate_rules::all().into_iter().filter(|rule| !matches!(rule.check, Check::Engine))
}

#[test]
fn the_id_is_the_path_of_the_file() {
    for rule in catalogue() {
        let path = rule.file.replace('\\', "/");
        let path = path.strip_prefix("crates/rules/src/").or(path.strip_prefix("src/")).unwrap();
        let expected = path.trim_end_matches(".rs").replace(['/', '_'], "-");
        // The rules of a table share a file, whose path starts their ids.
        let is_row = !rule.words.is_empty();
        let fits = if is_row {
            rule.id.strip_prefix(&expected).is_some_and(|row| row.starts_with('-'))
        } else {
            rule.id == expected
        };
        assert!(fits, "{}: {}", rule.id, rule.file);
    }
}

#[test]
fn names_are_unique() {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for rule in tollgate_rules::all() {
        // An id of another scanner may cover several of our rules; our own names and those of the catalogue may not.
        let own = rule.aliases.iter().filter(|alias| alias.contains('/'));
        for name in [rule.id, rule.guid].iter().chain(own) {
            let known = owners.insert(name.to_lowercase(), rule.id);
            assert!(known.is_none(), "`{name}` names {known:?} and {}", rule.id);
        }
    }
    for rule in tollgate_rules::all() {
        let names: BTreeSet<_> = rule.names().map(str::to_lowercase).collect();
        assert_eq!(names.len(), rule.names().count(), "{} has a name twice", rule.id);
        for alias in rule.aliases {
            let owner = owners.get(&alias.to_lowercase());
            assert!(owner.is_none_or(|owner| *owner == rule.id), "`{alias}` names {owner:?} and {}", rule.id);
        }
    }
}

#[test]
fn pages_are_written_as_pages_are() {
    let mut wrong = Vec::new();
    for rule in tollgate_rules::all() {
        wrong.extend(problems(rule).into_iter().map(|problem| format!("{}: {problem}", rule.id)));
    }
    assert!(wrong.is_empty(), "{} problems\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the page of a rule.
fn problems(rule: &Rule) -> Vec<String> {
    let page = rule.page();
    let mut wrong = Vec::new();
    let mut expect = |holds: bool, problem: String| {
        if !holds {
            wrong.push(problem);
        }
    };
    let length = |text: &str| text.chars().count();
    let is_capital = |text: &str| text.starts_with(|first: char| first.is_uppercase() || first == '`');
    expect(rule.text.starts_with("# "), "the first line is not a heading".to_owned());
    expect(is_capital(&page.title) && !page.title.ends_with('.'), format!("title: {}", page.title));
    expect((1..=120).contains(&length(&page.title)), format!("the title is too long: {}", page.title));
    let is_sentence = |text: &str| is_capital(text) && text.ends_with('.') && length(text) <= 140;
    expect(
        is_sentence(&page.risk),
        format!("the risk is not a sentence of at most 140 characters: {}", page.risk),
    );
    expect(
        first_sentence(&page.risk) == page.risk,
        format!("the risk is more than one sentence: {}", page.risk),
    );
    expect(rule.text.matches("```").count().is_multiple_of(2), "a fence is not closed".to_owned());
    let advice = page.advice();
    expect(
        is_sentence(&advice),
        format!("the fix does not start with a sentence of at most 140 characters: {advice}"),
    );
    let links = page.references.contains("](https://") || page.references.contains("](http://");
    expect(links, "it refers to no documentation".to_owned());
    for (name, _) in rule.words {
        expect(rule.text.contains(&format!("<{name}>")), format!("`<{name}>` stands nowhere"));
    }
    let mut sections = rule.text.lines().filter_map(|line| line.strip_prefix("## "));
    let order: Vec<_> = sections.by_ref().collect();
    let known = ["Fix", "Examples", "References"];
    let expected: Vec<_> = known.into_iter().filter(|name| order.contains(name)).collect();
    expect(order == expected, format!("its sections are {order:?}, not {known:?}"));
    wrong
}

#[test]
fn facts_are_complete() {
    for rule in catalogue() {
        assert!(rule.cwe > 0 && !rule.targets.is_empty(), "{}", rule.id);
        let [a, b, c, d, e] = rule.guid.split('-').collect::<Vec<_>>()[..] else {
            panic!("{}: guid", rule.id)
        };
        // Some of the catalogue's first groups have nine characters.
        assert!((8..=9).contains(&a.len()), "{}: guid", rule.id);
        assert_eq!([b.len(), c.len(), d.len(), e.len()], [4, 4, 4, 12], "{}: guid", rule.id);
        // A rule that the catalogue lacks has a slug of its own, in the same form.
        let slug = format!("{}/", rule.provider());
        assert!(
            rule.aliases.iter().any(|alias| alias.starts_with(&slug)),
            "{}: no slug among its aliases",
            rule.id
        );
    }
}

/// Rules whose findings have their cause in another block: the statement of a policy, as have those of whoever the policy
/// is attached to.
const OF_OTHER_BLOCKS: &[&str] = &[
    "aws-iam-policy-passes-any-role", "aws-iam-privilege-escalation-group-attach-role-policy",
    "aws-iam-privilege-escalation-user-attach-role-policy",
];

#[test]
fn a_rule_stands_for_weaker_rules_of_the_same_blocks() {
    let rules: BTreeMap<_, _> = catalogue().map(|rule| (rule.id, rule)).collect();
    for strong in rules.values() {
        for id in strong.implies {
            let weak = rules.get(id).unwrap_or_else(|| panic!("{}: no rule has the id `{id}`", strong.id));
            assert!(strong.severity >= weak.severity, "{} is less severe than `{id}`", strong.id);
            let is_shared = |target: &&&str| weak.targets.contains(*target);
            assert!(
                strong.targets.iter().any(|it| is_shared(&it)) || OF_OTHER_BLOCKS.contains(id),
                "{} never looks where `{id}` does",
                strong.id
            );
            assert!(!weak.implies.contains(&strong.id), "{} and `{id}` stand for each other", strong.id);
        }
    }
}
