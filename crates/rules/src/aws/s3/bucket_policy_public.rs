use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

const FAMILY: Rule = Rule {
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    ..rule("", include_str!("bucket_policy_public.md"))
};

/// What the rows differ by: how the actions start, which of them a pattern such as `s3:*Object` may cover, and whether
/// the finding stands at the `Action` within the policy.
struct Row {
    start: &'static str,
    actions: &'static [&'static str],
    at_action: bool,
}

const ROWS: [Row; 4] = [
    Row { start: "s3:Delete", actions: &["s3:DeleteObject", "s3:DeleteBucket"], at_action: false },
    Row { start: "s3:Get", actions: &["s3:GetObject"], at_action: true },
    Row { start: "s3:List", actions: &["s3:ListBucket"], at_action: false },
    Row { start: "s3:Put", actions: &["s3:PutObject", "s3:PutBucketPolicy"], at_action: false },
];

pub(super) static RULES: [Rule; 4] = [
    Rule {
        id: "aws-s3-bucket-policy-public-delete",
        guid: "ffdf4b37-7703-4dfe-a682-9d2e99bc6c09",
        aliases: &["aws/s3_bucket_allows_delete_action_from_all_principals", "aws-s3-policy-public-delete"],
        check: Check::Row(names_principals, 0),
        words: &[
            ("kind", "delete"),
            ("pattern", "Delete"),
            ("action", "s3:DeleteObject"),
            ("attribute", " # finding"),
            ("element", ""),
            ("risk", "Whoever learns the name of the bucket deletes what is in it, without an AWS account."),
        ],
        ..FAMILY
    },
    Rule {
        id: "aws-s3-bucket-policy-public-get",
        guid: "1df37f4b-7197-45ce-83f8-9994d2fcf885",
        aliases: &["aws/s3_bucket_allows_get_action_from_all_principals", "aws-s3-policy-public-get"],
        severity: High,
        cwe: 200,
        check: Check::Row(names_principals, 1),
        words: &[
            ("kind", "get"),
            ("pattern", "Get"),
            ("action", "s3:GetObject"),
            ("attribute", ""),
            ("element", " # finding"),
            (
                "risk",
                "Whoever learns the name of an object reads it, without an AWS account and without a trace of who it was.",
            ),
        ],
        ..FAMILY
    },
    Rule {
        id: "aws-s3-bucket-policy-public-list",
        guid: "66c6f96f-2d9e-417e-a998-9058aeeecd44",
        aliases: &["aws/s3_bucket_allows_list_action_from_all_principals", "aws-s3-policy-public-list"],
        severity: High,
        cwe: 200,
        check: Check::Row(names_principals, 2),
        words: &[
            ("kind", "list"),
            ("pattern", "List"),
            ("action", "s3:ListBucket"),
            ("attribute", " # finding"),
            ("element", ""),
            (
                "risk",
                "Whoever learns the name of the bucket sees the names of all objects, and need not guess what to fetch.",
            ),
        ],
        ..FAMILY
    },
    Rule {
        id: "aws-s3-bucket-policy-public-put",
        guid: "d24c0755-c028-44b1-b503-8e719c898832",
        aliases: &["aws/s3_bucket_allows_put_action_from_all_principals", "aws-s3-policy-public-put"],
        check: Check::Row(names_principals, 3),
        words: &[
            ("kind", "put"),
            ("pattern", "Put"),
            ("action", "s3:PutObject"),
            ("attribute", " # finding"),
            ("element", ""),
            (
                "risk",
                "Whoever learns the name of the bucket overwrites its objects, serves malware from it, and fills it at the owner's expense.",
            ),
        ],
        ..FAMILY
    },
];

fn names_principals(block: &Block, cx: &mut Cx, row: usize) -> Checked {
    let (Some(policy), Some(row)) = (block.policy("policy")?, ROWS.get(row)) else { return Ok(()) };
    policy.each(|statement| {
        if both(policy::is_public(statement), row.is_allowed(statement))? {
            let at = if row.at_action {
                policy::place_of(block, "policy", &policy, statement.place("Action"))
            } else {
                block.place("policy")
            };
            let wrong = format!("allows everybody {}", policy::actions(statement));
            policy::report(block, "policy", &policy, statement, at, &wrong, cx);
        }
        Ok(())
    })
}

impl Row {
    fn is_allowed(&self, statement: &Statement) -> Checked<bool> {
        let starts = |action: &str| {
            action.get(..self.start.len()).is_some_and(|it| it.eq_ignore_ascii_case(self.start))
        };
        let covered = value::any(self.actions, |action| statement.covers(action));
        either(covered, statement.any("Action", starts))
    }
}
