//! Paths as relative URI references that code scanning accepts.
//!
//! GitHub resolves a URI against the top of the repository and nothing else: it knows no `./`, `../` or `//`
//! (codeql-action#2829), takes a first segment with a colon for a scheme, and refuses the whole file for one URI
//! that does not parse. Names are therefore split and encoded by segment, byte by byte.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use std::path::{Component, Path};

/// The bytes to encode in a first segment: all but the `segment-nz-nc` of RFC 3986 §3.3.
const FIRST_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// The bytes to encode in every other segment: a colon there begins no scheme (`pchar` of RFC 3986 §3.3).
const SEGMENT: &AsciiSet = &FIRST_SEGMENT.remove(b':');

/// The first segment of what lies outside the root.
const OUTSIDE: &str = "outside-root";

/// The URI of a file: `real_path` relative to `root`, percent-encoded, with forward slashes.
///
/// A file outside the root has no such URI, and one that pointed at a wrong file would be worse than none: it becomes
/// `outside-root/` and `shown_path` (the path as the user gave it), with `up` for `..`. Viewers show the text of the
/// snippet for it.
#[must_use]
pub fn of_file(real_path: &Path, shown_path: &Path, root: &Path) -> String {
    match real_path.strip_prefix(root) {
        Ok(inside) if inside.file_name().is_some() => encode(inside.components().filter_map(segment)),
        _ => encode(std::iter::once(OUTSIDE.as_bytes()).chain(shown_path.components().filter_map(segment))),
    }
}

/// The URI by which a terminal opens a file of this machine: `file:///home/…` (RFC 8089).
#[must_use]
pub fn to_open(real_path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for component in real_path.components() {
        match component {
            Component::Prefix(prefix) => {
                uri.push('/');
                uri.extend(percent_encode(prefix.as_os_str().as_encoded_bytes(), SEGMENT));
            }
            Component::Normal(name) => {
                uri.push('/');
                uri.extend(percent_encode(name.as_encoded_bytes(), SEGMENT));
            }
            Component::ParentDir | Component::CurDir | Component::RootDir => {}
        }
    }
    uri
}

/// The bytes of a component's name; `None` for the components that name nothing.
fn segment(component: Component<'_>) -> Option<&[u8]> {
    match component {
        Component::Normal(name) => Some(name.as_encoded_bytes()),
        Component::ParentDir => Some(b"up"),
        Component::CurDir | Component::RootDir | Component::Prefix(_) => None,
    }
}

fn encode<'a>(segments: impl Iterator<Item = &'a [u8]>) -> String {
    let mut uri = String::new();
    for segment in segments {
        let set = if uri.is_empty() { FIRST_SEGMENT } else { SEGMENT };
        if !uri.is_empty() {
            uri.push('/');
        }
        uri.extend(percent_encode(segment, set));
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(path: &str) -> String {
        of_file(&Path::new("/repo").join(path), Path::new("x.tf"), Path::new("/repo"))
    }

    #[test]
    fn names_are_encoded_by_segment() {
        assert_eq!(uri("infra/main.tf"), "infra/main.tf");
        assert_eq!(uri("a b/c#d%e?.tf"), "a%20b/c%23d%25e%3F.tf");
        assert_eq!(uri("[x]/{y}/^z\".tf"), "%5Bx%5D/%7By%7D/%5Ez%22.tf");
        assert_eq!(uri("é/中😀.tf"), "%C3%A9/%E4%B8%AD%F0%9F%98%80.tf");
        assert_eq!(uri("a-._~!$&'()*+,;=@.tf"), "a-._~!$&'()*+,;=@.tf");
    }

    #[test]
    fn a_colon_begins_no_scheme() {
        assert_eq!(uri("git:x.tf"), "git%3Ax.tf");
        assert_eq!(uri("a/git:x.tf"), "a/git:x.tf");
    }

    #[test]
    fn segments_that_name_nothing_are_left_out() {
        assert_eq!(uri("./a//b/./c.tf"), "a/b/c.tf");
    }

    #[test]
    fn what_is_outside_the_root_points_at_nothing() {
        let outside = |shown: &str| of_file(Path::new("/other/x.tf"), Path::new(shown), Path::new("/repo"));
        assert_eq!(outside("../other/x.tf"), "outside-root/up/other/x.tf");
        assert_eq!(outside("./x.tf"), "outside-root/x.tf");
        assert_eq!(outside("/other/x y.tf"), "outside-root/other/x%20y.tf");
        // A name that begins like the root is not in it.
        assert_eq!(
            of_file(Path::new("/repo2/x.tf"), Path::new("x.tf"), Path::new("/repo")),
            "outside-root/x.tf"
        );
        assert_eq!(of_file(Path::new("/repo"), Path::new("repo"), Path::new("/repo")), "outside-root/repo");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_text_are_encoded_byte_by_byte() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = std::ffi::OsStr::from_bytes(b"/repo/\xff\\.tf");
        assert_eq!(of_file(Path::new(name), Path::new("x.tf"), Path::new("/repo")), "%FF%5C.tf");
    }
}
