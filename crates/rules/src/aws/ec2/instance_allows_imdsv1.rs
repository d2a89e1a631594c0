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
            .unless(is_required_otherwise)
            .pedantic_for(has_no_role)
            .fix("\"required\""),
    ),
    ..rule("aws-ec2-instance-allows-imdsv1", include_str!("instance_allows_imdsv1.md"))
};

/// Whether the account or the image demands tokens, and nothing is said here.
fn is_required_otherwise(block: &Block, cx: &Cx) -> Checked<bool> {
    let by_account = || {
        cx.anywhere("aws_ec2_instance_metadata_defaults", |defaults| {
            is_one_of(defaults, "http_tokens", &["required"])
        })
    };
    Ok(!says_how(block)? && either(is_amazon_linux_2023(block, cx), by_account())?)
}

/// Whether the image is one of Amazon Linux 2023, which demands tokens (Amazon Linux 2023 User Guide, "Instance Metadata
/// Service").
fn is_amazon_linux_2023(block: &Block, cx: &Cx) -> Checked<bool> {
    value::any(["ami", "image_id"], |image| {
        let value = block.value(image);
        let named =
            value.as_str().is_some_and(|id| id.strip_prefix("resolve:ssm:").is_some_and(is_parameter));
        let by_filter = || cx.referred("data.aws_ami", &["id", "image_id"], block, image).any(finds_it);
        let by_parameter = || {
            cx.referred("data.aws_ssm_parameter", &["value", "insecure_value"], block, image)
                .any(|parameter| Ok(parameter.string("name")?.is_some_and(|name| is_parameter(&name))))
        };
        Ok(!value.is_null() && (named || either(by_filter(), by_parameter())?))
    })
}

fn is_parameter(name: &str) -> bool {
    name.starts_with("/aws/service/ami-amazon-linux-latest/al2023-")
}

fn finds_it(images: &Block) -> Checked<bool> {
    let owners = value::any(["amazon", "137112412989"], |owner| lists(images, "owners", |it| it == owner));
    let names = images.any("filter", |filter| {
        both(
            is_one_of(filter, "name", &["name"]),
            lists(filter, "values", |it| it.starts_with("al2023-ami-")),
        )
    });
    both(owners, names)
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

/// Whether a machine certainly has no role: its metadata service has no credentials to give.
fn has_no_role(block: &Block, _: &Cx) -> Checked<bool> {
    let has_role = either(block.is_set("iam_instance_profile"), block.is_true("create_iam_instance_profile"));
    Ok(matches!(either(has_role, super::has_template(block)), Ok(false)))
}
