//! Files and the URIs that editors name them by (RFC 8089).

use gen_lsp_types::Uri;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use tollgate_reporter::uri::to_open;

/// The path of a `file:` URI. `None` for what is not a file of this machine: `untitled:`, `git:`.
pub(crate) fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_ref().strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    path_of(bytes).filter(|path| path.is_absolute())
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

/// `/c:/Users` is `c:/Users`.
#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    let path = String::from_utf8(bytes).ok()?;
    let has_drive = path.as_bytes().get(2) == Some(&b':');
    Some(if has_drive { path.trim_start_matches('/') } else { &path }.into())
}

/// The URI of a file: absolute.
pub(crate) fn of_path(path: &Path) -> Uri {
    to_open(path).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_and_uris_lead_to_each_other() {
        for (uri, path) in
            [("file:///repo/main.tf", "/repo/main.tf"), ("file:///a%20b/%C3%A9%23.tf", "/a b/é#.tf")]
        {
            assert_eq!(to_path(&uri.into()), Some(path.into()));
            assert_eq!(of_path(Path::new(path)), uri.into());
        }
        assert_eq!(to_path(&"file://localhost/x.tf".into()), Some("/x.tf".into()));
        assert_eq!(to_path(&"file:///c%3A/x.tf".into()), Some("/c:/x.tf".into()));
        for other in
            ["untitled:Untitled-1", "git:/x.tf", "file:x.tf", "https://x.org/x.tf", "file://host/x.tf", ""]
        {
            assert_eq!(to_path(&other.into()), None, "{other}");
        }
    }
}
