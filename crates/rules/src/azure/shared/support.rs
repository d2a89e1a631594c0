//! How long Azure supports the versions of its databases.

use crate::prelude::*;

/// What had lost its support by then has, whatever the day of the scan.
const READ: &str = "2026-11-29";

/// Reports a `version` whose standard support has ended. `ends` has the last day of each version, as `8.0` for all of its
/// releases.
///
/// # Errors
/// The unknown value that the version depends on.
pub(in crate::azure) fn check_version(server: &Block, ends: &[(&str, &str)], cx: &mut Cx) -> Checked {
    let Some(version) = server.string("version")? else { return Ok(()) };
    let today = cx.today().filter(|today| *today > READ).unwrap_or(READ);
    if end_of_support(&version, ends, today).is_some() {
        // The day is not said: it is put off now and then.
        cx.wrong(
            server,
            "version",
            format!("{}, whose standard support has ended", server.actual("version")),
        );
    }
    Ok(())
}

/// The last day on which a version was supported, if it is over by `today`.
fn end_of_support<'e>(version: &str, ends: &[(&str, &'e str)], today: &str) -> Option<&'e str> {
    let is_release =
        |of: &str| version.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    ends.iter().find(|(of, end)| is_release(of) && *end < today).map(|(_, end)| *end)
}

#[cfg(test)]
mod tests {
    use super::end_of_support;

    #[test]
    fn a_version_is_outdated_from_the_day_after_its_support() {
        let ends = [("1", "2026-05-31"), ("8.0", "2026-05-31")];
        assert_eq!(end_of_support("8.0.21", &ends, "2026-05-31"), None);
        assert_eq!(end_of_support("8.0.21", &ends, "2026-06-01"), Some("2026-05-31"));
        assert_eq!(end_of_support("11", &ends, "2026-06-01"), None);
        assert_eq!(end_of_support("8.4", &ends, "2099-01-01"), None);
    }
}
