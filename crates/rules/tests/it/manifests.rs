//! Manifests of Kubernetes that a resource holds are judged as the resources that they would be.

use crate::{Scan, scan};

const POD: &str = r#"{
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "shell", namespace = "shop" }
    spec = {
      hostPID = true
      volumes = [{ name = "etc", hostPath = { path = "/etc" } }]
      containers = [
        {
          name            = "shell"
          securityContext = { privileged = true, capabilities = { add = ["SYS_ADMIN"] } }
        },
      ]
      initContainers = [
        {
          name      = "first"
          ports     = [{ containerPort = 80, hostPort = 80 }]
          resources = { limits = { memory = "64Mi" } }
        },
      ]
    }
  }"#;

/// What is wrong with that pod: the rule, the line, and what the message names.
const WRONG: [(&str, usize, &str); 6] = [
    ("kubernetes-container-host-port", 18, "spec.initContainers.ports.hostPort`"),
    ("kubernetes-container-privileged", 12, "spec.containers.securityContext.privileged`"),
    ("kubernetes-container-sys-admin", 12, "spec.containers.securityContext.capabilities.add`"),
    (
        "kubernetes-container-without-resources-memory-limit", 10,
        "spec.containers.resources.limits.memory` of `shell`",
    ),
    ("kubernetes-pod-host-namespace-pid", 7, "spec.hostPID`"),
    ("kubernetes-pod-system-directory-mounted", 8, "spec.volumes.hostPath"),
];

fn judged(rule: &str, main: &str) -> Scan {
    scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", main)])
}

#[test]
fn a_manifest_that_is_an_object() {
    let main = format!("resource \"kubernetes_manifest\" \"m\" {{\n  manifest = {POD}\n}}\n");
    for (rule, line, named) in WRONG {
        let scan = judged(rule, &main);
        assert_eq!(scan.lines(), [format!("main.tf:{line}")], "{rule}");
        let finding = &scan.report.findings[0];
        assert!(finding.message.contains(named), "{}", finding.message);
        assert_eq!(finding.addresses, ["kubernetes_manifest.m"]);
    }
}

#[test]
fn a_manifest_that_is_a_text() {
    let main = format!("resource \"kubectl_manifest\" \"m\" {{\n  yaml_body = yamlencode({POD})\n}}\n");
    for (rule, ..) in WRONG {
        assert_eq!(judged(rule, &main).report.findings.len(), 1, "{rule}");
    }
}

#[test]
fn documents_of_one_file() {
    let main = r#"
        locals {
          texts     = split("\n---\n", file("${path.module}/all.yaml"))
          manifests = { for text in local.texts : yamldecode(text).metadata.name => yamldecode(text) }
        }
        resource "kubernetes_manifest" "m" {
          for_each = local.manifests
          manifest = each.value
        }"#;
    let pod = |name: &str, shares: bool| {
        format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}\nspec:\n  hostIPC: {shares}\n")
    };
    let all = format!("{}---\n{}", pod("one", true), pod("other", false));
    let rule = tollgate_rules::find("kubernetes-pod-host-namespace-ipc").unwrap();
    let scan = scan(rule, &[("main.tf", main), ("all.yaml", &all)]);
    let addresses: Vec<_> = scan.report.findings.iter().flat_map(|it| &it.addresses).collect();
    assert_eq!(addresses, [r#"kubernetes_manifest.m["one"]"#]);
}

#[test]
fn what_is_no_object_of_the_api_is_left_alone() {
    for (from, to) in [("\"v1\"", "\"example.com/v1\""), ("\"Pod\"", "\"Shell\"")] {
        let pod = POD.replace(from, to);
        let main = format!("resource \"kubernetes_manifest\" \"m\" {{\n  manifest = {pod}\n}}\n");
        for (rule, ..) in WRONG {
            let scan = judged(rule, &main);
            assert!(scan.report.findings.is_empty() && scan.report.undecided.is_empty(), "{rule}");
        }
    }
}

#[test]
fn what_is_not_known_of_a_manifest_is_undecided() {
    let kind = POD.replace("\"Pod\"", "var.kind");
    for manifest in ["var.kind", &kind] {
        let main = format!(
            "variable \"kind\" {{}}\nresource \"kubernetes_manifest\" \"m\" {{\n  manifest = {manifest}\n}}\n"
        );
        for (rule, ..) in WRONG {
            let scan = judged(rule, &main);
            assert!(scan.report.findings.is_empty(), "{rule}");
            assert_eq!(scan.report.undecided.len(), 1, "{rule}");
        }
    }
}

#[test]
fn a_manifest_stands_beside_resources() {
    let main = |labels: &str| {
        format!(
            r#"
            resource "kubernetes_deployment_v1" "d" {{
              metadata {{
                name      = "d"
                namespace = "shop"
              }}
              spec {{
                replicas = 3
                selector {{
                  match_labels = {{ app = "d" }}
                }}
                template {{
                  metadata {{
                    labels = {{ app = "d" }}
                  }}
                  spec {{
                    container {{
                      name = "d"
                    }}
                  }}
                }}
              }}
            }}
            resource "kubernetes_manifest" "budget" {{
              manifest = {{
                apiVersion = "policy/v1"
                kind       = "PodDisruptionBudget"
                metadata   = {{ name = "d", namespace = "shop" }}
                spec       = {{ minAvailable = 1, selector = {{ matchLabels = {labels} }} }}
              }}
            }}"#
        )
    };
    let rule = "kubernetes-deployment-without-disruption-budget";
    assert_eq!(judged(rule, &main("{ app = \"other\" }")).report.findings.len(), 1);
    assert_eq!(judged(rule, &main("{ app = \"d\" }")).report.findings.len(), 0);
}
