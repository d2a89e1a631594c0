use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4a800e14-c94a-442d-9067-5a2e9f6c0a4c",
    aliases: &["aws/elb_using_weak_ciphers"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["aws_load_balancer_policy"],
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule("aws-elb-load-balancer-weak-ciphers", include_str!("load_balancer_weak_ciphers.md"))
};

/// Parts of the names of ciphers that are broken, or that encrypt or authenticate nothing.
const WEAK: [&str; 16] = [
    "ADH", "AECDH", "ANON", "ARCFOUR", "CBC3", "DES", "3DES", "EXP", "EXPORT", "IDEA", "KRB5", "MD5", "NULL",
    "RC2", "RC4", "SEED",
];

/// How many ciphers a message names.
const NAMED: usize = 3;

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    let (mut attributes, mut ciphers, mut verdict) = (Vec::new(), Vec::new(), Ok(()));
    for attribute in policy.each("policy_attribute") {
        match weak_cipher(&attribute) {
            Ok(Some(cipher)) => {
                attributes.push(attribute);
                ciphers.push(format!("`{cipher}`"));
            }
            Ok(None) => {}
            Err(unknown) => verdict = Err(unknown),
        }
    }
    let Some(first) = attributes.first() else { return verdict };
    let message = match &ciphers[..] {
        [cipher] => format!("the policy accepts the weak cipher {cipher}"),
        all => {
            let more = all.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let named = all[..all.len().min(NAMED)].join(", ");
            format!("the policy accepts {} weak ciphers: {named}{more}", all.len())
        }
    };
    cx.wrong(first, "name", message)
        .caused_for_all_by(policy.header())
        .set_in_all(&attributes, "value", "\"false\"");
    verdict
}

/// The weak cipher that an attribute of a policy switches on.
fn weak_cipher(attribute: &Block) -> Checked<Option<String>> {
    let Some(name) = attribute.string("name")?.filter(|name| is_weak(name)) else { return Ok(None) };
    // The value is text, and anything but `true` leaves the cipher off.
    let is_on = attribute.string("value")?.is_none_or(|on| on.eq_ignore_ascii_case("true"));
    Ok(is_on.then(|| name.to_string()))
}

fn is_weak(cipher: &str) -> bool {
    cipher.split(['-', '_']).any(|part| WEAK.iter().any(|weak| weak.eq_ignore_ascii_case(part)))
}
