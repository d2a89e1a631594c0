//! Patterns of paths of other scanners as patterns of `.gitignore`, which `exclude` holds.
//!
//! A pattern never leaves out more than it did.

/// A regular expression that is searched in a path, as checkov does.
pub(super) fn regex(said: &str) -> Result<String, &'static str> {
    const REASON: &str = "this regular expression is not a pattern of `.gitignore`; write one into `exclude`";
    // checkov takes what starts with a dot literally.
    let is_literal =
        said.starts_with('.') && said.chars().nth(1).is_some_and(|next| !matches!(next, '.' | '*'));
    let start = said.strip_prefix('^');
    let body = start.unwrap_or(said);
    let body = body.strip_suffix('$').unwrap_or(body);
    let mut pattern = String::new();
    let mut characters = body.chars().peekable();
    while let Some(next) = characters.next() {
        match next {
            '.' if !is_literal && characters.next_if_eq(&'*').is_some() => pattern.push('*'),
            '\\' => match characters.next() {
                Some(escaped) if escaped.is_ascii_punctuation() && !"*?[]{}!\\".contains(escaped) => {
                    pattern.push(escaped);
                }
                _ => return Err(REASON),
            },
            '[' | ']' | '(' | ')' | '{' | '}' | '|' | '+' | '*' | '?' | '^' | '$' => return Err(REASON),
            other => pattern.push(other),
        }
    }
    // Of what a path may hold before and behind, components are left that are whole.
    let open = pattern.strip_prefix("*/").or_else(|| pattern.strip_prefix('/'));
    let is_anchored = start.is_some() && open.is_none();
    let pattern = open.unwrap_or(&pattern);
    let pattern = pattern.strip_suffix('*').filter(|it| it.ends_with('/')).unwrap_or(pattern);
    if pattern.trim_matches(['*', '/']).is_empty() {
        return Err(REASON);
    }
    if pattern.trim_end_matches('/').split('/').any(|part| part == "*" || part.is_empty()) {
        return Err(REASON);
    }
    Ok(match (is_anchored, pattern.trim_end_matches('/').contains('/')) {
        (true, _) => format!("/{pattern}"),
        (false, true) => format!("**/{pattern}"),
        (false, false) => pattern.to_owned(),
    })
}

/// A glob that is relative to the directory of the file, as Trivy and KICS have them.
pub(super) fn glob(said: &str) -> Result<String, &'static str> {
    let relative = said.strip_prefix("./").unwrap_or(said);
    if relative.starts_with('/') {
        return Err("an absolute path; `exclude` is relative to the file");
    }
    if relative.split('/').any(|part| part == "..") {
        return Err("it leads out of the directory");
    }
    match relative.trim_matches(['*', '/', '.']) {
        "" => Err("it leaves out everything"),
        _ if relative.starts_with("**/") => Ok(relative.to_owned()),
        _ => Ok(format!("/{relative}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_expressions_become_patterns_that_leave_out_no_more() {
        for (said, pattern) in [
            ("examples", "examples"),
            ("examples/", "examples/"),
            (".*/examples/.*", "examples/"),
            ("/test/", "test/"),
            ("^modules/", "/modules/"),
            ("^/modules/", "modules/"),
            ("dir1/dir33", "**/dir1/dir33"),
            (r"\.external_modules", ".external_modules"),
            (".terraform", ".terraform"),
            (r".*_test\.tf$", "*_test.tf"),
            ("legacy.*", "legacy*"),
        ] {
            assert_eq!(regex(said).as_deref(), Ok(pattern), "{said}");
        }
        for said in ["(a|b)/", "a+", ".*", "", "[ab]", r"\d", "a/.*/b", "/"] {
            assert!(regex(said).is_err(), "{said}");
        }
    }

    #[test]
    fn globs_are_relative_to_the_file() {
        for (said, pattern) in [
            ("./foo/*", "/foo/*"),
            ("foo", "/foo"),
            ("**/.terraform", "**/.terraform"),
            ("testdata/*/bar", "/testdata/*/bar"),
        ] {
            assert_eq!(glob(said).as_deref(), Ok(pattern), "{said}");
        }
        for said in ["/srv/x", "../x", "**", "./", "*"] {
            assert!(glob(said).is_err(), "{said}");
        }
    }
}
