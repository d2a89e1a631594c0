use super::bounded::is_bounded;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f37c4a3-58b9-4afe-8a87-d7f1d2286f84",
    aliases: &[
        "aws/iam_policies_with_full_privileges", "CKV_AWS_1", "CKV_AWS_62", "aws-iam-policy-full-privileges",
    ],
    severity: High,
    implies: &[
        "aws-iam-policy-passes-any-role", "aws-iam-policy-allows-all-of-iam",
        "aws-iam-policy-unconstrained-credentials", "aws-iam-policy-unconstrained-data",
        "aws-iam-policy-unconstrained-escalation", "aws-iam-policy-unconstrained-permissions",
        "aws-iam-policy-unconstrained-writes",
    ],
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &[
        "data.aws_iam_policy_document", "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy",
        "aws_iam_group_policy", "aws_iam_role", "aws_ssoadmin_permission_set_inline_policy",
    ],
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_statements),
    ..rule("aws-iam-policy-document-full-access", include_str!("policy_document_full_access.md"))
};

fn check_statements(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == policy::DOCUMENT {
        return check_document(block, cx);
    }
    let documents = cx.once(policy::Documents::new);
    policy::each_of_identity(block, cx, |statement| {
        if documents.hold(statement) { Ok(None) } else { super::full_access(statement) }
    })
}

fn check_document(document: &Block, cx: &mut Cx) -> Checked {
    let full = document.any("statement", |statement| value::all(FULL, |holds| holds(statement)))?;
    if !full {
        return Ok(());
    }
    if !policy::is_boundary(document, cx) && !is_bounded(document, cx) {
        cx.flag(document.header(), "a `statement` allows `*` on `*`");
    }
    Ok(())
}

/// What is the case of a statement that gives access to everything.
const FULL: [fn(&Block) -> Checked<bool>; 4] = [
    |statement| Ok(statement.string("effect")?.is_none_or(|it| *it == "Allow")),
    // With principals it is the policy of one resource or of an endpoint, which gives no access to all others.
    |statement| not(statement.is_set("principals")),
    |statement| lists(statement, "actions", |it| it == "*"),
    |statement| lists(statement, "resources", |it| it == "*"),
];
