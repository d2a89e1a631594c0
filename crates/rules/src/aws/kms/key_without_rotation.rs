use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "22fbfeac-7b5a-421a-8a27-7a2178bb910b",
    aliases: &[
        "aws/cmk_rotation_disabled", "CKV_AWS_7", "AVD-AWS-0065", "AWS-0065", "aws-kms-auto-rotate-keys",
        "aws-kms-key-rotation-disabled",
    ],
    severity: Low,
    category: Encryption,
    cwe: 326,
    targets: &["aws_kms_key"],
    modules: &[super::KEY_MODULE],
    fix: Some(Safe),
    check: Check::Block(check_rotation),
    ..rule("aws-kms-key-without-rotation", include_str!("key_without_rotation.md"))
};

fn check_rotation(key: &Block, cx: &mut Cx) -> Checked {
    let rotation = key.bool("enable_key_rotation")?;
    let module = key.is_call();
    let rotated = rotation.as_ref().map_or(module, |it| **it);
    let spec = key.string("customer_master_key_spec")?;
    let symmetric = spec.as_ref().is_none_or(|it| **it == "SYMMETRIC_DEFAULT");
    if rotated == symmetric || (module && rotation.is_none()) {
        return Ok(());
    }
    // KMS does not rotate keys whose material is kept elsewhere.
    if is_off(key, "is_enabled")? || key.is_set("custom_key_store_id")? {
        return Ok(());
    }
    let name = "enable_key_rotation";
    let (why, wanted) = match spec.filter(|_| rotated) {
        Some(spec) => (format!("but KMS does not rotate keys of the spec `{spec}`"), "false"),
        None => ("must be `true`".to_owned(), "true"),
    };
    cx.flag(key.header(), format!("{}, {why}", key.actual(name)))
        .about(name)
        .because(&key.value(name))
        .set(key, name, wanted);
    Ok(())
}
