//! Rules that users write: pages with expressions that read blocks, beside configurations for them to judge.

use crate::expression::expression;
use crate::scope::{Kind, Scope};
use arbitrary::{Result, Unstructured};

/// What such expressions read: attributes and blocks of many types, set and not, and as a whole.
const READ: [&str; 12] = [
    "self.name", "self.tags", "self.policy", "self.id", "self", "self.ingress", "self.rule[0]",
    "self.setting[*].value", "block.address", "resources.aws_s3_bucket", "resources.aws_security_group",
    "resources.data.aws_iam_policy_document",
];

/// What configurations read, and rules do not.
const OTHERS: [&str; 8] = [
    "var.missing", "local.l0", "each.key", "each.value", "count.index", "path.module", "terraform.workspace",
    "data.aws_caller_identity.me.account_id",
];

/// Conditions that join blocks, and look through nested ones and policies.
const CONDITIONS: [&str; 6] = [
    "anytrue([for it in resources.aws_s3_bucket_versioning : it.bucket == self.id && C])",
    "length([for it in resources.aws_s3_bucket : it if it.bucket == self.bucket]) < 2",
    "alltrue([for it in self.ingress : C])",
    "!anytrue([for it in policy(self.policy).statements : contains(it.Action, \"*\") || C])",
    "cidr_overlaps(self.cidr_block, \"10.0.0.0/8\")",
    "C",
];

/// The page of a rule.
pub(crate) fn page(u: &mut Unstructured<'_>) -> Result<String> {
    let mut scope = Scope::new(0, 0);
    scope.others = READ.map(str::to_owned).into();
    let mut made = |u: &mut Unstructured<'_>, kind, depth| -> Result<String> {
        let text = expression(u, &mut scope, kind, depth)?;
        Ok(OTHERS.iter().fold(text, |text, other| text.replace(other, "self.name")))
    };
    let mut condition = |u: &mut Unstructured<'_>| -> Result<String> {
        let inner = made(u, Kind::Bool, 4)?;
        Ok(u.choose(&CONDITIONS)?.replace('C', &inner))
    };
    let (when, require) = (condition(u)?, condition(u)?);
    let message = made(u, Kind::Text, 3)?;
    let at = u.choose(&[
        "tags", "ingress.cidr_blocks", "ingress[*].cidr_blocks", "rule[*].apply[*].x[*]", "setting[*]",
        "policy", "a.b.c",
    ])?;
    Ok(format!(
        "# Title\n\nRisk.\n\n```hcl rule\nrule \"acme-rule\" {{\n  targets = [\"*\", \"module\"]\n  severity = \"low\"\n  \
         when = {when}\n  require = {require}\n  message = {message}\n  at = \"{at}\"\n  \
         fix = {{ \"{at}\" = \"merge(self.tags, {{ a = 1 }})\" }}\n}}\n```\n"
    ))
}
