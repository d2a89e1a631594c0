//! Comments of other scanners, whose ids may stand for several of our rules.

use crate::scan_files;
use tollgate_core::files::Memory;

#[test]
fn an_id_suppresses_every_rule_that_answers_to_it() {
    let group = |comment: &str| {
        format!(
            "resource \"aws_security_group\" \"web\" {{\n  {comment}\n  egress {{\n    from_port = 0\n    to_port = 0\n    \
             protocol = \"-1\"\n  }}\n}}\n"
        )
    };
    let ids =
        ["aws-ec2-security-group-rule-without-description", "aws-ec2-security-group-without-description"];
    let count = |comment: &str| {
        let scan = scan_files(tollgate_rules::all(), &Memory::default().with("/m/main.tf", group(comment)));
        let found = |id: &str| scan.report.findings.iter().filter(|it| it.rule.id == id).count();
        let suppressed = scan.report.suppressed.iter().filter(|(it, _)| ids.contains(&it.rule.id)).count();
        (ids.map(found), suppressed)
    };
    assert_eq!(count("# nothing"), ([1, 1], 0));
    assert_eq!(count("#checkov:skip=CKV_AWS_23:described elsewhere"), ([0, 0], 2));
}

#[test]
fn the_old_codes_of_tfsec_suppress_what_their_names_do() {
    let secret = "resource \"azurerm_key_vault_secret\" \"a\" {\n  name = \"a\"\n}\n";
    let found = |comment: &str| {
        let files = Memory::default().with("/m/main.tf", format!("# {comment}\n{secret}"));
        let rule = tollgate_rules::find("azure-key-vault-secret-without-expiration").unwrap();
        scan_files(vec![rule], &files).report.findings.len()
    };
    assert_eq!([found("tfsec:ignore:AZU023"), found("tfsec:ignore:AZU022"), found("AZU023")], [0, 1, 1]);
    // What one of its checks says of any port, several of ours say of a port each.
    let firewall = "resource \"google_compute_firewall\" \"f\" {\n  allow {\n    protocol = \"tcp\"\n    ports    = [\"22\"]\n  }\n  source_ranges = [\"0.0.0.0/0\"]";
    let open = |comment: &str| {
        let files = Memory::default().with("/m/main.tf", format!("{firewall} # {comment}\n}}\n"));
        let rule = tollgate_rules::find("gcp-compute-firewall-port-open-ssh").unwrap();
        scan_files(vec![rule], &files).report.findings.len()
    };
    assert_eq!([open("tfsec:ignore:GCP003"), open("tfsec:ignore:GCP004")], [0, 1]);
    for (code, name) in tollgate_core::suppress::legacy::CODES {
        assert!(tollgate_rules::find(name).is_some(), "{code} stands for {name}");
    }
}
