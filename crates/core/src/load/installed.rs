//! Modules that `terraform init` installed: `.terraform/modules/modules.json` says which call is in which directory.
//! Nothing is ever downloaded.

use super::{Called, Loaded, Loader};
use crate::files::normalize;
use crate::hash::HashMap;
use crate::source::directory;
use crate::syntax::parse_json;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The directory in which Terraform keeps what it installs for a root module.
const TERRAFORM: &str = ".terraform";

/// Where Terraform writes the manifest, below the root module.
const MANIFEST: &str = ".terraform/modules/modules.json";

/// The largest manifest that is read, in bytes: Terraform writes some 200 for each call.
const MAX_MANIFEST: usize = 4 << 20;

impl Loader<'_> {
    /// The directories of the modules that are installed for the files: what the manifests beside them name, where
    /// something other than a local directory is called.
    pub(super) fn installed_directories(&mut self, loaded: &[Loaded]) -> Vec<Called> {
        let callers = loaded.iter().filter(|it| it.calls.of_others).map(|it| &it.input);
        let mut roots: HashMap<_, _> =
            callers.map(|input| (directory(&input.entry), directory(&input.path))).collect();
        roots.retain(|real, _| self.looked_at.insert(real.to_path_buf()));
        let (boundaries, files) = (&self.project.boundaries, self.files);
        // In most of these directories nothing is installed.
        let is_missing = |root: &Path| {
            let root = boundaries.around(root).and_then(|within| within.admit(root).ok());
            let entry = root.and_then(|root| root.entry(TERRAFORM.as_ref()).ok());
            entry.is_some_and(|entry| files.is_missing(&entry))
        };
        let read = |(root, shown): (&Path, &Path)| {
            if is_missing(root) {
                return None;
            }
            let path = root.join(MANIFEST);
            let real = boundaries.resolve(&path, root, files);
            match real.and_then(|real| files.read(&real, MAX_MANIFEST)) {
                Ok(bytes) => Some(Ok((root.to_owned(), shown.to_owned(), bytes))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => Some(Err((normalize(&shown.join(MANIFEST)), path, error))),
            }
        };
        let manifests: Vec<_> = roots.into_par_iter().filter_map(read).collect();
        let mut called = Vec::new();
        for manifest in manifests {
            let (root, shown, bytes) = match manifest {
                Ok(manifest) => manifest,
                Err((path, entry, error)) => {
                    self.deny(path, entry, error);
                    continue;
                }
            };
            let manifest = parse(&String::from_utf8_lossy(&bytes), &root);
            called.extend(manifest.values().map(|directory| {
                let path = directory.strip_prefix(&root).map_or(directory.clone(), |it| shown.join(it));
                Called { path, directory: directory.clone(), from: root.clone() }
            }));
            self.project.installed.insert(root, manifest);
        }
        called
    }

    /// The directories of all modules that are installed for a root module.
    pub(super) fn installed_in(&self, root: &Path) -> impl Iterator<Item = PathBuf> {
        self.project.installed.get(root).into_iter().flat_map(BTreeMap::values).cloned()
    }
}

/// The directories in a manifest. One that cannot be read names none: Terraform will write it anew.
fn parse(text: &str, root: &Path) -> BTreeMap<String, PathBuf> {
    let Ok(Some(value)) = parse_json(text, 0) else { return BTreeMap::new() };
    let modules = value.as_object().and_then(|object| object.get_array("Modules"));
    let entries = modules.into_iter().flat_map(|array| &array.elements).filter_map(|element| {
        let object = element.as_object()?;
        let (key, directory) = (object.get_string("Key")?, object.get_string("Dir")?);
        (!key.value.is_empty()).then(|| (key.value.to_string(), normalize(&root.join(&*directory.value))))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_are_read_by_call() {
        let text = r#"{"Modules": [{"Key": "", "Source": "", "Dir": "."},
            {"Key": "net.sub", "Source": "registry.terraform.io/x/y/z", "Version": "1.0.0", "Dir": ".terraform/modules/net/sub"}]}"#;
        let found = parse(text, Path::new("/r"));
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("net.sub".to_owned(), PathBuf::from("/r/.terraform/modules/net/sub"))]
        );
        assert!(parse("nonsense", Path::new("/r")).is_empty());
    }
}
