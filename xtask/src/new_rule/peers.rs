//! Which checks of other scanners ask what a new rule asks, read from work trees of checkov, trivy-checks and tfsec.
//!
//! Nothing but ids and titles is taken from them. A check is a candidate if it names the resource type, and a match if
//! it names the attribute, too: for checkov in its source, for Trivy where its good and bad examples differ. Trivy's
//! examples hold other resources that their own needs, such as the key of a volume: of several checks, one whose
//! examples hold no other type is the match.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A check of another scanner.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Check {
    scanner: Scanner,
    /// All that it answers to, the one it is known by first.
    pub(super) ids: Vec<String>,
    pub(super) title: String,
    /// Words of its source, resource types and attributes among them.
    words: BTreeSet<String>,
    /// The resource types of its examples, where it has some.
    types: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Scanner {
    Checkov,
    Trivy,
}

/// The checks that may be those of a rule.
pub(super) struct Candidates<'a> {
    /// The only one of its scanner that names both the type and the attribute.
    pub(super) matches: Vec<&'a Check>,
    /// Others that name the type; those that name the attribute, too, come first.
    pub(super) others: Vec<&'a Check>,
}

/// The checks that name a resource type, by whether they name the attribute (a path; `""` for none).
pub(super) fn candidates<'a>(checks: &'a [Check], target: &str, attribute: &str) -> Candidates<'a> {
    let name = attribute.rsplit('.').next().unwrap_or(attribute);
    let (named, unnamed): (Vec<_>, Vec<_>) =
        checks.iter().filter(|it| it.words.contains(target)).partition(|it| it.words.contains(name));
    let is_narrow = |check: &Check| check.types.iter().eq([target]);
    let is_match = |check: &&Check| {
        let rivals = || named.iter().filter(|it| it.scanner == check.scanner);
        let narrow = rivals().filter(|it| is_narrow(it)).count();
        rivals().count() == 1 || narrow == 1 && is_narrow(check)
    };
    let (matches, several): (Vec<_>, Vec<_>) = named.iter().copied().partition(is_match);
    Candidates { matches, others: several.into_iter().chain(unnamed).collect() }
}

/// The checks in work trees, by scanner and id.
///
/// # Errors
/// If one of the trees holds no check, or cannot be read.
pub(super) fn read(trees: &[PathBuf]) -> Result<Vec<Check>> {
    let mut checks = Vec::new();
    let mut codes = BTreeMap::new();
    for tree in trees {
        let before = checks.len() + codes.len();
        // What checkov's own tests call a check is none.
        let walk = WalkBuilder::new(tree).filter_entry(|it| it.file_name() != "tests").build();
        for entry in walk {
            let path = entry?.into_path();
            if path.ends_with("legacy/map.go") {
                codes.extend(fs::read_to_string(&path)?.lines().filter_map(tfsec_code));
            } else {
                checks.extend(check(&path)?);
            }
        }
        (checks.len() + codes.len() > before)
            .then_some(())
            .with_context(|| format!("no checks of checkov, Trivy or tfsec in `{}`", tree.display()))?;
    }
    for check in &mut checks {
        let of_check =
            codes.iter().filter(|(_, long)| check.ids.contains(long)).map(|(code, _)| code.clone());
        check.ids.extend(of_check.collect::<Vec<_>>());
    }
    checks.sort_by(|a, b| (a.scanner, &a.ids).cmp(&(b.scanner, &b.ids)));
    // A tree may hold a check twice, and may have been named twice.
    checks.dedup_by(|a, b| a.ids == b.ids);
    Ok(checks)
}

/// The check in a file, if there is one.
fn check(path: &Path) -> Result<Option<Check>> {
    let extension = path.extension().unwrap_or_default();
    let read = || fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()));
    if extension == "rego" {
        let examples = path.with_extension("yaml");
        let examples = if examples.exists() { fs::read_to_string(examples)? } else { String::new() };
        return Ok(trivy(&read()?, &examples));
    }
    Ok(if ["py", "yaml", "json"].iter().any(|it| extension == *it) { checkov(&read()?) } else { None })
}

/// A check in Python, YAML or JSON.
fn checkov(text: &str) -> Option<Check> {
    let id = checkov_value(text, "id").filter(|id| id.starts_with("CKV"))?;
    let title = checkov_value(text, "name").unwrap_or_default();
    let words = words(text).collect();
    Some(Check { scanner: Scanner::Checkov, ids: vec![id], title, words, types: BTreeSet::new() })
}

/// What a check of checkov says of itself: `id = "CKV_AWS_16"` in Python, `id: "CKV2_AWS_5"` in YAML, `"id": …` in JSON.
pub(crate) fn checkov_value(text: &str, key: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(['=', ':'])?;
        let unquoted = |text: &str| text.trim().trim_matches(['"', '\'', ',', '(', ')']).trim().to_owned();
        (unquoted(name) == key).then(|| unquoted(value))
    })
}

/// The metadata at the head of a Rego file, and the examples beside it.
fn trivy(text: &str, examples: &str) -> Option<Check> {
    let head = || text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
    let value = |key: &str| {
        let value = head().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        value.map(|it| it.trim().trim_matches('"').to_owned())
    };
    let aliases = head().filter_map(|line| line.strip_prefix("- "));
    let known_by = aliases.filter(|it| it.starts_with("AVD-")).map(str::to_owned);
    let ids: Vec<_> = known_by.chain(value("id")).chain(value("long_id")).collect();
    let title = value("title").unwrap_or_default();
    let (types, words) = told(examples);
    (!ids.is_empty()).then_some(Check { scanner: Scanner::Trivy, ids, title, words, types })
}

/// The resource types of the examples for Terraform; and these with the words of those lines that only the good or only
/// the bad examples have.
fn told(examples: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let section = examples.lines().skip_while(|line| !line.starts_with("terraform:")).skip(1);
    let lines = section.take_while(|line| line.starts_with([' ', '-']) || line.is_empty()).map(str::trim);
    let (mut good, mut bad, mut types) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut is_good = true;
    for line in lines {
        match line {
            "good:" => is_good = true,
            "bad:" => is_good = false,
            _ => {
                let resource = line.trim_start_matches("- ").strip_prefix("resource ");
                types.extend(resource.and_then(|it| words(it).next()));
                if is_good {
                    good.insert(line)
                } else {
                    bad.insert(line)
                };
            }
        }
    }
    let telling = good.symmetric_difference(&bad).flat_map(|line| words(line));
    (types.clone(), types.into_iter().chain(telling).collect())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    words.filter(|it| !it.is_empty()).map(str::to_owned)
}

/// tfsec's old code and the id that took its place: `"AWS061": "aws-api-gateway-enable-access-logging",`.
fn tfsec_code(line: &str) -> Option<(String, String)> {
    let (code, long) = line.trim().trim_end_matches(',').split_once(": ")?;
    let unquoted = |text: &str| Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    Some((unquoted(code)?, unquoted(long)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKOV: &str = r#"class RDSEncryption(BaseResourceValueCheck):
    def __init__(self):
        name = "Ensure all data stored in the RDS is securely encrypted at rest"
        id = "CKV_AWS_16"
        supported_resources = ['aws_db_instance']

    def get_inspected_key(self):
        return "storage_encrypted"
"#;
    const CHECKOV_GRAPH: &str = r#"metadata:
  id: "CKV2_AWS_69"
  name: "Ensure RDS encrypts in transit"
definition:
  resource_types: aws_db_instance
"#;
    const TRIVY: &str = r#"# METADATA
# title: RDS encryption has not been enabled
# custom:
#   id: AWS-0080
#   long_id: aws-rds-encrypt-instance-storage-data
#   aliases:
#     - AVD-AWS-0080
#     - encrypt-instance-storage-data
package builtin.aws.rds.aws0080
"#;
    const TRIVY_EXAMPLES: &str = r#"cloudformation:
  good:
    - KmsKeyId: something
terraform:
  good:
    - |-
      resource "aws_db_instance" "good_example" {
        publicly_accessible = false
        storage_encrypted = true
      }
  bad:
    - |-
      resource "aws_db_instance" "bad_example" {
        publicly_accessible = false
      }
"#;
    const TFSEC: &str =
        "var IDs = map[string]string{\n\t\"AWS052\": \"aws-rds-encrypt-instance-storage-data\",\n}\n";

    fn trees() -> (tempfile::TempDir, Vec<Check>) {
        let tree = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("checkov/RDSEncryption.py", CHECKOV),
            ("checkov/RDSTransit.yaml", CHECKOV_GRAPH),
            ("checkov/tests/custom.yaml", &CHECKOV_GRAPH.replace("CKV2", "CKV9")),
            ("trivy/encrypt.rego", TRIVY),
            ("trivy/encrypt.yaml", TRIVY_EXAMPLES),
            ("tfsec/legacy/map.go", TFSEC),
        ] {
            let path = tree.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let checks = read(&["checkov", "trivy", "tfsec"].map(|it| tree.path().join(it))).unwrap();
        (tree, checks)
    }

    fn ids<'a>(checks: &[&'a Check]) -> Vec<&'a str> {
        checks.iter().flat_map(|it| &it.ids).map(String::as_str).collect()
    }

    #[test]
    fn a_check_that_names_type_and_attribute_matches() {
        let (_tree, checks) = trees();
        let found = candidates(&checks, "aws_db_instance", "storage_encrypted");
        let long = "aws-rds-encrypt-instance-storage-data";
        assert_eq!(ids(&found.matches), ["CKV_AWS_16", "AVD-AWS-0080", "AWS-0080", long, "AWS052"]);
        assert_eq!(ids(&found.others), ["CKV2_AWS_69"]);
        assert_eq!(found.matches[0].title, "Ensure all data stored in the RDS is securely encrypted at rest");
        assert_eq!(found.matches[1].title, "RDS encryption has not been enabled");
    }

    #[test]
    fn an_attribute_that_good_and_bad_examples_share_tells_nothing() {
        let (_tree, checks) = trees();
        let found = candidates(&checks, "aws_db_instance", "publicly_accessible");
        assert!(found.matches.is_empty() && found.others.len() == 3, "{:?}", ids(&found.matches));
    }

    #[test]
    fn of_several_that_match_none_is_chosen() {
        let (_tree, mut checks) = trees();
        checks.extend(checkov(&CHECKOV.replace("CKV_AWS_16", "CKV_AWS_999")));
        let found = candidates(&checks, "aws_db_instance", "a.storage_encrypted");
        assert_eq!(ids(&found.matches)[0], "AVD-AWS-0080");
        assert_eq!(ids(&found.others), ["CKV_AWS_16", "CKV_AWS_999", "CKV2_AWS_69"]);
    }

    #[test]
    fn of_several_the_one_about_the_type_alone_is_chosen() {
        let other = "terraform:\n  good:\n    - |-\n      resource \"aws_db_proxy\" \"p\" {\n      }\n      \
            resource \"aws_db_instance\" \"i\" {\n        storage_encrypted = true\n      }\n";
        let wider = TRIVY.replace("AWS-0080", "AWS-0999");
        let checks = [trivy(TRIVY, TRIVY_EXAMPLES).unwrap(), trivy(&wider, other).unwrap()];
        let found = candidates(&checks, "aws_db_instance", "storage_encrypted");
        assert_eq!(ids(&found.matches)[0], "AVD-AWS-0080");
        assert_eq!(ids(&found.others)[0], "AVD-AWS-0999");
    }

    #[test]
    fn a_tree_that_is_named_twice_counts_once() {
        let (tree, checks) = trees();
        let twice = [tree.path().join("trivy"), tree.path().join("trivy")];
        assert_eq!((read(&twice).unwrap().len(), checks.len()), (1, 3));
    }

    #[test]
    fn a_tree_without_checks_is_an_error() {
        let tree = tempfile::tempdir().unwrap();
        assert!(read(&[tree.path().to_owned()]).is_err());
    }
}
