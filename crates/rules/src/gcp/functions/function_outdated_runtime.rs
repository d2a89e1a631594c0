use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3575ffa0-158d-485c-bc24-c596f516118e",
    aliases: &["gcp/functions_function_outdated_runtime"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1104,
    targets: &["google_cloudfunctions_function", "google_cloudfunctions2_function"],
    check: Check::Block(check_runtime),
    ..rule("gcp-functions-function-outdated-runtime", include_str!("function_outdated_runtime.md"))
};

/// When Google deprecates each runtime ("Runtime support", read on [`READ`]).
const DEPRECATED: &[(&str, &str)] = &[
    ("dotnet3", "2024-01-30"),
    ("dotnet6", "2024-11-12"),
    ("dotnet8", "2026-11-10"),
    ("go111", "2020-08-05"),
    ("go113", "2024-01-30"),
    ("go116", "2024-01-30"),
    ("go118", "2024-01-30"),
    ("go119", "2024-04-30"),
    ("go120", "2024-05-01"),
    ("go121", "2025-09-03"),
    ("go122", "2026-01-28"),
    ("go123", "2026-02-21"),
    ("java11", "2024-10-31"),
    ("nodejs6", "2019-04-17"),
    ("nodejs8", "2020-06-05"),
    ("nodejs10", "2024-01-30"),
    ("nodejs12", "2024-01-30"),
    ("nodejs14", "2024-01-30"),
    ("nodejs16", "2024-01-30"),
    ("nodejs18", "2025-04-30"),
    ("nodejs20", "2026-04-30"),
    ("nodejs22", "2027-04-30"),
    ("php74", "2024-01-30"),
    ("php81", "2025-12-31"),
    ("php82", "2026-12-31"),
    ("python37", "2024-01-30"),
    ("python38", "2024-10-14"),
    ("python39", "2025-10-05"),
    ("python310", "2026-10-04"),
    ("python311", "2027-10-24"),
    ("ruby26", "2024-01-30"),
    ("ruby27", "2024-01-30"),
    ("ruby30", "2024-03-31"),
    ("ruby32", "2026-03-31"),
    ("ruby33", "2027-03-31"),
];

/// What was deprecated by then is, whatever the day of the scan.
const READ: &str = "2026-01-01";

fn check_runtime(function: &Block, cx: &mut Cx) -> Checked {
    let owners = match function.kind() {
        "google_cloudfunctions2_function" => function.each("build_config"),
        _ => vec![function.clone()],
    };
    value::each(owners, |owner| {
        let Some(runtime) = owner.string("runtime")? else { return Ok(()) };
        let today = cx.today().filter(|today| *today > READ).unwrap_or(READ);
        let over = DEPRECATED.iter().find(|(name, since)| *name == runtime.as_str() && *since <= today);
        if let Some((_, since)) = over {
            let path = owner.path_of("runtime");
            cx.wrong(&owner, "runtime", format!("`{path}` is `\"{runtime}\"`, deprecated since {since}"));
        }
        Ok(())
    })
}
