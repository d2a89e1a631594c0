//! What most reviewers decline, of Google Cloud, Azure and Kubernetes; and how findings there are worded.

use crate::declined::{accepted, declined};
use crate::{scan, scan_files};
use tollgate_core::files::Memory;

/// What a rule says of a configuration.
fn messages(rule: &str, main: &str) -> Vec<String> {
    let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", main)]);
    scan.report.findings.iter().map(|finding| finding.message.clone()).collect()
}

#[test]
fn grants_to_service_agents() {
    let rule = "gcp-iam-service-account-impersonation";
    let grant = |members: &str| {
        format!(
            "data \"google_project\" \"p\" {{}}\nresource \"google_project_iam_binding\" \"m\" {{\n  role    = \"roles/iam.serviceAccountTokenCreator\"\n  members = [{members}]\n}}\n"
        )
    };
    let agent =
        "\"serviceAccount:service-${data.google_project.p.number}@gcp-sa-pubsub.iam.gserviceaccount.com\"";
    let workload = "\"serviceAccount:orders@shop.iam.gserviceaccount.com\"";
    declined(rule, &grant(agent));
    declined(rule, &grant("\"serviceAccount:service-1@serverless-robot-prod.iam.gserviceaccount.com\""));
    declined(rule, &grant("\"serviceAccount:1@cloudservices.gserviceaccount.com\""));
    declined(rule, &grant("\"serviceAccount:${google_project_service_identity.i.email}\""));
    accepted(rule, &grant(&format!("{agent}, {workload}")));
    accepted(rule, &grant("\"serviceAccount:a@gcp-sa-pubsub-of-mine.example.com\""));
}

#[test]
fn one_grant_of_several_instances_of_a_module() {
    let module = "data \"google_project\" \"p\" {}\nresource \"google_project_iam_member\" \"m\" {\n  role   = \"roles/iam.serviceAccountUser\"\n  member = \"serviceAccount:${data.google_project.p.number}@example.iam.gserviceaccount.com\"\n}\n";
    let calls = "module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n";
    let files = Memory::default().with("/main.tf", calls).with("/m/main.tf", module);
    let rule = tollgate_rules::find("gcp-iam-service-account-impersonation").unwrap();
    let findings = scan_files(vec![rule], &files).report.findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].addresses.len(), 2);
    assert!(!findings[0].message.contains("module."), "{}", findings[0].message);
}

#[test]
fn projects_whose_services_make_no_network() {
    let rule = "gcp-project-with-default-network";
    let project = |services: &str| {
        format!(
            "resource \"google_project\" \"p\" {{\n  project_id = \"shop\"\n}}\nresource \"google_project_service\" \"s\" {{\n  for_each = toset([{services}])\n  project  = google_project.p.project_id\n  service  = each.key\n}}\n"
        )
    };
    declined(rule, &project("\"iam.googleapis.com\", \"sts.googleapis.com\""));
    accepted(rule, &project("\"iam.googleapis.com\", \"compute.googleapis.com\""));
    accepted(rule, &project(""));
}

#[test]
fn an_organization_policy_holds_where_it_is_enforced() {
    let rule = "gcp-project-with-default-network";
    let main = |enforce: &str| {
        format!(
            "resource \"google_project\" \"p\" {{\n  project_id = \"shop\"\n}}\nresource \"google_org_policy_policy\" \"o\" {{\n  name   = \"organizations/1/policies/compute.skipDefaultNetworkCreation\"\n  parent = \"organizations/1\"\n  spec {{\n    rules {{\n      enforce = \"{enforce}\"\n    }}\n  }}\n}}\n"
        )
    };
    assert!(messages(rule, &main("TRUE")).is_empty());
    accepted(rule, &main("FALSE"));
}

#[test]
fn links_to_disks_that_are_only_read() {
    let rule = "kubernetes-pod-system-directory-mounted";
    let agent = |path: &str, read_only: bool| {
        format!(
            r#"
            resource "kubernetes_deployment_v1" "agent" {{
              spec {{
                template {{
                  spec {{
                    volume {{
                      name = "disks"
                      host_path {{
                        path = "{path}"
                      }}
                    }}
                    container {{
                      name = "agent"
                      volume_mount {{
                        name       = "disks"
                        mount_path = "/disks"
                        read_only  = {read_only}
                      }}
                    }}
                  }}
                }}
              }}
            }}
            "#
        )
    };
    declined(rule, &agent("/dev/disk/", true));
    declined(rule, &agent("/dev/disk/by-id", true));
    accepted(rule, &agent("/dev/disk/", false));
    accepted(rule, &agent("/dev", true));
}

#[test]
fn vaults_that_the_provider_purges() {
    let rule = "azure-key-vault-without-purge-protection";
    let vault = |purges: bool, rest: &str| {
        format!(
            "provider \"azurerm\" {{\n  features {{\n    key_vault {{\n      purge_soft_delete_on_destroy = {purges}\n    }}\n  }}\n}}\nresource \"azurerm_key_vault\" \"v\" {{\n  name = \"orders\"\n  {rest}\n}}\n"
        )
    };
    let off = "purge_protection_enabled = false";
    declined(rule, &vault(true, off));
    accepted(rule, &vault(false, off));
    declined(rule, &vault(true, ""));
    accepted(rule, &vault(false, ""));
}

#[test]
fn messages_name_the_other_way_out() {
    let cluster = "resource \"azurerm_kubernetes_cluster\" \"c\" {}\n";
    let said = messages("azure-aks-cluster-public", cluster);
    assert!(
        matches!(&said[..], [one] if one.contains("`authorized_ip_ranges` of `api_server_access_profile`")),
        "{said:?}"
    );
    let cache = "resource \"azurerm_redis_cache\" \"c\" {\n  name = \"orders\"\n}\n";
    let endpoint = "resource \"azurerm_private_endpoint\" \"e\" {\n  private_service_connection {\n    private_connection_resource_id = azurerm_redis_cache.c.id\n  }\n}\n";
    let names_endpoint =
        |main: &str| messages("azure-redis-cache-public", main)[0].contains("azurerm_private_endpoint");
    assert!(names_endpoint(&format!("{cache}{endpoint}")));
    assert!(!names_endpoint(cache));
}

#[test]
fn node_pools_of_a_cluster_with_a_pool_of_identities() {
    let rule = "gcp-gke-nodes-with-default-service-account";
    let pool = |identities: &str, mode: &str| {
        format!(
            "resource \"google_container_cluster\" \"c\" {{\n  name                     = \"shop\"\n  remove_default_node_pool = true\n  {identities}\n}}\nresource \"google_container_node_pool\" \"n\" {{\n  cluster = google_container_cluster.c.name\n  node_config {{\n    machine_type = \"e2-standard-4\"\n    {mode}\n  }}\n}}\n"
        )
    };
    let identities = "workload_identity_config {\n    workload_pool = \"shop.svc.id.goog\"\n  }";
    assert!(messages(rule, &pool(identities, "")).is_empty());
    accepted(rule, &pool("", ""));
    accepted(rule, &pool(identities, "workload_metadata_config {\n      mode = \"GCE_METADATA\"\n    }"));
}

#[test]
fn storage_accounts_for_nfs() {
    let rule = "azure-storage-account-accepts-http";
    let account = |kind: &str, protocol: &str| {
        format!(
            r#"
            resource "azurerm_storage_account" "a" {{
              name                       = "homes"
              account_kind               = "{kind}"
              https_traffic_only_enabled = false
            }}
            resource "azurerm_storage_share" "s" {{
              storage_account_name = azurerm_storage_account.a.name
              enabled_protocol     = "{protocol}"
            }}
            "#
        )
    };
    declined(rule, &account("FileStorage", "NFS"));
    accepted(rule, &account("FileStorage", "SMB"));
    accepted(rule, &account("StorageV2", "NFS"));
    let blobs = "nfsv3_enabled = true\n  https_traffic_only_enabled = false";
    declined(rule, &format!("resource \"azurerm_storage_account\" \"a\" {{\n  {blobs}\n}}\n"));
}

#[test]
fn clusters_whose_callers_are_all_known_to_entra() {
    let rule = "azure-aks-cluster-public";
    let cluster = |rest: &str| {
        format!(
            "resource \"azurerm_kubernetes_cluster\" \"c\" {{\n  azure_active_directory_role_based_access_control {{\n    azure_rbac_enabled = true\n  }}\n  {rest}\n}}\n"
        )
    };
    declined(rule, &cluster("local_account_disabled = true"));
    accepted(rule, &cluster(""));
    accepted(rule, &cluster("api_server_access_profile {\n    authorized_ip_ranges = []\n  }"));
}

#[test]
fn servers_that_admit_subnets_only() {
    let rule = "azure-sql-server-public";
    let server = |rest: &str| {
        format!(
            r#"
            resource "azurerm_mssql_server" "s" {{}}
            resource "azurerm_mssql_virtual_network_rule" "r" {{
              server_id = azurerm_mssql_server.s.id
            }}
            {rest}
            "#
        )
    };
    declined(rule, &server(""));
    let addresses =
        "resource \"azurerm_mssql_firewall_rule\" \"f\" {\n  server_id = azurerm_mssql_server.s.id\n}";
    accepted(rule, &server(addresses));
}

#[test]
fn keys_of_service_accounts_that_are_rotated() {
    let rule = "gcp-iam-service-account-key";
    declined(
        rule,
        "resource \"google_service_account_key\" \"k\" {\n  keepers = { month = \"2026-01\" }\n}\n",
    );
    accepted(rule, "resource \"google_service_account_key\" \"k\" {}\n");
}

#[test]
fn proxies_of_google_whose_url_maps_nobody_knows() {
    let rule = "gcp-compute-forwarding-rule-accepts-http";
    let forwarding = |target: &str| {
        format!("resource \"google_compute_global_forwarding_rule\" \"f\" {{\n  target = {target}\n}}\n")
    };
    declined(rule, &forwarding("\"projects/p/global/targetHttpProxies/web\""));
    let proxy = "resource \"google_compute_target_http_proxy\" \"web\" {\n  url_map = google_compute_url_map.web.id\n}\n\
                 resource \"google_compute_url_map\" \"web\" {\n  default_service = \"web\"\n}\n";
    accepted(rule, &format!("{}{proxy}", forwarding("google_compute_target_http_proxy.web.id")));
}

#[test]
fn service_accounts_that_set_up_projects() {
    let grant = |role: &str, account: &str| {
        format!(
            "resource \"google_project_iam_member\" \"m\" {{\n  role   = \"{role}\"\n  member = \"serviceAccount:{account}@p.iam.gserviceaccount.com\"\n}}\n"
        )
    };
    let user = "roles/iam.serviceAccountUser";
    declined("gcp-iam-service-account-impersonation", &grant(user, "github-deployer"));
    accepted("gcp-iam-service-account-impersonation", &grant(user, "orders"));
    declined("gcp-iam-full-access", &grant("roles/editor", "terraform-ci"));
    accepted("gcp-iam-full-access", &grant("roles/editor", "orders"));
    declined("gcp-iam-full-access", &grant("roles/owner", "terraform-ci"));
}

#[test]
fn settings_of_another_resource_are_not_those_of_a_vault() {
    let rule = "azure-key-vault-without-audit-logs";
    let main = |on: bool, target: &str| {
        format!(
            r#"
            variable "on" {{
              default = {on}
            }}
            resource "azurerm_key_vault" "v" {{}}
            resource "azurerm_firewall" "f" {{
              count = var.on ? 1 : 0
            }}
            resource "azurerm_monitor_diagnostic_setting" "d" {{
              count              = var.on ? 1 : 0
              target_resource_id = {target}
              enabled_log {{
                category_group = "allLogs"
              }}
            }}
            "#
        )
    };
    let missed = "no `azurerm_monitor_diagnostic_setting` collects the audit events of this vault";
    assert_eq!(messages(rule, &main(true, "azurerm_firewall.f[0].id")), [missed]);
    assert_eq!(messages(rule, &main(false, "azurerm_firewall.f[0].id")), [missed]);
    assert!(messages(rule, &main(true, "azurerm_key_vault.v.id")).is_empty());
}
