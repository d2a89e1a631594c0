use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    ..rule("", include_str!("bucket_policy_public.md"))
};

/// The actions that a rule of this table is about: how they start, and which of them a pattern such as `s3:*Object` may
/// cover.
struct Actions {
    start: &'static str,
    common: &'static [&'static str],
}

const DELETIONS: Actions = Actions { start: "s3:Delete", common: &["s3:DeleteObject", "s3:DeleteBucket"] };
const READS: Actions = Actions { start: "s3:Get", common: &["s3:GetObject"] };
const LISTINGS: Actions = Actions { start: "s3:List", common: &["s3:ListBucket"] };
const WRITES: Actions = Actions { start: "s3:Put", common: &["s3:PutObject", "s3:PutBucketPolicy"] };

pub(super) static DELETE: Rule = Rule {
    id: "aws-s3-bucket-policy-public-delete",
    guid: "ffdf4b37-7703-4dfe-a682-9d2e99bc6c09",
    aliases: &["aws/s3_bucket_allows_delete_action_from_all_principals", "aws-s3-policy-public-delete"],
    check: Check::Block(|block, cx| check_actions(block, cx, &DELETIONS)),
    words: &[
        ("kind", "delete objects"),
        ("pattern", "Delete"),
        ("action", "s3:DeleteObject"),
        ("risk", "Strangers who learn the bucket's name can delete all objects, without an AWS account."),
    ],
    ..TEMPLATE
};

pub(super) static GET: Rule = Rule {
    id: "aws-s3-bucket-policy-public-get",
    guid: "1df37f4b-7197-45ce-83f8-9994d2fcf885",
    aliases: &["aws/s3_bucket_allows_get_action_from_all_principals", "aws-s3-policy-public-get"],
    severity: High,
    cwe: 200,
    check: Check::Block(|block, cx| check_actions(block, cx, &READS)),
    words: &[
        ("kind", "read objects"),
        ("pattern", "Get"),
        ("action", "s3:GetObject"),
        ("risk", "Strangers who learn an object's name can read it, without an AWS account."),
    ],
    ..TEMPLATE
};

pub(super) static LIST: Rule = Rule {
    id: "aws-s3-bucket-policy-public-list",
    guid: "66c6f96f-2d9e-417e-a998-9058aeeecd44",
    aliases: &["aws/s3_bucket_allows_list_action_from_all_principals", "aws-s3-policy-public-list"],
    severity: High,
    cwe: 200,
    check: Check::Block(|block, cx| check_actions(block, cx, &LISTINGS)),
    words: &[
        ("kind", "list objects"),
        ("pattern", "List"),
        ("action", "s3:ListBucket"),
        (
            "risk",
            "Strangers who learn the bucket's name can see the names of all objects, and know what to fetch.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static PUT: Rule = Rule {
    id: "aws-s3-bucket-policy-public-put",
    guid: "d24c0755-c028-44b1-b503-8e719c898832",
    aliases: &["aws/s3_bucket_allows_put_action_from_all_principals", "aws-s3-policy-public-put"],
    check: Check::Block(|block, cx| check_actions(block, cx, &WRITES)),
    words: &[
        ("kind", "write objects"),
        ("pattern", "Put"),
        ("action", "s3:PutObject"),
        (
            "risk",
            "Strangers who learn the bucket's name can overwrite objects, serve malware and fill it at your cost.",
        ),
    ],
    ..TEMPLATE
};

fn check_actions(block: &Block, cx: &mut Cx, actions: &Actions) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let wrong = both(policy::is_public(statement), actions.are_in(statement))?;
        Ok(wrong.then(|| format!("allows everybody {}", policy::actions(statement))))
    })
}

impl Actions {
    fn are_in(&self, statement: &Statement) -> Checked<bool> {
        let starts = |action: &str| {
            action.get(..self.start.len()).is_some_and(|it| it.eq_ignore_ascii_case(self.start))
        };
        let covered = value::any(self.common, |action| statement.covers(action));
        either(covered, statement.any("Action", starts))
    }
}
