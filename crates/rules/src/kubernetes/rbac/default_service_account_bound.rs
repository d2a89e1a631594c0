use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3360c01e-c8c0-4812-96a2-a6329b9b7f9f",
    aliases: &["kubernetes/role_binding_to_default_service_account", "CKV_K8S_42"],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 665,
    targets: &super::BINDINGS,
    check: Check::Block(check_subjects),
    ..rule("kubernetes-rbac-default-service-account-bound", include_str!("default_service_account_bound.md"))
};

fn check_subjects(binding: &Block, cx: &mut Cx) -> Checked {
    if binding.any("subject", is_default)? {
        let path = binding.path_of("subject");
        let message = format!("`{path}` names the service account `default`");
        let subjects = binding.each("subject");
        let subject = subjects.iter().find(|it| matches!(is_default(it), Ok(true)));
        let flag = cx.flag(binding.header(), message).about(path);
        if let Some(subject) = subject {
            flag.shown_at(subject.place("name")).because(&subject.value("name"));
        }
    }
    Ok(())
}

fn is_default(subject: &Block) -> Checked<bool> {
    both(super::is_service_account(subject), is_one_of(subject, "name", &["default"]))
}
