//! From what Tollgate says to what the protocol says.

use crate::documents::Documents;
use crate::encoding::Encoding;
use crate::latest::Snapshot;
use crate::uri;
use gen_lsp_types::{DiagnosticSeverity, Location, Range, Uri};
use std::path::Path;
use tollgate_core::files::normalize;
use tollgate_core::rule::{Rule, Severity};
use tollgate_core::source;
use tollgate_reporter::rule_page;

/// How a severity is drawn. What is low or less is not a warning: it would hide what is.
pub(crate) const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::Error,
        Severity::Medium => DiagnosticSeverity::Warning,
        Severity::Low => DiagnosticSeverity::Information,
        Severity::Info => DiagnosticSeverity::Hint,
    }
}

/// The URI of a file: as the editor names it where it is open.
pub(crate) fn uri_of(documents: &Documents, real_path: &Path) -> Uri {
    documents.at(real_path).map_or_else(|| uri::of_path(real_path), |document| document.uri.clone())
}

/// The page of a rule: on the web, or the file that a user wrote, which is below the working directory.
pub(crate) fn page_of(rule: &Rule) -> Uri {
    if rule.check.is_of_users() {
        let directory = std::env::current_dir().and_then(std::fs::canonicalize).unwrap_or_default();
        return uri::of_path(&normalize(&directory.join(rule.file)));
    }
    rule_page(rule).into()
}

impl Snapshot {
    /// A place. `None` where it is in no file.
    pub(crate) fn location(&self, at: source::Location, encoding: Encoding) -> Option<Location> {
        let source = self.project.sources.get_checked(at.source).filter(|it| it.is_file())?;
        Some(Location {
            uri: uri_of(&self.documents, &source.real_path),
            range: encoding.range(source, at.span),
        })
    }

    /// The range of a place in its file.
    pub(crate) fn range(&self, at: source::Location, encoding: Encoding) -> Range {
        let source = self.project.sources.get_checked(at.source);
        source.map(|source| encoding.range(source, at.span)).unwrap_or_default()
    }
}
