//! The documents that the editor has open.

use crate::encoding::Encoding;
use crate::uri;
use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// How the editor names it.
    pub(crate) uri: Uri,
    /// Its number in the editor's count.
    pub(crate) version: i32,
    pub(crate) text: Arc<str>,
    /// Where its text is read from: without symbolic links, if there is such a file.
    pub(crate) real_path: PathBuf,
}

impl Document {
    /// Whether it is another one as it was at the same time.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.version == other.version && Arc::ptr_eq(&self.text, &other.text)
    }
}

/// Open documents by the paths of their files: absolute, the directory without symbolic links. A copy shares the texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents(BTreeMap<PathBuf, Document>);

impl Documents {
    /// Takes in a document. `None` where it is not a file of this machine.
    pub(crate) fn open(&mut self, uri: Uri, version: i32, text: String) -> Option<PathBuf> {
        let path = entry(&uri)?;
        let real_path = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        self.0.insert(path.clone(), Document { uri, version, text: text.into(), real_path });
        Some(path)
    }

    /// Changes a document. `None` where it is not open.
    pub(crate) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Option<&Document> {
        let document = self.0.values_mut().find(|it| it.uri == *uri)?;
        let mut text = document.text.to_string();
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    text = whole.text;
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    text.replace_range(encoding.offsets(&text, part.range), &part.text);
                }
            }
        }
        document.text = text.into();
        document.version = version;
        Some(document)
    }

    /// Takes out a document.
    pub(crate) fn close(&mut self, uri: &Uri) -> Option<Document> {
        let path = self.of(uri)?.0.to_owned();
        self.0.remove(&path)
    }

    /// The document that the editor names so, and its path.
    pub(crate) fn of(&self, uri: &Uri) -> Option<(&Path, &Document)> {
        self.iter().find(|(_, document)| document.uri == *uri)
    }

    /// The document of a file, by its path or its real one.
    pub(crate) fn at(&self, path: &Path) -> Option<&Document> {
        self.0.get(path).or_else(|| self.0.values().find(|it| it.real_path == path))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Path, &Document)> {
        self.0.iter().map(|(path, document)| (path.as_path(), document))
    }
}

/// The path of a file, which need not be there: its directory without symbolic links.
pub(crate) fn entry(uri: &Uri) -> Option<PathBuf> {
    let path = uri::to_path(uri)?;
    let directory = fs::canonicalize(path.parent()?).ok()?;
    Some(directory.join(path.file_name()?))
}
