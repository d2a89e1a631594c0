use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "60224630-175a-472a-9e23-133827040766",
    aliases: &["aws/ec2_not_ebs_optimized", "CKV_AWS_135"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 710,
    targets: &["aws_instance"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_optimization),
    ..rule("aws-ec2-instance-not-ebs-optimized", include_str!("instance_not_ebs_optimized.md"))
};

/// The families of which not every size is EBS-optimized by default (EC2 User Guide, "EBS optimization supported").
const OLD_FAMILIES: [&str; 13] =
    ["c1", "c3", "cc2", "cr1", "g2", "hs1", "i2", "m1", "m2", "m3", "r3", "t1", "t2"];

/// The types of these families that can be EBS-optimized.
const OPTIONAL: [&str; 17] = [
    "c1.xlarge", "c3.xlarge", "c3.2xlarge", "c3.4xlarge", "g2.2xlarge", "i2.xlarge", "i2.2xlarge",
    "i2.4xlarge", "m1.large", "m1.xlarge", "m2.2xlarge", "m2.4xlarge", "m3.xlarge", "m3.2xlarge",
    "r3.xlarge", "r3.2xlarge", "r3.4xlarge",
];

fn check_optimization(instance: &Block, cx: &mut Cx) -> Checked {
    if instance.is_true("ebs_optimized")? {
        return Ok(());
    }
    let Some(kind) = instance.string("instance_type")? else { return Ok(()) };
    let family = kind.split('.').next().unwrap_or_default();
    if !OLD_FAMILIES.contains(&family) {
        return Ok(());
    }
    let message = format!("`{kind}` shares its bandwidth between EBS and the network");
    let flag = cx.wrong(instance, "ebs_optimized", message);
    if OPTIONAL.contains(&kind.as_str()) {
        flag.set(instance, "ebs_optimized", "true");
    }
    Ok(())
}
