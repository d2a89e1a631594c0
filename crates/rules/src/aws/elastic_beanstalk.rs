//! AWS Elastic Beanstalk: environments.

mod environment_without_health_reports;
mod environment_without_managed_updates;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&environment_without_health_reports::RULE, &environment_without_managed_updates::RULE];

/// Whether an option of an environment is on. Elastic Beanstalk takes `True` as well as `true`.
fn turns_on(environment: &Block, namespace: &str, name: &str) -> Checked<bool> {
    environment.any("setting", |setting| {
        let is_it = both(is_one_of(setting, "namespace", &[namespace]), is_one_of(setting, "name", &[name]));
        let value =
            setting.string("value").map(|value| value.is_some_and(|it| it.eq_ignore_ascii_case("true")));
        both(is_it, value)
    })
}
