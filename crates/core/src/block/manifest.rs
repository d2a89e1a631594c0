//! Manifests of Kubernetes that are given as documents, as the resources that the `kubernetes` provider has for them.
//!
//! A rule asks for `security_context` and each `container`, wherever a pod is written. What an API object calls its fields
//! is known here and nowhere else, so that a rule sees one kind of block, and messages have the names of the manifest.

mod fields;

use super::{Block, Nesting, Node};
use crate::value::{Checked, Data, Unknown, Value};
use std::sync::Arc;

/// The resources that hold a manifest, and the attribute in which they do.
const HOLDERS: [(&str, Holder); 2] = [
    // https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/manifest
    ("kubernetes_manifest", Holder::Object("manifest")),
    // https://registry.terraform.io/providers/alekc/kubectl/latest/docs/resources/kubectl_manifest
    ("kubectl_manifest", Holder::Yaml("yaml_body")),
];

/// How a manifest is given.
#[derive(Clone, Copy)]
enum Holder {
    Object(&'static str),
    Yaml(&'static str),
}

/// The group and kind of API objects, and the type of the resource that has their fields. Groups that served a kind before
/// it was stable are left out, but `extensions`, of which manifests are still around.
const KINDS: [(&str, &str, &str); 29] = [
    ("", "ConfigMap", "kubernetes_config_map_v1"),
    ("", "Endpoints", "kubernetes_endpoints_v1"),
    ("", "LimitRange", "kubernetes_limit_range_v1"),
    ("", "PersistentVolume", "kubernetes_persistent_volume_v1"),
    ("", "PersistentVolumeClaim", "kubernetes_persistent_volume_claim_v1"),
    ("", "Pod", "kubernetes_pod_v1"),
    ("", "ReplicationController", "kubernetes_replication_controller_v1"),
    ("", "ResourceQuota", "kubernetes_resource_quota_v1"),
    ("", "Secret", "kubernetes_secret_v1"),
    ("", "Service", "kubernetes_service_v1"),
    ("", "ServiceAccount", "kubernetes_service_account_v1"),
    ("apps", "DaemonSet", "kubernetes_daemon_set_v1"),
    ("apps", "Deployment", "kubernetes_deployment_v1"),
    // No resource of its own; a replication controller has the same fields.
    ("apps", "ReplicaSet", "kubernetes_replication_controller_v1"),
    ("apps", "StatefulSet", "kubernetes_stateful_set_v1"),
    ("autoscaling", "HorizontalPodAutoscaler", "kubernetes_horizontal_pod_autoscaler_v2"),
    ("batch", "CronJob", "kubernetes_cron_job_v1"),
    ("batch", "Job", "kubernetes_job_v1"),
    ("extensions", "DaemonSet", "kubernetes_daemon_set_v1"),
    ("extensions", "Deployment", "kubernetes_deployment_v1"),
    ("extensions", "Ingress", "kubernetes_ingress_v1"),
    ("networking.k8s.io", "Ingress", "kubernetes_ingress_v1"),
    ("networking.k8s.io", "NetworkPolicy", "kubernetes_network_policy_v1"),
    ("policy", "PodDisruptionBudget", "kubernetes_pod_disruption_budget_v1"),
    ("policy", "PodSecurityPolicy", "kubernetes_pod_security_policy_v1beta1"),
    ("rbac.authorization.k8s.io", "ClusterRole", "kubernetes_cluster_role_v1"),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding", "kubernetes_cluster_role_binding_v1"),
    ("rbac.authorization.k8s.io", "Role", "kubernetes_role_v1"),
    ("rbac.authorization.k8s.io", "RoleBinding", "kubernetes_role_binding_v1"),
];

/// The types of the resources that hold manifests.
pub(crate) fn holders() -> impl Iterator<Item = &'static str> {
    HOLDERS.iter().map(|(kind, _)| *kind)
}

/// The types that a manifest may be.
pub(crate) fn types() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(.., kind)| *kind)
}

/// The kind of an object that is a list of others.
const LIST: &str = "List";

impl<'e> Block<'e> {
    /// The objects of Kubernetes' API that this resource holds in a manifest: one, or the items of a list.
    ///
    /// # Errors
    /// The unknown value that the manifest as a whole, or its kind, depends on.
    pub fn held_objects(&self) -> Checked<Vec<Self>> {
        let object = match HOLDERS.iter().find(|(kind, _)| *kind == self.kind()) {
            None => None,
            Some((_, Holder::Object(name))) => self.first(name),
            Some((_, Holder::Yaml(name))) => self.yaml_block(name)?,
        };
        let Some(object) = object else { return Ok(Vec::new()) };
        match object.string("kind")? {
            Some(kind) if *kind == LIST => Ok(object.each("items")),
            _ => Ok(vec![object]),
        }
    }

    /// The manifests that this resource holds, as the resources that they would be. Where a kind is not known, as each that
    /// it may be, of which nothing is known; nothing, where rules know no such kind.
    pub(crate) fn manifests(&self) -> Vec<Self> {
        let of_unknown_kinds =
            |unknown: &Arc<Unknown>| types().map(|kind| self.of_unknown_kind(kind, unknown)).collect();
        let typed = |object: Self| match object.type_of_manifest() {
            Ok(kind) => kind.map(|kind| object.typed(kind)).into_iter().collect::<Vec<_>>(),
            Err(unknown) => of_unknown_kinds(&unknown),
        };
        match self.held_objects() {
            Ok(objects) => objects.into_iter().flat_map(typed).collect(),
            Err(unknown) => of_unknown_kinds(&unknown),
        }
    }

    /// The type of the resource that has the fields of this manifest.
    fn type_of_manifest(&self) -> Checked<Option<&'static str>> {
        let (Some(version), Some(kind)) = (self.string("apiVersion")?, self.string("kind")?) else {
            return Ok(None);
        };
        let group = version.split_once('/').map_or("", |(group, _)| group);
        let found = KINDS.iter().find(|(its, name, _)| *its == group && *name == kind.as_str());
        Ok(found.map(|(.., kind)| *kind))
    }

    fn typed(self, kind: &'static str) -> Self {
        let depth = self.nesting.as_deref().map_or(0, Nesting::depth);
        Self { kind: kind.into(), manifest: Some(depth), ..self }
    }

    fn of_unknown_kind(&self, kind: &'static str, unknown: &Arc<Unknown>) -> Self {
        let value = Value::null(self.header).with(Data::Unknown(unknown.clone()));
        let mut block = self.clone().typed(kind);
        block.node = Node::Value(value);
        block.conditions.push(unknown.clone());
        block
    }

    /// What is not known of a manifest as a whole.
    pub(super) fn unknown_manifest(&self) -> Option<&Arc<Unknown>> {
        match &self.node {
            Node::Value(value) if self.manifest.is_some() && self.nesting.is_none() => value.as_unknown(),
            _ => None,
        }
    }
}
