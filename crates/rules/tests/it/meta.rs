//! What every rule says of itself must hold for all of them.

use std::collections::BTreeMap;
use tollgate_core::check::Check;
use tollgate_core::rule::Rule;

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
        let fits = match rule.check {
            Check::Row(..) => rule.id.strip_prefix(&expected).is_some_and(|row| row.starts_with('-')),
            _ => rule.id == expected,
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
        for alias in rule.aliases {
            let owner = owners.get(&alias.to_lowercase());
            assert!(owner.is_none_or(|owner| *owner == rule.id), "`{alias}` names {owner:?} and {}", rule.id);
        }
    }
}

#[test]
fn titles_are_titles_and_pages_are_sentences() {
    for rule in tollgate_rules::all() {
        let title = rule.title();
        assert!(
            !title.is_empty() && !title.ends_with('.') && title.chars().count() <= 120,
            "{}: {title}",
            rule.id
        );
        let summary = rule.summary();
        assert!(
            summary.starts_with(|first: char| first.is_uppercase() || first == '`'),
            "{}: {summary}",
            rule.id
        );
        assert!(summary.ends_with('.'), "{}: {summary}", rule.id);
        assert_eq!(rule.docs.matches("```").count() % 2, 0, "{}: a fence is not closed", rule.id);
        for (name, _) in rule.words {
            assert!(rule.docs.contains(&format!("<{name}>")), "{}: `<{name}>` stands nowhere", rule.id);
        }
    }
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
        let slug = format!("{}/", rule.provider());
        assert!(
            rule.aliases.iter().any(|alias| alias.starts_with(&slug)),
            "{}: no slug among its aliases",
            rule.id
        );
    }
}
