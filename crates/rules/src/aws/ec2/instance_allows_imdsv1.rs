use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f1g2h3i4-j5k6-7lmn-8opq-9012rstuvwxy",
    aliases: &[
        "aws/imdsv1_is_enabled", "CKV_AWS_79", "AVD-AWS-0028", "AWS-0028", "AVD-AWS-0130", "AWS-0130",
        "aws-ec2-enforce-http-token-imds", "aws-autoscaling-enforce-http-token-imds",
        "aws-ec2-enforce-launch-config-http-token-imds", "aws-ec2-imdsv1-enabled",
    ],
    severity: High,
    category: BestPractices,
    cwe: 284,
    targets: &[
        "aws_instance", "aws_launch_template", "aws_launch_configuration", "aws_spot_instance_request",
    ],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_tokens),
    ..rule("aws-ec2-instance-allows-imdsv1", include_str!("instance_allows_imdsv1.md"))
};

const TOKENS: Attribute =
    attribute("metadata_options.http_tokens").one_of(&["required"]).for_blocks(answers).fix("\"required\"");

fn check_tokens(block: &Block, cx: &mut Cx) -> Checked {
    let by_account = cx.any("aws_ec2_instance_metadata_defaults", |defaults| {
        Ok(defaults.string("http_tokens")?.is_some_and(|tokens| *tokens == "required"))
    });
    let says_nothing =
        block.any("metadata_options", |options| options.is_set("http_tokens")).map(|says| !says);
    if both(by_account, says_nothing)? { Ok(()) } else { TOKENS.check(block, cx) }
}

/// Whether the metadata service answers, and it is decided here how.
fn answers(block: &Block) -> Checked<bool> {
    let is_off = |options: &Block| {
        Ok(options.string("http_endpoint")?.is_some_and(|endpoint| *endpoint == "disabled"))
    };
    if block.any("metadata_options", is_off)? {
        return Ok(false);
    }
    if block.any("metadata_options", |options| options.is_set("http_tokens"))? {
        return Ok(true);
    }
    Ok(!super::has_template(block)?)
}
