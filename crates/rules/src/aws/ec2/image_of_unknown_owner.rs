use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f317c3c2-58e5-4aa7-bb8e-3a7f6bcd274a",
    aliases: &[
        "aws/ami_owner_missing", "CKV_AWS_386", "AVD-AWS-0344", "AWS-0344", "aws-ami-ensure-ami-has-owners",
    ],
    severity: High,
    category: AccessControl,
    cwe: 346,
    targets: &["data.aws_ami"],
    check: Check::Block(check_owner),
    ..rule("aws-ec2-image-of-unknown-owner", include_str!("image_of_unknown_owner.md"))
};

/// The filters that say whose image or which one is meant.
const FILTERS: [&str; 3] = ["owner-id", "owner-alias", "image-id"];

fn check_owner(image: &Block, cx: &mut Cx) -> Checked {
    let filtered =
        image.any("filter", |filter| Ok(filter.string("name")?.is_some_and(|it| tells_owner(&it))));
    if image.is_true("most_recent")? && !either(image.is_set("owners"), filtered)? {
        let message =
            "`most_recent` is `true`, and neither `owners` nor a `filter` says whose image it must be";
        cx.wrong(image, "most_recent", message);
    }
    Ok(())
}

/// Whether images of others do not pass a filter. The tags that they set are not seen outside of their account.
fn tells_owner(filter: &str) -> bool {
    FILTERS.contains(&filter) || filter.starts_with("tag:") || filter == "tag-key"
}
