use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1dc73fb4-5b51-430c-8c5f-25dcf9090b02",
    aliases: &[
        "aws/rds_with_backup_disabled", "CKV_AWS_133", "AVD-AWS-0077", "AWS-0077",
        "aws-rds-specify-backup-retention", "aws-rds-instance-without-backup",
    ],
    severity: Medium,
    category: Backup,
    cwe: 754,
    targets: &["aws_db_instance"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("backup_retention_period")
            .default_is("0")
            .at_least(1)
            .for_blocks(is_judged)
            .pedantic_for(is_restored_otherwise)
            .fix("7"),
    ),
    ..rule("aws-rds-instance-without-backups", include_str!("instance_without_backups.md"))
};

fn is_judged(instance: &Block) -> Checked<bool> {
    if instance.is_set("backup_retention_period")? {
        // A replica has what its source keeps; 0 says no more than to leave it out.
        let none =
            instance.number("backup_retention_period").map(|it| it.is_some_and(|it| it.as_f64() < 1.0));
        return not(both(super::is_replica(instance), none));
    }
    // What is restored keeps backups as long as its snapshot says.
    Ok(!super::is_replica(instance)? && super::is_as_its_source(instance).map(|()| true)?)
}

/// Whether nobody restores the database, or it is a replica where somebody says of what: a variable does, which is empty.
fn is_restored_otherwise(instance: &Block, cx: &Cx) -> Checked<bool> {
    let (source, here) = (instance.value(SOURCE), instance.place(SOURCE));
    let is_literal = source.at.source == here.source
        && here.span.start <= source.at.span.start
        && source.at.span.end <= here.span.end;
    either(Ok(instance.is_written(SOURCE) && !is_literal), is_throwaway(instance, cx))
}

const SOURCE: &str = "replicate_source_db";
