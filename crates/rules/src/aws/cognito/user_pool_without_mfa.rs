use crate::prelude::*;

rule! {
    /// Cognito user pool without MFA
    ///
    /// Where a password is all it takes, passwords that leaked elsewhere open the accounts of everybody who reused
    /// one. `mfa_configuration` is `OFF` unless it is set, and `ON` or `OPTIONAL` does nothing without a second
    /// factor to use.
    ///
    /// Set `mfa_configuration` to `ON`, or to `OPTIONAL` with adaptive authentication, and offer a factor:
    /// `software_token_mfa_configuration` rather than `email_mfa_configuration` or `sms_configuration`, whose
    /// messages can be intercepted.
    ///
    /// ```hcl bad
    /// resource "aws_cognito_user_pool" "customers" { # finding
    ///   name = "customers"
    ///
    ///   software_token_mfa_configuration {
    ///     enabled = true
    ///   }
    /// }
    ///
    /// resource "aws_cognito_user_pool" "staff" { # finding
    ///   name              = "staff"
    ///   mfa_configuration = "OFF"
    /// }
    ///
    /// resource "aws_cognito_user_pool" "partners" { # finding
    ///   name              = "partners"
    ///   mfa_configuration = "ON"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cognito_user_pool" "customers" {
    ///   name              = "customers"
    ///   mfa_configuration = "ON"
    ///
    ///   software_token_mfa_configuration {
    ///     enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "mfa" {}
    ///
    /// resource "aws_cognito_user_pool" "customers" {
    ///   name              = "customers"
    ///   mfa_configuration = var.mfa
    ///
    ///   software_token_mfa_configuration {
    ///     enabled = true
    ///   }
    /// }
    /// ```
    id: "aws-cognito-user-pool-without-mfa",
    guid: "ec28bf61-a474-4dbe-b414-6dd3a067d6f0",
    aliases: ["aws/cognito_userpool_without_mfa"],
    severity: Low,
    category: BestPractices,
    cwe: 284,
    targets: ["aws_cognito_user_pool"],
    fix: Unsafe,
    check: Check::Block(asks_for_a_second_factor),
}

fn asks_for_a_second_factor(pool: &Block, cx: &mut Cx) -> Checked {
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
