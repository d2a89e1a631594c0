use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "254c932d-e3bf-44b2-bc9d-eb5fdb09f8d4",
    aliases: &["aws/redis_not_compliant"],
    severity: Medium,
    category: Encryption,
    cwe: 665,
    targets: &["aws_elasticache_cluster", "aws_elasticache_replication_group"],
    modules: &[super::MODULE],
    check: Check::Attribute(
        attribute("engine_version")
            .passes(can_encrypt, "a version that can encrypt")
            .absent_is_ok()
            .for_blocks(super::is_redis),
    ),
    ..rule("aws-elasticache-redis-outdated", include_str!("redis_outdated.md"))
};

/// Whether a version of Redis supports encryption: 3.2.6, and 4.0.10 and later (ElastiCache User Guide, "Data security").
fn can_encrypt(version: &str) -> bool {
    let number = |part: Option<&str>| part.and_then(|it| it.parse::<u32>().ok());
    let mut parts = version.split('.');
    let Some(major) = number(parts.next()) else { return true };
    let version = (major, number(parts.next()).unwrap_or_default(), number(parts.next()).unwrap_or_default());
    version == (3, 2, 6) || version >= (4, 0, 10)
}
