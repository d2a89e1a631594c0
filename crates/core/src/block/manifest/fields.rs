//! What API objects call the arguments and nested blocks of the `kubernetes` provider.
//!
//! Read off the provider's schema (version 2.38) and `types.go` of Kubernetes' API (`k8s.io/api` 0.37; of pod security
//! policies 0.24, the last that had them). A test walks both for every kind of manifest that is known.

use crate::block::{Block, Node};
use crate::value::Data;
use ecow::EcoString;
use std::borrow::Cow;

/// The arguments whose field is not their name in camel case: the field, and in which fields it is called so: in any where
/// none is listed; the empty name is the object as a whole. Of a field that only one kind has, the type is listed.
const FIELDS: [(&str, &str, &[&str]); 52] = [
    ("address", "addresses", &[]),
    ("ceph_fs", "cephfs", &[]),
    ("ceph_monitors", "monitors", &["rbd"]),
    ("client_ip", "clientIP", &[]),
    ("cluster_ip", "clusterIP", &[]),
    ("cluster_ips", "clusterIPs", &[]),
    ("container", "containers", &["spec"]),
    ("data_disk_uri", "diskURI", &[]),
    ("dataset_uuid", "datasetUUID", &[]),
    ("downward_api", "downwardAPI", &[]),
    ("endpoints_name", "endpoints", &["glusterfs"]),
    ("external_ips", "externalIPs", &[]),
    ("host_ip", "hostIP", &[]),
    ("host_ipc", "hostIPC", &[]),
    ("host_pid", "hostPID", &[]),
    ("http_header", "httpHeaders", &[]),
    ("image_pull_secret", "imagePullSecrets", &[]),
    ("init_container", "initContainers", &[]),
    ("limit", "limits", &[]),
    ("load_balancer_ip", "loadBalancerIP", &[]),
    ("match_expression", "matchExpressions", &[]),
    ("metric", "metrics", &["spec"]),
    ("node_selector_term", "nodeSelectorTerms", &[]),
    ("non_resource_urls", "nonResourceURLs", &[]),
    ("not_ready_address", "notReadyAddresses", &[]),
    ("on_pod_condition", "onPodConditions", &[]),
    ("option", "options", &[]),
    ("path", "paths", &["http"]),
    ("pd_id", "pdID", &[]),
    ("policy", "policies", &[]),
    ("port", "ports", &["containers", "initContainers", "spec", "subsets"]),
    ("rados_user", "user", &["rbd"]),
    ("range", "ranges", &[]),
    ("rbd_image", "image", &["rbd"]),
    ("rbd_pool", "pool", &["rbd"]),
    ("readiness_gate", "readinessGates", &[]),
    ("rule", "rules", &["", "podFailurePolicy", "spec"]),
    ("run_as_username", "runAsUserName", &[]),
    ("secret", "secrets", &[""]),
    ("strategy", "updateStrategy", &["kubernetes_daemon_set_v1"]),
    ("subject", "subjects", &[]),
    ("subset", "subsets", &[]),
    ("sysctl", "sysctls", &[]),
    ("target_ww_ns", "targetWWNs", &[]),
    ("timezone", "timeZone", &[]),
    ("toleration", "tolerations", &[]),
    ("topology_spread_constraint", "topologySpreadConstraints", &[]),
    ("volume", "volumes", &["spec"]),
    ("volume_claim_template", "volumeClaimTemplates", &["spec"]),
    ("volume_device", "volumeDevices", &[]),
    ("volume_id", "volumeID", &[]),
    ("volume_mount", "volumeMounts", &[]),
];

/// The block whose parts the API has beside the others: a field for each kind of source in the `spec` of a persistent
/// volume.
const WITHOUT_A_FIELD: &str = "persistent_volume_source";

impl Block<'_> {
    /// What this part of a manifest calls an argument or a nested block of a resource: its own name where it has that.
    pub(in crate::block) fn name_in_manifest<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let has = |name| matches!(&self.node, Node::Value(it) if matches!(it.data(), Data::Object(own) if own.contains_key(name)));
        if has(name) { name.into() } else { self.field(self.kind_of_nesting(), name) }
    }

    /// The same of a path that leads through nested blocks.
    pub(in crate::block) fn path_in_manifest(&self, path: &str) -> EcoString {
        let mut outer: Cow<'_, str> = self.kind_of_nesting().into();
        let mut fields = Vec::new();
        for (depth, name) in path.split('.').enumerate().filter(|(_, name)| *name != WITHOUT_A_FIELD) {
            outer = if depth == 0 { self.name_in_manifest(name) } else { self.field(&outer, name) };
            fields.push(outer.clone());
        }
        fields.join(".").into()
    }

    /// Whether the parts of a nested block of the resource are parts of this one in a manifest.
    pub(in crate::block) fn has_parts_of(&self, name: &str) -> bool {
        self.manifest.is_some() && name == WITHOUT_A_FIELD
    }

    /// The field that this is; empty of the object as a whole.
    fn kind_of_nesting(&self) -> &str {
        let nested =
            self.nesting.as_deref().filter(|it| self.manifest.is_some_and(|object| it.depth() > object));
        nested.map_or("", |nesting| &nesting.kind)
    }

    /// What the API calls an argument in a field of this kind of objects.
    fn field<'n>(&self, outer: &str, name: &'n str) -> Cow<'n, str> {
        let is_here = |within: &[&str]| {
            within.is_empty() || within.iter().any(|it| *it == outer || *it == self.kind.as_str())
        };
        let known = FIELDS.iter().find(|(argument, _, within)| *argument == name && is_here(within));
        known.map_or_else(|| in_camel_case(name), |(_, field, _)| (*field).into())
    }
}

/// A name with capitals for its underscores.
fn in_camel_case(name: &str) -> Cow<'_, str> {
    if !name.contains('_') {
        return name.into();
    }
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    let capital = |mut field: String, word: &str| {
        let mut letters = word.chars();
        field.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        field + letters.as_str()
    };
    words.fold(first, capital).into()
}
