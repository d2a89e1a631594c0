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
