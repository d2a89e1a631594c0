//! What is written as a manifest gets the verdict of the resource: the API has a field for each argument that rules read,
//! and every example of a Kubernetes rule, rewritten as manifests, is judged as it says.

use crate::examples::{documented, marked, without_markers};
use crate::scan;
use crate::schema::SNAPSHOT;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::rule::{ExampleKind, Rule};
use tollgate_core::source::{Source, SourceId, Span};
use tollgate_core::syntax::{self, Body, Expr, ExprKind, Language};
use tollgate_core::value::Checked;

/// The types of resources, and the version and kind of their manifests.
const KINDS: [(&[&str], &str, &str); 27] = [
    (
        &["kubernetes_cluster_role", "kubernetes_cluster_role_v1"],
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
    ),
    (
        &["kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1"],
        "rbac.authorization.k8s.io/v1",
        "ClusterRoleBinding",
    ),
    (&["kubernetes_config_map", "kubernetes_config_map_v1"], "v1", "ConfigMap"),
    (&["kubernetes_cron_job", "kubernetes_cron_job_v1"], "batch/v1", "CronJob"),
    (&["kubernetes_daemonset", "kubernetes_daemon_set_v1"], "apps/v1", "DaemonSet"),
    (&["kubernetes_deployment", "kubernetes_deployment_v1"], "apps/v1", "Deployment"),
    (&["kubernetes_endpoints", "kubernetes_endpoints_v1"], "v1", "Endpoints"),
    (
        &["kubernetes_horizontal_pod_autoscaler", "kubernetes_horizontal_pod_autoscaler_v2"],
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
    ),
    (&["kubernetes_ingress_v1"], "networking.k8s.io/v1", "Ingress"),
    (&["kubernetes_ingress"], "extensions/v1beta1", "Ingress"),
    (&["kubernetes_job", "kubernetes_job_v1"], "batch/v1", "Job"),
    (&["kubernetes_limit_range", "kubernetes_limit_range_v1"], "v1", "LimitRange"),
    (&["kubernetes_network_policy", "kubernetes_network_policy_v1"], "networking.k8s.io/v1", "NetworkPolicy"),
    (&["kubernetes_persistent_volume", "kubernetes_persistent_volume_v1"], "v1", "PersistentVolume"),
    (
        &["kubernetes_persistent_volume_claim", "kubernetes_persistent_volume_claim_v1"],
        "v1",
        "PersistentVolumeClaim",
    ),
    (&["kubernetes_pod", "kubernetes_pod_v1"], "v1", "Pod"),
    (
        &["kubernetes_pod_disruption_budget", "kubernetes_pod_disruption_budget_v1"],
        "policy/v1",
        "PodDisruptionBudget",
    ),
    (
        &["kubernetes_pod_security_policy", "kubernetes_pod_security_policy_v1beta1"],
        "policy/v1beta1",
        "PodSecurityPolicy",
    ),
    (
        &["kubernetes_replication_controller", "kubernetes_replication_controller_v1"],
        "v1",
        "ReplicationController",
    ),
    (&["kubernetes_replication_controller_v1"], "apps/v1", "ReplicaSet"),
    (&["kubernetes_resource_quota", "kubernetes_resource_quota_v1"], "v1", "ResourceQuota"),
    (&["kubernetes_role", "kubernetes_role_v1"], "rbac.authorization.k8s.io/v1", "Role"),
    (
        &["kubernetes_role_binding", "kubernetes_role_binding_v1"],
        "rbac.authorization.k8s.io/v1",
        "RoleBinding",
    ),
    (&["kubernetes_secret", "kubernetes_secret_v1"], "v1", "Secret"),
    (&["kubernetes_service", "kubernetes_service_v1"], "v1", "Service"),
    (&["kubernetes_service_account", "kubernetes_service_account_v1"], "v1", "ServiceAccount"),
    (&["kubernetes_stateful_set", "kubernetes_stateful_set_v1"], "apps/v1", "StatefulSet"),
];

/// Fields whose names are not those of the arguments, not even in the plural.
const RENAMED: [(&str, &str); 7] = [
    ("ceph_monitors", "monitors"),
    ("data_disk_uri", "diskURI"),
    ("endpoints_name", "endpoints"),
    ("rados_user", "user"),
    ("rbd_image", "image"),
    ("rbd_pool", "pool"),
    ("strategy", "updateStrategy"),
];

/// The block whose parts are those of the block around it: an argument of the provider for fields that the API has one
/// beside the other.
const WITHOUT_A_FIELD: &str = "persistent_volume_source";

/// Arguments that the API does not have: the end of their paths, and the reason.
const WITHOUT_FIELDS: [(&str, &str); 13] = [
    (".id", "what Terraform calls the resource"),
    (".timeouts", "how long the provider waits"),
    (".wait_for_completion", "whether the provider waits"),
    (".wait_for_load_balancer", "whether the provider waits"),
    (".wait_for_rollout", "whether the provider waits"),
    (".wait_for_service_account_token", "whether the provider waits"),
    (".wait_until_bound", "whether the provider waits"),
    (".target_state", "what the provider waits for"),
    ("Secret.binary_data", "the provider encodes what `data` holds, and takes it encoded here"),
    ("_wo", "what the provider does not keep in its state"),
    ("_wo_revision", "when the provider reads that anew"),
    (".target_cpu_utilization_percentage", "version 1 of the autoscalers has it"),
    // The provider has the volumes of pods and those that they claim in one schema.
    (" of pods", "only persistent volumes have it"),
];

/// The same of volumes, which have it only where they are persistent.
const ONLY_PERSISTENT: [&str; 3] = ["azure_file.secret_namespace", "secret_ref.namespace", "volume.local"];

/// A field of an object of the API.
struct Field {
    name: &'static str,
    /// The object that it is.
    object: Option<&'static str>,
    is_list: bool,
}

/// The fields of the objects of the API.
struct Api(BTreeMap<&'static str, Vec<Field>>);

static API: LazyLock<Api> = LazyLock::new(|| {
    let lines = include_str!("../kubernetes_api.txt").lines().filter(|line| !line.starts_with('#'));
    let field = |text: &'static str| {
        let name = text.trim_end_matches("[]");
        let (name, object) = name.split_once(':').map_or((name, None), |(name, object)| (name, Some(object)));
        Field { name, object, is_list: text.ends_with("[]") }
    };
    let object = |line: &'static str| {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        (words.next().unwrap(), words.map(field).collect())
    };
    Api(lines.map(object).collect())
});

impl Api {
    /// The field of an object that an argument of the provider stands for.
    fn field(&self, object: &str, argument: &str) -> Option<&Field> {
        let name = argument.replace('_', "");
        let stem = name.strip_suffix('y').unwrap_or(&name);
        let names = [name.clone(), format!("{name}s"), format!("{name}es"), format!("{stem}ies")];
        let fields = &self.0[object];
        let alike = |name: &String| fields.iter().find(|field| field.name.eq_ignore_ascii_case(name));
        let other = RENAMED.iter().find(|(renamed, _)| *renamed == argument);
        let other = other.and_then(|(_, name)| fields.iter().find(|field| field.name == *name));
        names.iter().find_map(alike).or(other)
    }

    /// Whether a path of fields leads through objects of the API.
    fn has(&self, object: &str, path: &str) -> bool {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        let field = self.0[object].iter().find(|field| field.name == name);
        field.is_some_and(|field| rest.is_empty() || field.object.is_none_or(|object| self.has(object, rest)))
    }
}

/// An object with all fields that the provider has arguments for.
fn whole(node: usize, object: &str) -> String {
    let members = SNAPSHOT.parts(node).filter_map(|(name, part)| {
        if name == WITHOUT_A_FIELD {
            let members = whole(part, object);
            return Some(members[1..members.len() - 1].to_owned());
        }
        let field = API.field(object, name)?;
        let value = match field.object {
            Some(object) => whole(part, object),
            None => "1".to_owned(),
        };
        let value = if field.is_list { format!("[{value}]") } else { value };
        Some(format!("{} = {value}", field.name))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

#[test]
fn every_argument_has_a_field() {
    static RULE: Rule =
        Rule { id: "test-fields", targets: &["kubernetes_*"], check: Check::Block(look), ..SYNTAX_ERROR };
    fn look(block: &Block, cx: &mut Cx) -> Checked {
        if block.kind() != "kubernetes_manifest" {
            look_into(block, SNAPSHOT.of_type(block.kind()).unwrap(), block.kind(), cx);
        }
        Ok(())
    }
    fn look_into(block: &Block, node: usize, path: &str, cx: &mut Cx) {
        for (name, part) in SNAPSHOT.parts(node) {
            let path = format!("{path}.{name}");
            let nested = block.first(name).filter(|_| SNAPSHOT.is_block(part));
            if nested.is_none() && block.value(name).is_null() {
                cx.flag(block.header(), path).about(block.path_of(name));
            } else if let Some(nested) = nested {
                look_into(&nested, part, &path, cx);
            }
        }
    }
    let mut used = BTreeSet::new();
    for (types, version, kind) in KINDS.iter().filter(|it| it.1 != "extensions/v1beta1") {
        let node = SNAPSHOT.of_type(types.last().unwrap()).unwrap();
        let members = whole(node, kind);
        let main = format!(
            "resource \"kubernetes_manifest\" \"m\" {{\n  manifest = merge({{apiVersion = \"{version}\", kind = \"{kind}\"}}, {members})\n}}\n"
        );
        let scan = scan(&RULE, &[("main.tf", &main)]);
        assert!(scan.report.undecided.is_empty(), "{kind}: {:?}", scan.report.undecided);
        for finding in &scan.report.findings {
            let is_of_pods = ONLY_PERSISTENT.iter().any(|end| finding.message.ends_with(end));
            let message = finding.message.replacen(types.last().unwrap(), kind, 1)
                + if is_of_pods { " of pods" } else { "" };
            let excused = WITHOUT_FIELDS.iter().find(|(end, _)| message.ends_with(end));
            assert!(excused.is_some(), "{message} is not found in a manifest, as `{}`", finding.attribute);
            used.extend(excused.map(|(end, _)| *end));
        }
    }
    let stale: Vec<_> = WITHOUT_FIELDS.iter().filter(|(end, _)| !used.contains(end)).collect();
    assert!(stale.is_empty(), "{stale:?}");
}

/// What a resource is held in, and what stands before and after it there.
const HOLDERS: [(&str, &str, &str); 2] =
    [("kubernetes_manifest", "manifest = ", ""), ("kubectl_manifest", "yaml_body = yamlencode(", ")")];

/// A configuration on its way to manifests.
struct Rewriting<'t> {
    source: &'t Source,
    edits: Vec<(Span, String)>,
}

impl Rewriting<'_> {
    fn put(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push((span, text.into()));
    }

    /// The place of the brace that opens a block, with its header.
    fn head(&self, block: syntax::Block<'_>) -> Span {
        let text = &self.source.text()[block.header().end as usize..];
        let brace = text.find('{').unwrap();
        Span::new(block.header().start as usize, block.header().end as usize + brace + 1)
    }

    /// The place of the brace that closes it.
    fn tail(block: syntax::Block<'_>) -> Span {
        Span::new(block.span().end as usize - 1, block.span().end as usize)
    }

    /// Rewrites what an object of the API is made of. `None` where it cannot be written as one.
    fn members(&mut self, body: Body<'_>, object: &str) -> Option<()> {
        for attribute in body.attributes() {
            let Some(field) = API.field(object, attribute.name()) else { continue };
            self.put(attribute.name_span(), field.name);
            if let Some(object) = field.object {
                self.value(attribute.expr(), object)?;
            }
        }
        let kinds: BTreeSet<_> = body.blocks().map(syntax::Block::kind).collect();
        for kind in kinds {
            let blocks: Vec<_> = body.blocks_of(kind).collect();
            if kind == WITHOUT_A_FIELD {
                for block in blocks {
                    self.put(self.head(block), "");
                    self.put(Self::tail(block), "");
                    self.members(block.body(), object)?;
                }
                continue;
            }
            let field = API.field(object, kind)?;
            let between = Span::new(blocks[0].span().start as usize, blocks.last()?.span().end as usize);
            let is_apart = |span: Span| !between.contains(span);
            let others = body.blocks().filter(|it| it.kind() != kind).all(|it| is_apart(it.span()));
            if !others
                || !body.attributes().all(|it| is_apart(it.span()))
                || blocks.len() > 1 && !field.is_list
            {
                return None;
            }
            for (number, block) in blocks.iter().enumerate() {
                let (is_first, is_last) = (number == 0, number + 1 == blocks.len());
                let name = if is_first { format!("{} = ", field.name) } else { String::new() };
                let start = if field.is_list && is_first { "[{" } else { "{" };
                self.put(self.head(*block), name + start);
                self.put(
                    Self::tail(*block),
                    match (field.is_list, is_last) {
                        (true, true) => "}]",
                        (true, false) => "},",
                        (false, _) => "}",
                    },
                );
                if let Some(object) = field.object {
                    self.members(block.body(), object)?;
                }
            }
        }
        Some(())
    }

    /// Rewrites the objects in a value.
    fn value(&mut self, value: Expr<'_>, object: &str) -> Option<()> {
        match value.kind() {
            ExprKind::Tuple(items) => items.iter().try_for_each(|item| self.value(item, object)),
            ExprKind::Object(items) => items.iter().try_for_each(|(key, value)| {
                let ExprKind::String(name) = key.kind() else { return None };
                let field = API.field(object, name)?;
                self.put(key.span(), field.name);
                field.object.map_or(Some(()), |object| self.value(value, object))
            }),
            _ => None,
        }
    }

    fn text(mut self) -> String {
        self.edits.sort_by_key(|(span, _)| span.start);
        let mut text = self.source.text().to_owned();
        self.edits.iter().rev().for_each(|(span, new)| text.replace_range(span.range(), new));
        text
    }
}

/// A configuration with manifests for the resources that can be held in one, each on the lines where it was, and the kinds
/// of these.
fn as_manifests(
    text: &str,
    (holder, start, end): (&str, &str, &str),
) -> Option<(String, BTreeSet<&'static str>)> {
    let source = Source::new("main.tf", "/main.tf", text.as_bytes().to_vec());
    let file = syntax::parse(SourceId(0), &source, Language::Hcl);
    let mut rewriting = Rewriting { source: &source, edits: Vec::new() };
    let mut names = Vec::new();
    let mut kinds = BTreeSet::new();
    for block in file.body().blocks_of("resource") {
        let (held, name) = (block.label(0)?, block.label(1)?);
        let Some((_, version, kind)) = KINDS.iter().find(|(types, ..)| types.contains(&held)) else {
            continue;
        };
        kinds.insert(*kind);
        let new = format!("{}_{name}", held.trim_start_matches("kubernetes_"));
        let head = format!(
            "resource \"{holder}\" \"{new}\" {{ {start}{{ apiVersion = \"{version}\", kind = \"{kind}\""
        );
        rewriting.put(rewriting.head(block), head);
        rewriting.put(Rewriting::tail(block), format!("}}{end} }}"));
        rewriting.members(block.body(), kind)?;
        // A text holds nothing that can be referred to.
        let own = block.body().blocks_of("metadata").find_map(|it| it.body().attribute("name"));
        let own = match start {
            "manifest = " => format!("{holder}.{new}.manifest.metadata.name"),
            _ => own.map_or_else(String::new, |it| source.slice(it.expr().span()).to_owned()),
        };
        names.push((format!("{held}.{name}.metadata[0].name"), own));
    }
    let text = rewriting.text();
    let text = names.iter().fold(text, |text, (old, new)| text.replace(old, new));
    (!kinds.is_empty()).then_some((text, kinds))
}

/// Rules of which an example cannot be written as manifests, and the reason.
const OTHERWISE: [(&str, &str); 2] = [
    ("kubernetes-container-without-probe-liveness", "`dynamic` generates blocks, not members of objects"),
    ("kubernetes-container-without-probe-readiness", "`dynamic` generates blocks, not members of objects"),
];

#[test]
fn every_example_is_judged_alike_as_manifests() {
    let mut wrong = String::new();
    let mut otherwise = BTreeSet::new();
    let mut count = 0;
    for (rule, example) in documented().filter(|(rule, _)| rule.id.starts_with("kubernetes-")) {
        for holder in HOLDERS {
            let code = without_markers(&example.code);
            let Some((text, kinds)) = as_manifests(&code, holder) else {
                otherwise.insert(rule.id);
                continue;
            };
            count += 1;
            let problems = problems(rule, example.kind, &marked(&example.code), &text, &kinds);
            if !problems.is_empty() {
                let _ = writeln!(wrong, "{}: {}\n{text}", rule.id, problems.join("; "));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(otherwise, OTHERWISE.map(|(id, _)| id).into(), "rules with examples that are no manifests");
    assert!(count > 300, "{count} examples");
}

/// How the verdict on manifests differs from that on the example, and what findings name that the API does not have.
fn problems(
    rule: &'static Rule,
    kind: ExampleKind,
    marked: &[usize],
    text: &str,
    kinds: &BTreeSet<&'static str>,
) -> Vec<String> {
    let scan = scan(rule, &[("main.tf", text)]);
    let expected: BTreeSet<_> = marked.iter().map(|line| format!("main.tf:{line}")).collect();
    let found: BTreeSet<_> = scan.lines().into_iter().collect();
    let mut problems = Vec::new();
    if found != expected {
        problems.push(format!("found {found:?}, expected {expected:?}"));
    }
    if scan.report.undecided.is_empty() == (kind == ExampleKind::Undecided) {
        problems.push(format!("undecided: {:?}", scan.report.undecided));
    }
    for finding in scan.report.findings.iter().filter(|it| it.addresses[0].contains("_manifest.")) {
        let quoted = finding.message.split('`').skip(1).step_by(2);
        let arguments = quoted.filter(|it| {
            it.contains('_') && it.chars().all(|it| it.is_ascii_lowercase() || "._".contains(it))
        });
        problems.extend(arguments.map(|it| format!("the message names `{it}`")));
        let path = &finding.attribute;
        if !path.is_empty() && !kinds.iter().any(|kind| API.has(kind, path)) {
            problems.push(format!("it is about `{path}`"));
        }
        if finding.fix.is_some() {
            problems.push("it has a fix".to_owned());
        }
    }
    problems
}
