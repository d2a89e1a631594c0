use crate::prelude::*;
use tollgate_core::value::Value;

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

const MFA: &str = "mfa_configuration";
const TOKEN: &str = "software_token_mfa_configuration";

fn check_mfa(pool: &Block, cx: &mut Cx) -> Checked {
    let has_factor = has_factor(pool);
    if is_one_of(pool, MFA, &["ON", "OPTIONAL"])? {
        if !has_factor? {
            let message = format!("{}, but no second factor is configured", pool.actual(MFA));
            cx.flag(pool.header(), message).about(TOKEN).shown_at(pool.place(MFA)).add_block(
                pool,
                TOKEN,
                &["enabled = true"],
            );
        }
        return Ok(());
    }
    let message = format!("{}, must be `\"ON\"` or `\"OPTIONAL\"`", pool.actual(MFA));
    let declined = is_federated(pool, cx) || asks_otherwise(pool) || is_of_machines(pool, cx);
    let finding = cx.flag(pool.header(), message).about(MFA).because(&pool.value(MFA)).pedantic_if(declined);
    // Cognito refuses `ON` and `OPTIONAL` without a factor.
    if matches!(has_factor, Ok(true)) {
        finding.set(pool, MFA, "\"OPTIONAL\"");
    }
    Ok(())
}

/// Whether functions of the pool's own say what users are asked for to sign in, such as a code that was sent to them.
fn asks_otherwise(pool: &Block) -> bool {
    matches!(pool.any("lambda_config", |config| config.is_set("define_auth_challenge")), Ok(true))
}

/// Whether nobody is there to type a second factor: every client signs in with its own secret, or users are made with passwords
/// that no one would type.
fn is_of_machines(pool: &Block, cx: &Cx) -> bool {
    /// More than people type; most rules of passwords demand less than half of it.
    const LONG: f64 = 40.0;
    let clients = cx.referring("aws_cognito_user_pool_client", "user_pool_id", pool, &["id"]);
    let is_person = |client: &Block| not(has_own_credentials(client));
    let by_secret = clients.certainly_exist() && matches!(clients.any(is_person), Ok(false));
    let are_made = pool.any("admin_create_user_config", |it| it.is_true("allow_admin_create_user_only"));
    let are_long = pool.any("password_policy", |it| {
        Ok(it.number("minimum_length")?.is_some_and(|length| length.as_f64() >= LONG))
    });
    by_secret || matches!(both(are_made, are_long), Ok(true))
}

fn has_own_credentials(client: &Block) -> Checked<bool> {
    let flows = client.value("allowed_oauth_flows");
    let is_it = |it: &Value| value::equal(it, &Value::string("client_credentials", it.at));
    both(client.is_set("allowed_oauth_flows"), value::all(flows.elements_or_self(), is_it))
}

/// Whether users sign in elsewhere: no client of the pool offers its own passwords. Then the second factor is the other
/// provider's.
fn is_federated(pool: &Block, cx: &Cx) -> bool {
    let clients = cx.referring("aws_cognito_user_pool_client", "user_pool_id", pool, &["id"]);
    clients.certainly_exist() && matches!(clients.any(offers_passwords), Ok(false))
}

fn offers_passwords(client: &Block) -> Checked<bool> {
    const PROVIDERS: &str = "supported_identity_providers";
    let is_another = |it: &Value| it.read_as().is_some_and(|name| name.object().kind() == PROVIDER);
    let is_own = |it: &Value| match is_another(it) {
        true => Ok(false),
        false => value::equal(it, &Value::string("COGNITO", it.at)),
    };
    let listed = client.value(PROVIDERS);
    either(not(client.is_set(PROVIDERS)), value::any(listed.elements_or_self(), is_own))
}

/// The type of the other identity providers of a pool.
const PROVIDER: &str = "aws_cognito_identity_provider";

fn has_factor(pool: &Block) -> Checked<bool> {
    let token = pool.any(TOKEN, |token| not(is_off(token, "enabled")));
    let message = either(pool.is_set("sms_configuration"), pool.is_set("email_mfa_configuration"));
    either(token, message)
}
