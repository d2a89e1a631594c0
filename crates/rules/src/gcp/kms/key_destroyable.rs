use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "569e9322-93e8-5c80-935d-cd250f532da9",
    aliases: &["gcp/kms_key_destroyable", "CKV_GCP_82"],
    severity: Low,
    category: BestPractices,
    cwe: 693,
    pedantic: true,
    targets: &["google_kms_crypto_key"],
    fix: Some(Safe),
    check: Check::Block(check_key),
    ..rule("gcp-kms-key-destroyable", include_str!("key_destroyable.md"))
};

fn check_key(key: &Block, cx: &mut Cx) -> Checked {
    let is_kept = key.any("lifecycle", |lifecycle| lifecycle.is_true("prevent_destroy"));
    if !either(is_kept, is_one_of(key, "deletion_policy", &["PREVENT"]))? {
        let flag = cx.flag(key.header(), "`lifecycle.prevent_destroy` is not `true`").about("lifecycle");
        match key.first("lifecycle") {
            Some(lifecycle) => _ = flag.set(&lifecycle, "prevent_destroy", "true"),
            None => _ = flag.add_block(key, "lifecycle", &["prevent_destroy = true"]),
        }
    }
    Ok(())
}
