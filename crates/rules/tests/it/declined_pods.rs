//! What most reviewers decline of pods and services of Kubernetes, because it cannot be otherwise.

use crate::declined::{accepted, declined, silent};
use crate::scan;

/// A workload with these lines in the `spec` of its pods.
fn workload(kind: &str, spec: &str) -> String {
    format!(
        "resource \"{kind}\" \"w\" {{\n  metadata {{\n    name = \"w\"\n    namespace = \"shop\"\n  }}\n  spec {{\n    template {{\n      spec {{\n        {spec}\n      }}\n    }}\n  }}\n}}\n"
    )
}

fn container(body: &str) -> String {
    format!("container {{\n  name = \"c\"\n  {body}\n}}\n")
}

fn volume(path: &str, rest: &str) -> String {
    format!("volume {{\n  name = \"v\"\n  host_path {{\n    path = \"{path}\"\n    {rest}\n  }}\n}}\n")
}

const AGENT: &str = "kubernetes_daemon_set_v1";
const DEPLOYMENT: &str = "kubernetes_deployment_v1";
const CONTROL_PLANE: &str =
    "toleration {\n  key = \"node-role.kubernetes.io/control-plane\"\n  operator = \"Exists\"\n}\n";
const EVERY_NODE: &str = "toleration {\n  operator = \"Exists\"\n}\n";
const ONE_NODE: &str = "toleration {\n  key = \"gpu\"\n  operator = \"Exists\"\n}\n";
const CRITICAL: &str = "priority_class_name = \"system-node-critical\"\n";

#[test]
fn parts_of_the_node() {
    let context = |line: &str| container(&format!("security_context {{\n    {line}\n  }}"));
    let cases = [
        ("kubernetes-container-privileged", context("privileged = true")),
        ("kubernetes-container-as-root", context("run_as_user = 0")),
        ("kubernetes-container-privilege-escalation-allowed", context("allow_privilege_escalation = true")),
        ("kubernetes-container-sys-admin", context("capabilities {\n add = [\"SYS_ADMIN\"]\n }")),
        ("kubernetes-container-capabilities-added", context("capabilities {\n add = [\"SYS_PTRACE\"]\n }")),
        ("kubernetes-container-host-port", container("port {\n container_port = 1\n host_port = 1\n }")),
        ("kubernetes-pod-host-namespace-network", "host_network = true\n".to_owned()),
        ("kubernetes-pod-system-directory-mounted", volume("/etc/cni/net.d", "")),
        ("kubernetes-pod-host-path-mounted", volume("/opt/cni/bin", "")),
    ];
    for (rule, spec) in cases {
        declined(rule, &workload(AGENT, &spec));
        declined(rule, &workload(DEPLOYMENT, &format!("{spec}{CONTROL_PLANE}")));
        declined(rule, &workload(DEPLOYMENT, &format!("{spec}{EVERY_NODE}")));
        declined(rule, &workload(DEPLOYMENT, &format!("node_name = \"k8s-master\"\n{spec}")));
        accepted(rule, &workload(DEPLOYMENT, &format!("node_name = \"k8s-worker\"\n{spec}")));
        accepted(rule, &workload(DEPLOYMENT, &format!("{spec}{ONE_NODE}")));
        if !rule.contains("port") && !rule.contains("network") {
            accepted(rule, &workload(DEPLOYMENT, &format!("{CRITICAL}{spec}")));
        }
    }
    let operator = "priority_class_name = \"system-cluster-critical\"\nhost_network = true";
    declined("kubernetes-pod-host-namespace-network", &workload(DEPLOYMENT, operator));
}

#[test]
fn agents_that_read_logs() {
    let agent = |kind: &str, path: &str, read_only: bool| {
        let position = volume("/var/lib/filebeat-data", "").replace("\"v\"", "\"data\"");
        let mounts = format!(
            "security_context {{\n    run_as_user = 0\n  }}\n  volume_mount {{\n    name = \"v\"\n    mount_path = \"/logs\"\n    read_only = {read_only}\n  }}\n"
        );
        workload(kind, &format!("{}{}{position}", container(&mounts), volume(path, "")))
    };
    for path in ["/var/log", "/var/log/pods", "/var/lib/docker/containers"] {
        declined("kubernetes-container-as-root", &agent(AGENT, path, true));
    }
    accepted("kubernetes-container-as-root", &agent(DEPLOYMENT, "/var/log", true));
    let rule = tollgate_rules::find("kubernetes-pod-host-path-mounted").unwrap();
    let paths = |text: &str| -> Vec<bool> {
        let findings = scan(rule, &[("main.tf", text)]).report.findings;
        findings.iter().map(|it| it.pedantic).collect()
    };
    assert_eq!(paths(&agent(AGENT, "/var/log", true)), [true, true]);
    assert_eq!(paths(&agent(DEPLOYMENT, "/srv/logs", true)), [false, false]);
}

#[test]
fn containers_that_give_a_volume_to_another_user() {
    let rule = "kubernetes-container-as-root";
    let init = |command: &str| {
        let container = container(&format!("{command}\n  security_context {{\n    run_as_user = 0\n  }}"));
        workload(DEPLOYMENT, &container.replace("container {", "init_container {"))
    };
    let shell = |script: &str| init(&format!("command = [\"sh\", \"-c\", \"{script}\"]"));
    declined(rule, &shell("mkdir -p /data && chown -R 1000:1000 /data && chmod 0775 /data"));
    declined(rule, &init("command = [\"/bin/chown\", \"-R\", \"1000\", \"/data\"]"));
    declined(rule, &init("command = [\"sh\", \"-ec\"]\n  args = [\"set -e; chown 1000 /data\"]"));
    accepted(rule, &shell("chown 1000 /data && npm install"));
    accepted(rule, &shell("chown $(id -u) /data"));
    accepted(rule, &shell("chown 1000 /data | sh"));
    accepted(rule, &init(""));
    accepted(rule, &shell("chown 1000 /data").replace("init_container {", "container {"));
}

#[test]
fn probes_of_exporters_beside_what_they_measure() {
    let rule = "kubernetes-container-without-probe-readiness";
    let port = "port {\n    container_port = 80\n  }";
    let web = container(&format!("{port}\n  readiness_probe {{\n    tcp_socket {{\n port = 80\n }}\n  }}"));
    let beside =
        |image: &str| container(&format!("image = \"{image}\"\n  {port}")).replace("\"c\"", "\"metrics\"");
    declined(rule, &workload(DEPLOYMENT, &format!("{web}{}", beside("nginx/nginx-prometheus-exporter:1.4"))));
    accepted(rule, &workload(DEPLOYMENT, &format!("{web}{}", beside("shop/orders:1"))));
    accepted(rule, &workload(DEPLOYMENT, &beside("nginx/nginx-prometheus-exporter")));
}

#[test]
fn limits_that_the_namespace_fills_in() {
    let range = |namespace: &str, list: &str| {
        format!(
            "resource \"kubernetes_limit_range\" \"l\" {{\n  metadata {{\n    name = \"l\"\n    namespace = \"{namespace}\"\n  }}\n  spec {{\n    limit {{\n      type = \"Container\"\n      {list} = {{\n        memory = \"256Mi\"\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    let (limit, request) = (
        "kubernetes-container-without-resources-memory-limit",
        "kubernetes-container-without-resources-memory-request",
    );
    let bare = workload(DEPLOYMENT, &container(""));
    for (rule, list) in [(limit, "default"), (request, "default"), (request, "default_request")] {
        declined(rule, &format!("{bare}{}", range("shop", list)));
        accepted(rule, &format!("{bare}{}", range("other", list)));
    }
    accepted(limit, &format!("{bare}{}", range("shop", "default_request")));
    accepted(limit, &bare);
}

#[test]
fn files_of_the_node_that_say_little() {
    let rule = "kubernetes-pod-system-directory-mounted";
    let mounting =
        |path: &str, sort: &str| workload(DEPLOYMENT, &volume(path, &format!("type = \"{sort}\"")));
    silent(rule, &mounting("/run/xtables.lock", "FileOrCreate"));
    silent(rule, &mounting("/var/run/xtables.lock", ""));
    silent(rule, &mounting("/run/agent.lock", "FileOrCreate"));
    silent(rule, &mounting("/var/lib/dbus/machine-id", ""));
    declined("kubernetes-pod-host-path-mounted", &mounting("/run/xtables.lock", "FileOrCreate"));
    accepted(rule, &mounting("/run/agent.lock", "DirectoryOrCreate"));
    let says = |path: &str, sort: &str| {
        let rule = tollgate_rules::find(rule).unwrap();
        scan(rule, &[("main.tf", &mounting(path, sort))]).report.findings[0].message.clone()
    };
    assert!(says("/etc/shadow", "File").ends_with("a file of the node's system"));
    assert!(says("/run/containerd/containerd.sock", "Socket").ends_with("a socket of the node's system"));
    assert!(says("/etc", "").ends_with("a directory of the node's system"));
}

#[test]
fn what_most_runtimes_give_to_every_container() {
    let rule = "kubernetes-container-capabilities-added";
    let adding = |names: &str| {
        let context =
            format!("security_context {{\n    capabilities {{\n      add = [{names}]\n    }}\n  }}");
        workload(DEPLOYMENT, &container(&context))
    };
    declined(rule, &adding("\"NET_RAW\""));
    declined(rule, &adding("\"CAP_NET_RAW\", \"CHOWN\""));
    declined(rule, &adding("\"NET_RAW\", \"NET_ADMIN\""));
    accepted(rule, &adding("\"NET_RAW\", \"SYS_PTRACE\""));
}

#[test]
fn load_balancers_with_private_addresses() {
    let rule = "kubernetes-service-load-balancer-public";
    let service = |annotations: &str, spec: &str| {
        format!(
            "resource \"kubernetes_service\" \"s\" {{\n  metadata {{\n    name = \"s\"\n    annotations = {{\n      {annotations}\n    }}\n  }}\n  spec {{\n    type = \"LoadBalancer\"\n    {spec}\n  }}\n}}\n"
        )
    };
    for annotation in [
        "\"metallb.io/loadBalancerIPs\" = \"10.0.20.200\"",
        "\"metallb.universe.tf/loadBalancerIPs\" = \"192.168.1.240,fd00::1\"",
        "\"kube-vip.io/loadbalancerIPs\" = \"172.16.0.9\"",
        "\"lbipam.cilium.io/ips\" = \"10.0.0.5\"",
        "\"networking.gke.io/load-balancer-type\" = \"internal\"",
        "\"oci-network-load-balancer.oraclecloud.com/internal\" = \"true\"",
        "\"load-balancer.hetzner.cloud/disable-public-network\" = true",
        "\"service.beta.kubernetes.io/scw-loadbalancer-private\" = \"true\"",
        "\"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid\" = \"subnet-1\"",
        // Which address it is the pool says, which is not here.
        "\"metallb.io/address-pool\" = \"home\"",
        "\"metallb.io/loadBalancerIPs\" = var.address",
    ] {
        silent(rule, &format!("variable \"address\" {{}}\n{}", service(annotation, "")));
    }
    silent(rule, &service("", "load_balancer_ip = \"10.1.0.4\""));
    silent(rule, &service("", "load_balancer_class = \"io.cilium/l2-announcer\""));
    accepted(rule, &service("", "load_balancer_ip = \"203.0.113.7\""));
    accepted(rule, &service("", "load_balancer_ip = azurerm_public_ip.p.ip_address"));
    accepted(rule, &service("\"metallb.io/loadBalancerIPs\" = \"203.0.113.7\"", ""));
    accepted(rule, &service("\"metallb.io/loadBalancerIPs\" = \"10.0.0.1,203.0.113.7\"", ""));
    accepted(rule, &service("\"prometheus.io/scrape\" = \"true\"", ""));
}

#[test]
fn devices_behind_which_there_is_nothing_of_the_node() {
    let pod = |path: &str| {
        format!(
            "resource \"kubernetes_pod_v1\" \"p\" {{\n  metadata {{\n    name = \"p\"\n  }}\n  spec {{\n    container {{\n      name = \"c\"\n    }}\n    volume {{\n      name = \"v\"\n      host_path {{\n        path = \"{path}\"\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    for (path, found) in
        [("/dev/net/tun", 0), ("/dev/dri/renderD128", 0), ("/dev", 1), ("/dev/sda", 1), ("/dev/net", 1)]
    {
        let rule = tollgate_rules::find("kubernetes-pod-system-directory-mounted").unwrap();
        assert_eq!(scan(rule, &[("main.tf", &pod(path))]).lines().len(), found, "{path}");
    }
}

#[test]
fn pods_that_end_need_no_limit_of_memory() {
    let pod = |policy: &str| {
        format!(
            "variable \"policy\" {{}}\nresource \"kubernetes_pod_v1\" \"p\" {{\n  metadata {{\n    name = \"p\"\n  }}\n  spec {{\n    {policy}\n    container {{\n      name = \"c\"\n    }}\n  }}\n}}\n"
        )
    };
    let rule = "kubernetes-container-without-resources-memory-limit";
    for ends in ["Never", "OnFailure"] {
        declined(rule, &pod(&format!("restart_policy = \"{ends}\"")));
    }
    for goes_on in ["", "restart_policy = \"Always\"", "restart_policy = var.policy"] {
        accepted(rule, &pod(goes_on));
    }
}

#[test]
fn what_stands_for_tiller_without_running_it() {
    let rule = "kubernetes-pod-tiller";
    let account = |kind: &str, name: &str| {
        format!("resource \"{kind}\" \"a\" {{\n  metadata {{\n    name = \"{name}\"\n  }}\n}}\n")
    };
    for kind in ["kubernetes_service_account", "kubernetes_role_binding_v1", "kubernetes_cluster_role"] {
        declined(rule, &account(kind, "tiller"));
    }
    accepted(rule, &account("kubernetes_service_v1", "tiller-deploy"));
}
