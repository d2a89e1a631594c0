use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ec28bf61-a474-4dbe-b414-6dd3a067d6f0",
    aliases: &["aws/cognito_userpool_without_mfa"],
    severity: Low,
    category: BestPractices,
    cwe: 284,
    targets: &["aws_cognito_user_pool"],
    fix: Some(Unsafe),
    check: Check::Block(check_mfa),
    ..rule("aws-cognito-user-pool-without-mfa", include_str!("user_pool_without_mfa.md"))
};

fn check_mfa(pool: &Block, cx: &mut Cx) -> Checked {
    const MFA: &str = "mfa_configuration";
    let mode = pool.string(MFA)?;
    let is_on = mode.as_ref().is_some_and(|mode| matches!(mode.as_str(), "ON" | "OPTIONAL"));
    let has_factor = has_factor(pool);
    match mode {
        Some(mode) if is_on => {
            if !has_factor? {
                let factor = "software_token_mfa_configuration";
                cx.flag(
                    pool.header(),
                    format!("`{MFA}` is `\"{mode}\"`, but no second factor is configured"),
                )
                .about(factor)
                .add_block(pool, factor, &["enabled = true"]);
            }
        }
        mode => {
            let message = match &mode {
                Some(mode) => format!("`{MFA}` is `\"{mode}\"`, must be `\"ON\"` or `\"OPTIONAL\"`"),
                None => format!("`{MFA}` is not set, must be `\"ON\"` or `\"OPTIONAL\"`"),
            };
            let finding = cx.flag(pool.header(), message).about(MFA).because(&pool.value(MFA));
            // Cognito refuses `ON` and `OPTIONAL` without a factor.
            if matches!(has_factor, Ok(true)) {
                finding.set(pool, MFA, "\"OPTIONAL\"");
            }
        }
    }
    Ok(())
}

fn has_factor(pool: &Block) -> Checked<bool> {
    let token = pool.any("software_token_mfa_configuration", |token| {
        Ok(token.bool("enabled")?.is_none_or(|enabled| *enabled))
    });
    let message = either(pool.is_set("sms_configuration"), pool.is_set("email_mfa_configuration"));
    either(token, message)
}
