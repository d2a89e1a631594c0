//! Manifests of Kubernetes that are given as documents, as the resources that the `kubernetes` provider has for them.
//!
//! A rule asks for `security_context` and each `container`, wherever a pod is written. What an API object calls its fields
//! is known here and nowhere else, so that a rule sees one kind of block, and messages have the names of the manifest.

use super::{Block, Node};
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
const KINDS: [(&str, &str, &str); 28] = [
    ("", "ConfigMap", "kubernetes_config_map_v1"),
    ("", "Endpoints", "kubernetes_endpoints_v1"),
    ("", "LimitRange", "kubernetes_limit_range_v1"),
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

impl<'e> Block<'e> {
    /// The manifest that this resource holds, as the resource that it would be. Where its kind is not known, as each that
    /// it may be, of which nothing is known; nothing, where rules know no such kind.
    pub(crate) fn manifests(&self) -> Vec<Self> {
        let holder = HOLDERS.iter().find(|(kind, _)| *kind == self.kind()).map(|(_, holder)| *holder);
        let held = match holder {
            None => return Vec::new(),
            Some(Holder::Object(name)) => Ok(self.first(name)),
            Some(Holder::Yaml(name)) => self.yaml_block(name),
        };
        let typed = held.and_then(|it| {
            let kind = it.as_ref().map_or(Ok(None), Self::type_of_manifest)?;
            Ok(it.zip(kind))
        });
        match typed {
            Ok(typed) => typed.map(|(manifest, kind)| manifest.typed(kind)).into_iter().collect(),
            Err(unknown) => types().map(|kind| self.of_unknown_kind(kind, &unknown)).collect(),
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
        Self { kind: kind.into(), is_manifest: true, ..self }
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
            Node::Value(value) if self.is_manifest && self.nesting.is_none() => value.as_unknown(),
            _ => None,
        }
    }

    /// What this part of a manifest calls an argument or a nested block of a resource: its own name where it has that.
    pub(super) fn name_in_manifest<'n>(&self, name: &'n str) -> &'n str {
        let has = |name| matches!(&self.node, Node::Value(it) if matches!(it.data(), Data::Object(own) if own.contains_key(name)));
        if has(name) { name } else { field(name) }
    }

    /// The same of a path that leads through nested blocks.
    pub(super) fn path_in_manifest(&self, path: &str) -> String {
        let mut names = path.split('.');
        let first = names.next().map(|name| self.name_in_manifest(name));
        first.into_iter().chain(names.map(field)).collect::<Vec<_>>().join(".")
    }
}

/// The field of API objects for an argument of the provider: in capitals instead of underscores, and lists in the plural.
fn field(name: &str) -> &str {
    match name {
        "access_modes" => "accessModes",
        "allow_privilege_escalation" => "allowPrivilegeEscalation",
        "allowed_capabilities" => "allowedCapabilities",
        "allowed_proc_mount_types" => "allowedProcMountTypes",
        "allowed_unsafe_sysctls" => "allowedUnsafeSysctls",
        "api_group" => "apiGroup",
        "api_groups" => "apiGroups",
        "automount_service_account_token" => "automountServiceAccountToken",
        "cluster_ip" => "clusterIP",
        "config_map" => "configMap",
        "config_map_key_ref" => "configMapKeyRef",
        "config_map_ref" => "configMapRef",
        "container" => "containers",
        "container_port" => "containerPort",
        "container_resource" => "containerResource",
        "default_backend" => "defaultBackend",
        "default_request" => "defaultRequest",
        "described_object" => "describedObject",
        "downward_api" => "downwardAPI",
        "empty_dir" => "emptyDir",
        "env_from" => "envFrom",
        "fs_group" => "fsGroup",
        "generate_name" => "generateName",
        "host_ipc" => "hostIPC",
        "host_network" => "hostNetwork",
        "host_path" => "hostPath",
        "host_pid" => "hostPID",
        "host_port" => "hostPort",
        "image_pull_policy" => "imagePullPolicy",
        "image_pull_secret" => "imagePullSecrets",
        "ingress_class_name" => "ingressClassName",
        "init_container" => "initContainers",
        "job_template" => "jobTemplate",
        "label_selector" => "labelSelector",
        "limit" => "limits",
        "liveness_probe" => "livenessProbe",
        "load_balancer_class" => "loadBalancerClass",
        "load_balancer_ip" => "loadBalancerIP",
        "load_balancer_source_ranges" => "loadBalancerSourceRanges",
        "match_expressions" => "matchExpressions",
        "match_labels" => "matchLabels",
        "metric" => "metrics",
        "mount_path" => "mountPath",
        "namespace_selector" => "namespaceSelector",
        "node_port" => "nodePort",
        "node_selector" => "nodeSelector",
        "path" => "paths",
        "persistent_volume_claim" => "persistentVolumeClaim",
        "pod_affinity_term" => "podAffinityTerm",
        "pod_anti_affinity" => "podAntiAffinity",
        "pod_selector" => "podSelector",
        "policy_types" => "policyTypes",
        "port" => "ports",
        "preferred_during_scheduling_ignored_during_execution" => {
            "preferredDuringSchedulingIgnoredDuringExecution"
        }
        "priority_class_name" => "priorityClassName",
        "range" => "ranges",
        "read_only" => "readOnly",
        "read_only_root_filesystem" => "readOnlyRootFilesystem",
        "readiness_probe" => "readinessProbe",
        "required_drop_capabilities" => "requiredDropCapabilities",
        "required_during_scheduling_ignored_during_execution" => {
            "requiredDuringSchedulingIgnoredDuringExecution"
        }
        "resource_names" => "resourceNames",
        "role_ref" => "roleRef",
        "rule" => "rules",
        "run_as_group" => "runAsGroup",
        "run_as_non_root" => "runAsNonRoot",
        "run_as_user" => "runAsUser",
        "seccomp_profile" => "seccompProfile",
        "secret" => "secrets",
        "secret_key_ref" => "secretKeyRef",
        "secret_ref" => "secretRef",
        "security_context" => "securityContext",
        "service_account_name" => "serviceAccountName",
        "service_name" => "serviceName",
        "starting_deadline_seconds" => "startingDeadlineSeconds",
        "startup_probe" => "startupProbe",
        "string_data" => "stringData",
        "subject" => "subjects",
        "supplemental_groups" => "supplementalGroups",
        "sysctl" => "sysctls",
        "topology_key" => "topologyKey",
        "topology_spread_constraint" => "topologySpreadConstraints",
        "value_from" => "valueFrom",
        "volume" => "volumes",
        "volume_claim_template" => "volumeClaimTemplates",
        "volume_mount" => "volumeMounts",
        _ => name,
    }
}
