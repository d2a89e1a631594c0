use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "8d1f0c52-6c1b-4b0e-9d53-0c5b8e3a7f41",
    aliases: &["aws/ssm_document_public", "CKV_AWS_303"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_ssm_document"],
    check: Check::Block(check_accounts),
    ..rule("aws-ssm-document-public", include_str!("document_public.md"))
};

const PERMISSIONS: &str = "permissions";

fn check_accounts(document: &Block, cx: &mut Cx) -> Checked {
    let permissions = document.value(PERMISSIONS);
    let accounts = match permissions.data() {
        Data::Object(members) => members.get("account_ids").cloned(),
        Data::Unknown(unknown) => return Err(unknown.clone()),
        _ => None,
    };
    let Some(accounts) = accounts else { return Ok(()) };
    if let Some(unknown) = accounts.as_unknown() {
        return Err(unknown.clone());
    }
    let is_all = |accounts: &str| accounts.split(',').any(|it| it.trim().eq_ignore_ascii_case("all"));
    if accounts.as_str().is_some_and(is_all) {
        let message =
            format!("`{PERMISSIONS}` shares the document with all accounts: `account_ids` is `{accounts}`");
        cx.wrong(document, PERMISSIONS, message);
    }
    Ok(())
}
