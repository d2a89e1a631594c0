use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "75ec6890-83af-4bf1-9f16-e83726df0bd0",
    aliases: &["aws/lambda_permission_misconfigured", "aws/lambda_with_vulnerable_policy"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: &["aws_lambda_permission"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("action")
            .one_of(&["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"])
            .absent_is_ok()
            .for_blocks(is_not_for_the_edge)
            .fix("\"lambda:InvokeFunction\""),
    ),
    ..rule("aws-lambda-permission-beyond-invocation", include_str!("permission_beyond_invocation.md"))
};

fn is_not_for_the_edge(permission: &Block) -> Checked<bool> {
    const EDGE: [&str; 2] = ["edgelambda.amazonaws.com", "replicator.lambda.amazonaws.com"];
    not(is_one_of(permission, "principal", &EDGE))
}
