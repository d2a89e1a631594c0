use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a0a666ea-9b40-459a-a206-6966d1c2a4e4",
    aliases: &["aws/lambda_function_outdated_runtime", "CKV_AWS_363"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1104,
    targets: &["aws_lambda_function"],
    modules: &[super::MODULE],
    check: Check::Block(check_runtime),
    ..rule("aws-lambda-function-outdated-runtime", include_str!("function_outdated_runtime.md"))
};

/// When AWS deprecates each runtime ("Lambda runtimes", read on [`READ`]). Those that are to end with Amazon Linux 2 alone,
/// such as `provided.al2`, are not among them: their day has been put off before. Python 3.10 itself ends in October 2026.
const DEPRECATED: &[(&str, &str)] = &[
    ("dotnet5.0", "2022-05-10"),
    ("dotnet6", "2024-12-20"),
    ("dotnet7", "2024-05-14"),
    ("dotnet8", "2026-11-10"),
    ("dotnetcore1.0", "2019-06-27"),
    ("dotnetcore2.0", "2019-05-30"),
    ("dotnetcore2.1", "2022-01-05"),
    ("dotnetcore3.1", "2023-04-03"),
    ("go1.x", "2024-01-08"),
    ("java8", "2024-01-08"),
    ("nodejs", "2016-10-31"),
    ("nodejs10.x", "2021-07-30"),
    ("nodejs12.x", "2023-03-31"),
    ("nodejs14.x", "2023-12-04"),
    ("nodejs16.x", "2024-06-12"),
    ("nodejs18.x", "2025-09-01"),
    ("nodejs20.x", "2026-04-30"),
    ("nodejs22.x", "2027-04-30"),
    ("nodejs4.3", "2020-03-05"),
    ("nodejs4.3-edge", "2020-03-05"),
    ("nodejs6.10", "2019-08-12"),
    ("nodejs8.10", "2020-03-06"),
    ("provided", "2024-01-08"),
    ("python2.7", "2021-07-15"),
    ("python3.10", "2026-10-31"),
    ("python3.6", "2022-07-18"),
    ("python3.7", "2023-12-04"),
    ("python3.8", "2024-10-14"),
    ("python3.9", "2025-12-15"),
    ("ruby2.5", "2021-07-30"),
    ("ruby2.7", "2023-12-07"),
    ("ruby3.2", "2026-03-31"),
    ("ruby3.3", "2027-03-31"),
];

/// What was deprecated by then is, whatever the day of the scan.
const READ: &str = "2026-02-01";

fn check_runtime(function: &Block, cx: &mut Cx) -> Checked {
    let Some(runtime) = function.string("runtime")? else { return Ok(()) };
    // The module terraform-aws-modules/lambda passes `runtime` on for archives alone.
    if !super::is_zip(function)? {
        return Ok(());
    }
    let today = cx.today().filter(|today| *today > READ).unwrap_or(READ);
    let over = DEPRECATED.iter().find(|(name, since)| *name == runtime.as_str() && *since <= today);
    if let Some((_, since)) = over {
        cx.wrong(function, "runtime", format!("`runtime` is `\"{runtime}\"`, deprecated since {since}"));
    }
    Ok(())
}
