//! Services that a role may be for, and what they run.

use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

/// Services that take a role for what they do themselves, and call nothing that their customers tell them to.
const SERVICES: [&str; 14] = [
    "backup", "cloudtrail", "config", "delivery.logs", "dms", "elasticmapreduce", "firehose",
    "monitoring.rds", "rds", "redshift", "redshift-serverless", "s3", "spotfleet", "vpc-flow-logs",
];

/// Whether a role certainly lets in nobody but such services: who got into one could not call what the role may.
pub(in crate::aws::iam) fn run_nothing(subject: &Block) -> bool {
    let is_one = |(kind, principal): (&str, &Value)| {
        let service = principal.as_str().and_then(|it| it.strip_suffix(".amazonaws.com"));
        kind == "Service" && service.is_some_and(|it| SERVICES.contains(&it))
    };
    let Ok(Some(trust)) = subject.policy("assume_role_policy") else { return false };
    let are_all = |statement: &Statement| -> Checked<bool> {
        let principals = statement.principals()?;
        Ok(!principals.is_empty() && principals.into_iter().all(is_one))
    };
    let allowed = trust.statements.iter().filter(|it| !matches!(it.allows(), Ok(false)));
    !trust.statements.is_empty() && matches!(value::all(allowed, are_all), Ok(true))
}

/// Whether the policy of a block is that of a role which certainly lets in nobody but such services.
pub(in crate::aws::iam) fn is_of_service(block: &Block, cx: &Cx) -> bool {
    match block.kind() {
        "aws_iam_role" => run_nothing(block),
        "aws_iam_role_policy" => {
            let roles = cx.referred("aws_iam_role", &["id", "name"], block, "role");
            matches!(roles.any(|role| Ok(run_nothing(role))), Ok(true))
        }
        _ => false,
    }
}
