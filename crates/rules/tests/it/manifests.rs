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
fn what_is_not_an_object_of_the_api_is_left_alone() {
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

/// The pods of which one shares the processes of its node, and those that say so in one text.
const TWO: &str = "# Two pods\napiVersion: v1\nkind: Pod\nmetadata:\n  name: one\nspec:\n  hostPID: ${shares}\n--- # the other\n\
                   apiVersion: v1\nkind: Pod\nmetadata:\n  name: other\n  namespace: shop\nspec:\n  hostPID: true\n---\n# nothing\n";

const SHARES: &str = "kubernetes-pod-host-namespace-pid";

/// The addresses of what a scan finds, and the lines of files that its traces name.
fn found(rule: &str, files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let scan = scan(tollgate_rules::find(rule).unwrap(), files);
    assert!(scan.report.undecided.is_empty(), "{:?}", scan.report.undecided);
    let findings = scan.report.findings.iter();
    let addresses = findings.clone().flat_map(|it| &it.addresses).map(ToString::to_string).collect();
    let lines = findings.flat_map(|it| &it.trace).map(|it| it.message.clone());
    (addresses, lines.filter(|it| it.starts_with("read from the file")).collect())
}

#[test]
fn documents_that_a_data_source_splits() {
    let main = r#"
        data "kubectl_file_documents" "d" {
          content = templatefile("${path.module}/two.yaml", { shares = true })
        }
        resource "kubectl_manifest" "m" {
          for_each  = data.kubectl_file_documents.d.manifests
          yaml_body = each.value
        }"#;
    let (addresses, lines) = found(SHARES, &[("main.tf", main), ("two.yaml", TWO)]);
    let expected = [
        r#"kubectl_manifest.m["/api/v1/namespaces/shop/pods/other"]"#,
        r#"kubectl_manifest.m["/api/v1/pods/one"]"#,
    ];
    assert_eq!(addresses, expected);
    assert_eq!(lines, ["read from the file `two.yaml`, line 15"]);
}

#[test]
fn one_of_many_documents_names_no_line() {
    let main = r#"
        data "kubectl_file_documents" "d" {
          content = file("${path.module}/all.yaml")
        }
        resource "kubectl_manifest" "m" {
          yaml_body = data.kubectl_file_documents.d.documents[NUMBER]
        }"#;
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostPID: true";
    let lines = |documents: usize, number: usize| {
        let all = vec![pod; documents].join("\n---\n");
        let main = main.replace("NUMBER", &number.to_string());
        found(SHARES, &[("main.tf", &main), ("all.yaml", &all)]).1
    };
    assert_eq!(lines(300, 299), ["read from the file `all.yaml`, line 2099"]);
    assert_eq!(lines(700, 699), ["read from the file `all.yaml`"]);
}

#[test]
fn documents_of_files_that_a_pattern_matches() {
    let main = |arguments: &str| {
        format!(
            r#"
            data "kubectl_path_documents" "d" {{
              pattern = "./pods/*.yaml"
              {arguments}
            }}
            resource "kubectl_manifest" "m" {{
              count     = length(data.kubectl_path_documents.d.documents)
              yaml_body = element(data.kubectl_path_documents.d.documents, count.index)
            }}"#
        )
    };
    let other = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  hostPID: true\n";
    let files = |main: &str| {
        let files = [("main.tf", main), ("pods/b.yaml", TWO), ("pods/a.yaml", other), ("pods/c.txt", "no")];
        found(SHARES, &files).0
    };
    let of =
        |numbers: &[usize]| numbers.iter().map(|it| format!("kubectl_manifest.m[{it}]")).collect::<Vec<_>>();
    assert_eq!(files(&main("vars = { shares = \"false\", name = \"a\" }")), of(&[0, 2]));
    assert_eq!(
        files(&main("vars = { name = \"a\" }\n sensitive_vars = { shares = \"true\" }")),
        of(&[0, 1, 2])
    );
    // Without a template `${shares}` stays what it is, and is not `false`.
    assert_eq!(files(&main("disable_template = true")), of(&[0, 1, 2]));
}

#[test]
fn names_of_files_that_a_pattern_matches() {
    let main = r#"
        data "kubectl_filename_list" "d" {
          pattern = "${path.module}/p*/*.yaml"
        }
        resource "kubectl_manifest" "m" {
          for_each  = toset(data.kubectl_filename_list.d.matches)
          yaml_body = file(each.value)
        }"#;
    let pod = "apiVersion: v1\nkind: Pod\nspec:\n  hostPID: true\n";
    let (addresses, _) = found(SHARES, &[("main.tf", main), ("pods/a.yaml", pod), ("other/a.yaml", pod)]);
    assert_eq!(addresses, [r#"kubectl_manifest.m["./pods/a.yaml"]"#]);
}

#[test]
fn documents_that_are_not_known_are_undecided() {
    let documents = |content: &str| {
        format!(
            r#"
            variable "text" {{}}
            data "kubectl_file_documents" "d" {{
              content = {content}
            }}
            resource "kubectl_manifest" "m" {{
              for_each  = data.kubectl_file_documents.d.manifests
              yaml_body = each.value
            }}"#
        )
    };
    let pod = |shares: &str, name: &str| {
        format!(
            "<<-T\n  apiVersion: v1\n  kind: Pod\n  metadata: {{ name: {name} }}\n  spec: {{ hostPID: {shares} }}\nT"
        )
    };
    for content in ["var.text", &pod("${var.text}", "a"), &pod("true", "a${var.text}")] {
        let scan = judged(SHARES, &documents(content));
        assert_eq!((scan.report.findings.len(), scan.report.undecided.len()), (0, 1), "{content}");
    }
    let known = documents(
        &pod("true", "a\n    labels: { app: \"${var.text}\" }")
            .replace("{ name: a\n    labels", "\n    name: a\n    labels")
            .replace("\" } }", "\" }"),
    );
    assert_eq!(judged(SHARES, &known).report.findings.len(), 1, "{known}");
}

#[test]
fn items_of_a_list() {
    let main = |second: &str| {
        format!(
            r#"
            variable "shares" {{}}
            resource "kubectl_manifest" "m" {{
              yaml_body = yamlencode({{
                apiVersion = "v1"
                kind       = "List"
                items = [
                  {POD},
                  {second},
                  {{ apiVersion = "example.com/v1", kind = "Pod", spec = {{ hostPID = true }} }},
                ]
              }})
            }}"#
        )
    };
    let lines = |main: &str| judged(SHARES, main).lines().len();
    assert_eq!(lines(&main(POD)), 2);
    let scan =
        judged(SHARES, &main("{ apiVersion = \"v1\", kind = \"Pod\", spec = { hostPID = var.shares } }"));
    assert_eq!((scan.lines().len(), scan.report.undecided.len()), (1, 1));
    assert!(
        scan.report.findings[0].message.starts_with("`spec.hostPID`"),
        "{}",
        scan.report.findings[0].message
    );
}

#[test]
fn a_manifest_that_a_default_switches_off() {
    let main = format!(
        r#"
        variable "enabled" {{
          type    = bool
          default = false
        }}
        resource "kubernetes_manifest" "m" {{
          count    = var.enabled ? 1 : 0
          manifest = {POD}
        }}"#
    );
    for (rule, ..) in WRONG {
        let scan = judged(rule, &main);
        assert_eq!(scan.report.findings.len(), 1, "{rule}");
    }
}

#[test]
fn what_a_default_switches_off_is_not_missed_for_good() {
    let main = |budget: &str| {
        format!(
            r#"
            variable "enabled" {{
              type    = bool
              default = false
            }}
            resource "kubernetes_manifest" "d" {{
              manifest = {{
                apiVersion = "apps/v1"
                kind       = "Deployment"
                metadata   = {{ name = "d" }}
                spec = {{
                  replicas = 3
                  selector = {{ matchLabels = {{ app = "d" }} }}
                  template = {{ metadata = {{ labels = {{ app = "d" }} }}, spec = {{ containers = [] }} }}
                }}
              }}
            }}
            {budget}"#
        )
    };
    let budget = r#"
            resource "kubernetes_manifest" "budget" {
              count = var.enabled ? 1 : 0
              manifest = {
                apiVersion = "policy/v1"
                kind       = "PodDisruptionBudget"
                metadata   = { name = "d" }
                spec       = { minAvailable = 1, selector = { matchLabels = { app = "d" } } }
              }
            }"#;
    let messages = |main: &str| {
        let scan = judged("kubernetes-deployment-without-disruption-budget", main);
        scan.report.findings.into_iter().map(|it| it.flaw.message).collect::<Vec<_>>()
    };
    let missing = "no disruption budget in the configuration selects the pods";
    assert_eq!(messages(&main("")), [missing]);
    let off = format!("{missing}; `kubernetes_manifest.budget[0]` is off by default");
    assert_eq!(messages(&main(budget)), [off]);
}

#[test]
fn a_volume_of_the_node_that_pods_claim() {
    let main = r#"
        resource "kubernetes_manifest" "m" {
          manifest = {
            apiVersion = "v1"
            kind       = "PersistentVolume"
            metadata   = { name = "etc" }
            spec       = { hostPath = { path = "/etc" } }
          }
        }"#;
    let scan = judged("kubernetes-pod-system-directory-mounted", main);
    assert_eq!(scan.lines(), ["main.tf:7"]);
    assert!(
        scan.report.findings[0].message.starts_with("`spec.hostPath.path` is"),
        "{}",
        scan.report.findings[0].message
    );
}

#[test]
fn pods_that_nobody_shows_are_not_a_fault_of_a_network_policy() {
    let policy = r#"
        apiVersion = "networking.k8s.io/v1"
        kind       = "NetworkPolicy"
        metadata   = { name = "a" }
        spec       = { podSelector = { matchLabels = { app = "a" } } }"#;
    let main = |other: &str| {
        format!(
            "variable \"v\" {{}}\nresource \"kubernetes_manifest\" \"p\" {{\nmanifest = {{{policy}\n}}\n}}\n\
             resource \"kubernetes_manifest\" \"o\" {{\nmanifest = {{\n{other}\n}}\n}}\n"
        )
    };
    let pod = |label: &str| {
        format!(
            "apiVersion = \"v1\"\nkind = \"Pod\"\nmetadata = {{ name = \"a\", labels = {{ app = \"{label}\" }} }}"
        )
    };
    let counts = |other: &str| {
        let scan = judged("kubernetes-network-policy-without-pods", &main(other));
        (scan.report.findings.len(), scan.report.undecided.len())
    };
    assert_eq!(counts(&pod("a")), (0, 0));
    assert_eq!(counts(&pod("b")), (1, 0));
    assert_eq!(counts("apiVersion = \"argoproj.io/v1alpha1\"\nkind = \"Rollout\""), (0, 0));
    assert_eq!(counts("apiVersion = \"v1\"\nkind = var.v"), (0, 2));
}
