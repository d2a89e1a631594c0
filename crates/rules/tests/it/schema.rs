//! What rules name exists: every target, every demanded attribute, and every argument and block of an example or a fix
//! stands in the snapshot of its provider's schema (`tests/schema/`, written by `cargo xtask schema`).

use crate::examples::{documented, without_markers};
use crate::scan;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use tollgate_core::check::Check;
use tollgate_core::fix;
use tollgate_core::rule::{ExampleKind, Rule};
use tollgate_core::source::{Source, SourceId};
use tollgate_core::syntax::{self, Block, Body, Expr, ExprKind, Language};

/// What is named on purpose although the snapshot does not have it: the beginning of the rules' ids, name, reason.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "aws-api-gateway-stage-without-client-certificate", "aws_api_gateway_client_certificate",
        "only its page refers to it",
    ),
    ("aws-ec2-instance-with-access-keys", "aws_iam_instance_profile", "only its page refers to it"),
    ("aws-ecr-repository-tags-mutable", "repository_image_tag_mutability", "an input of the registry module"),
    (
        "aws-eks-cluster-without-customer-key", "cluster_encryption_config",
        "an input of the registry module up to version 20",
    ),
    ("aws-waf-web-acl-without", "statement", "a block that holds itself, of which the packages say nothing"),
    (
        "azure-compute-scale-set-without-image-upgrades",
        "automatic_os_upgrade_policy.automatic_os_upgrade_enabled", "version 5 of the provider has it",
    ),
    (
        "azure-network-interface-forwards-packets", "network_interface.ip_forwarding_enabled",
        "version 5 of the provider has it",
    ),
    (
        "azure-network-subnet-without-security-group", "azure_virtual_network",
        "a type of the archived provider `azure`",
    ),
    (
        "azure-sql-alerts-not-emailed-to-administrators",
        "threat_detection_policy.email_account_admins_enabled", "version 5 of the provider has it",
    ),
    (
        "azure-sql-alerts-not-emailed-to-administrators", "email_account_admins_enabled",
        "version 5 of the provider has it",
    ),
    ("gcp-gke-cluster-without-alias-addresses", "use_ip_aliases", "version 2 of the provider had it"),
    ("gcp-storage-bucket-allows-acls", "bucket_policy_only", "version 3 of the provider had it"),
    ("kubernetes-container-without-resources", "limits", "a block in version 1 of the provider"),
    ("kubernetes-container-without-resources", "requests", "a block in version 1 of the provider"),
];

/// A type, an argument or a block.
#[derive(Debug, Default)]
struct Node {
    /// `string`, `list(object)`, `block`; empty for a type.
    kind: String,
    /// What it holds: indices into the snapshot.
    parts: BTreeMap<String, usize>,
}

/// The snapshots of all providers; the first node holds the types.
#[derive(Debug)]
pub(crate) struct Snapshot(Vec<Node>);

pub(crate) static SNAPSHOT: LazyLock<Snapshot> = LazyLock::new(|| {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema");
    let files =
        fs::read_dir(directory).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    files.fold(Snapshot(vec![Node::default()]), |snapshot, text| snapshot.with(&text))
});

impl Snapshot {
    /// Adds what a file says: `name kind required @versions = place of the same content`, indented by a space for
    /// each block around it.
    fn with(mut self, text: &str) -> Self {
        let mut around = vec![0];
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let depth = line.len() - line.trim_start().len();
            let (line, same) = line.split_once(" = ").unwrap_or((line, ""));
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default();
            let kind = words.next().filter(|word| !word.starts_with('@')).unwrap_or_default();
            let parts = if same.is_empty() {
                None
            } else {
                Some(&self.0[self.at(0, same.split(' ')).unwrap()].parts)
            };
            let node = Node { kind: kind.to_owned(), parts: parts.cloned().unwrap_or_default() };
            self.0.push(node);
            let index = self.0.len() - 1;
            around.truncate(depth + 1);
            self.0[around[depth]].parts.insert(name.to_owned(), index);
            around.push(index);
        }
        self
    }

    /// The node at a path from another one. Every key of a map exists.
    fn at<'p>(&self, from: usize, mut path: impl Iterator<Item = &'p str>) -> Option<usize> {
        path.try_fold(from, |node, name| {
            let is_open = self.0[node].kind.starts_with("map") || self.0[node].kind == "any";
            if is_open { Some(node) } else { self.0[node].parts.get(name).copied() }
        })
    }

    /// The node of a type, as a target names it.
    pub(crate) fn of_type(&self, name: &str) -> Option<usize> {
        self.0[0].parts.get(name).copied()
    }

    /// The arguments and blocks of a node, by name.
    pub(crate) fn parts(&self, node: usize) -> impl Iterator<Item = (&str, usize)> {
        self.0[node].parts.iter().map(|(name, part)| (name.as_str(), *part))
    }

    /// Whether a node is a block.
    pub(crate) fn is_block(&self, node: usize) -> bool {
        self.0[node].kind.starts_with("block")
    }

    /// What is wrong with a body, each with the place where it stands.
    fn wrong_in_body(&self, node: usize, body: Body<'_>, wrong: &mut Vec<(u32, String)>) {
        let is_meta = |name: &str| self.0[node].kind.is_empty() && META.contains(&name);
        for attribute in body.attributes().filter(|it| !is_meta(it.name())) {
            let start = attribute.name_span().start;
            let Some(part) = self.part(node, attribute.name(), start, wrong) else { continue };
            if self.0[part].kind.starts_with("block") {
                wrong.push((start, format!("`{}` is a block: write it without `=`", attribute.name())));
            }
            self.wrong_in_value(part, attribute.expr(), wrong);
        }
        for block in body.blocks().filter(|it| !is_meta(it.kind())) {
            let (kind, bodies): (_, Vec<Block<'_>>) = match block.kind() {
                "dynamic" => (block.label(0).unwrap(), block.body().blocks_of("content").collect()),
                kind => (kind, vec![block]),
            };
            let start = block.header().start;
            let Some(part) = self.part(node, kind, start, wrong) else { continue };
            // A list of objects may be written as blocks (the SDK's attributes as blocks).
            if !self.0[part].kind.starts_with("block") && !self.0[part].kind.contains("object") {
                wrong.push((start, format!("`{kind}` is an argument: write `{kind} = …`")));
            } else {
                bodies.into_iter().for_each(|it| self.wrong_in_body(part, it.body(), wrong));
            }
        }
    }

    /// What is wrong with the objects that a value is made of.
    fn wrong_in_value(&self, node: usize, value: Expr<'_>, wrong: &mut Vec<(u32, String)>) {
        let is_map = self.0[node].kind.starts_with("map");
        match value.kind() {
            _ if !self.0[node].kind.contains("object") => {}
            ExprKind::Tuple(items) => items.iter().for_each(|item| self.wrong_in_value(node, item, wrong)),
            ExprKind::Object(items) => {
                for (key, value) in items.iter() {
                    let ExprKind::String(name) = key.kind() else { continue };
                    let part =
                        if is_map { Some(node) } else { self.part(node, name, key.span().start, wrong) };
                    part.into_iter().for_each(|part| self.wrong_in_value(part, value, wrong));
                }
            }
            _ => {}
        }
    }

    /// The argument or block of a name.
    fn part(&self, node: usize, name: &str, start: u32, wrong: &mut Vec<(u32, String)>) -> Option<usize> {
        let parts = &self.0[node].parts;
        if !parts.contains_key(name) {
            wrong.push((start, format!("`{name}` does not exist{}", nearest(name, parts.keys()))));
        }
        parts.get(name).copied()
    }

    /// What is wrong with the resources, data sources and provider configurations of a file, by line.
    fn wrong_in_file(&self, code: &str) -> Vec<(usize, String)> {
        let source = Source::new("main.tf", "main.tf", code.as_bytes().to_vec());
        let mut wrong = Vec::new();
        for block in syntax::parse(SourceId(0), &source, Language::Hcl).body().blocks() {
            let label = block.label(0).unwrap_or_default();
            let name = match block.kind() {
                "resource" => label.to_owned(),
                "data" | "provider" => format!("{}.{label}", block.kind()),
                _ => continue,
            };
            match self.of_type(&name) {
                Some(node) => self.wrong_in_body(node, block.body(), &mut wrong),
                None => wrong.push((block.header().start, self.no_type(&name))),
            }
        }
        wrong.into_iter().map(|(start, message)| (source.line(start), message)).collect()
    }

    fn no_type(&self, name: &str) -> String {
        let nearest = nearest(name, self.0[0].parts.keys());
        format!("`{name}` is in no snapshot{nearest}; `cargo xtask schema` adds new types")
    }
}

/// What Terraform itself reads in a resource.
const META: [&str; 7] =
    ["count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection"];

/// The most similar name, as a question.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n String>) -> String {
    let similar = names.map(|it| (strsim::normalized_damerau_levenshtein(name, it), it));
    let best = similar.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(similarity, _)| *similarity > 0.5);
    best.map(|(_, it)| format!("; did you mean `{it}`?")).unwrap_or_default()
}

/// The problems of rules, without those that are known.
fn unknown_problems(problems: impl Iterator<Item = (&'static Rule, String)>) -> Vec<String> {
    let is_known = |rule: &Rule, problem: &str| {
        KNOWN.iter().any(|(id, name, _)| {
            rule.names().any(|own| own.starts_with(id)) && problem.contains(&format!("`{name}`"))
        })
    };
    let open = problems.filter(|(rule, problem)| !is_known(rule, problem));
    let lines: BTreeSet<_> = open.map(|(rule, problem)| format!("{}: {problem}", rule.id)).collect();
    lines.into_iter().collect()
}

#[test]
fn pages_refer_to_types_that_exist() {
    let problems = tollgate_rules::all().into_iter().flat_map(|rule| {
        let references = rule.page().references;
        let links = references.split("(https://registry.terraform.io/providers/").skip(1);
        let types: Vec<_> = links.filter_map(linked_type).collect();
        types
            .into_iter()
            .filter(|it| SNAPSHOT.of_type(it).is_none())
            .map(move |it| (rule, SNAPSHOT.no_type(&it)))
    });
    let wrong = unknown_problems(problems);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The type that a page of the registry documents: `aws_lb` for `hashicorp/aws/latest/docs/resources/lb)`.
fn linked_type(link: &str) -> Option<String> {
    let path = link.split([')', '#']).next()?;
    let [_, provider, _, "docs", kind, name] = path.split('/').collect::<Vec<_>>()[..] else { return None };
    match kind {
        "resources" => Some(format!("{provider}_{name}")),
        "data-sources" => Some(format!("data.{provider}_{name}")),
        _ => None,
    }
}

#[test]
fn targets_and_demanded_attributes_exist() {
    let problems = tollgate_rules::all().into_iter().flat_map(|rule| {
        let types = rule.targets.iter().copied().filter(|it| it.contains('_') && !it.contains('*'));
        let (known, missing): (Vec<_>, Vec<_>) = types.partition(|it| SNAPSHOT.of_type(it).is_some());
        let mut wrong: Vec<_> = missing.iter().map(|it| SNAPSHOT.no_type(it)).collect();
        let demands = match &rule.check {
            Check::Attribute(attribute) => std::slice::from_ref(attribute),
            Check::Attributes(attributes) => attributes,
            Check::Holds(..) | Check::Block(_) | Check::Expressions(_) | Check::Policy | Check::Engine => &[],
        };
        // Where the path starts in a nested block, or only some of the types have it, what is demanded of those counts.
        for attribute in demands.iter().filter(|it| it.starts_at_the_target()) {
            let known: Vec<_> = known.iter().filter(|target| attribute.concerns_type(target)).collect();
            let paths: Vec<_> = attribute.paths().collect();
            let has = |target: &str, path: &str| {
                SNAPSHOT.at(0, [target].into_iter().chain(path.split('.'))).is_some()
            };
            let missing = known.iter().filter(|target| !paths.iter().any(|path| has(target, path)));
            wrong.extend(missing.map(|target| format!("`{target}` has no `{}`", paths.join("`, `"))));
            let unused = paths
                .iter()
                .filter(|path| !known.is_empty() && !known.iter().any(|target| has(target, path)));
            wrong.extend(unused.map(|path| format!("no target has `{path}`")));
        }
        wrong.into_iter().map(move |problem| (rule, problem))
    });
    let wrong = unknown_problems(problems);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn arguments_and_blocks_of_examples_exist() {
    let problems = tollgate_rules::all().into_iter().flat_map(|rule| {
        let page = rule.file.replace(".rs", ".md");
        let examples = rule.examples().into_iter().zip(fences(rule));
        examples.flat_map(move |(example, fence)| {
            let page = page.clone();
            let wrong = SNAPSHOT.wrong_in_file(&without_markers(&example.code)).into_iter();
            wrong.map(move |(line, problem)| (rule, format!("{page}:{}: {problem}", fence + line)))
        })
    });
    let wrong = unknown_problems(problems);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The lines of a page on which its examples begin, from 1.
fn fences(rule: &Rule) -> impl Iterator<Item = usize> + use<> {
    let kinds = ["bad", "good", "undecided"].map(|kind| format!("```hcl {kind}"));
    let lines =
        rule.text.lines().enumerate().filter(move |(_, line)| kinds.iter().any(|it| it == line.trim()));
    lines.map(|(index, _)| index + 1)
}

#[test]
fn what_fixes_write_exists() {
    let problems =
        documented().filter(|(_, example)| example.kind == ExampleKind::Bad).flat_map(|(rule, example)| {
            let code = without_markers(&example.code);
            let scan = scan(rule, &[("main.tf", &code)]);
            let fixes = scan.report.findings.iter().filter_map(|finding| finding.fix.as_ref());
            let fixed = fix::apply(fixes, &scan.project.sources).pop_first().map(|(_, (text, _))| text);
            let before: BTreeSet<_> =
                SNAPSHOT.wrong_in_file(&code).into_iter().map(|(_, problem)| problem).collect();
            let after = fixed.map(|text| SNAPSHOT.wrong_in_file(&text)).unwrap_or_default();
            let new = after.into_iter().filter(move |(_, problem)| !before.contains(problem));
            new.map(move |(_, problem)| (rule, format!("a fix writes what is wrong: {problem}")))
        });
    let wrong = unknown_problems(problems);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_misspelt_name_is_found_with_the_nearest_one() {
    let code = "resource \"aws_db_instance\" \"a\" {\n  storage_encryptd = true\n  restore_to_point_in_time = {}\n}\n";
    let expected = [
        (2, "`storage_encryptd` does not exist; did you mean `storage_encrypted`?".to_owned()),
        (3, "`restore_to_point_in_time` is a block: write it without `=`".to_owned()),
    ];
    assert_eq!(SNAPSHOT.wrong_in_file(code), expected);
}
