use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f1g2h3i4-j5k6-7lmn-8opq-9012rstuvwxy",
    aliases: &[
        "aws/imdsv1_is_enabled", "CKV_AWS_79", "AVD-AWS-0028", "AWS-0028", "AVD-AWS-0130", "AWS-0130",
        "aws-ec2-enforce-http-token-imds", "aws-autoscaling-enforce-http-token-imds",
        "aws-ec2-enforce-launch-config-http-token-imds", "aws-ec2-imdsv1-enabled",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 284,
    targets: &[
        "aws_instance", "aws_launch_template", "aws_launch_configuration", "aws_spot_instance_request",
    ],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("metadata_options.http_tokens")
            .one_of(&["required"])
            .for_blocks(answers)
            .unless(is_required_by_default)
            .fix("\"required\""),
    ),
    ..rule("aws-ec2-instance-allows-imdsv1", include_str!("instance_allows_imdsv1.md"))
};

fn is_required_by_default(block: &Block, cx: &Cx) -> Checked<bool> {
    let by_account = cx.any("aws_ec2_instance_metadata_defaults", |defaults| {
        is_one_of(defaults, "http_tokens", &["required"])
    });
    both(by_account, not(says_how(block)))
}

fn says_how(block: &Block) -> Checked<bool> {
    block.any("metadata_options", |options| options.is_set("http_tokens"))
}

/// Whether the metadata service answers, and it is decided here how.
fn answers(block: &Block) -> Checked<bool> {
    if block.any("metadata_options", |options| is_one_of(options, "http_endpoint", &["disabled"]))? {
        return Ok(false);
    }
    Ok(says_how(block)? || !super::has_template(block)?)
}
