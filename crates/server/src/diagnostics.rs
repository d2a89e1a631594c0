//! Findings and notes as diagnostics.

use crate::convert;
use crate::encoding::Encoding;
use crate::latest::Snapshot;
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Message, Uri,
};
use std::collections::BTreeMap;
use tollgate_core::engine::UNUSED_SUPPRESSION;
use tollgate_core::finding::Finding;
use tollgate_core::flaw::Related;
use tollgate_core::note::Note;

/// Who says so.
const SOURCE: &str = "tollgate";

/// The diagnostics of all files that have any. What is undecided is none: nothing is known to be wrong.
pub(crate) fn all(snapshot: &Snapshot, encoding: Encoding) -> BTreeMap<String, (Uri, Vec<Diagnostic>)> {
    let mut all: BTreeMap<String, (Uri, Vec<Diagnostic>)> = BTreeMap::new();
    let findings = snapshot.report.findings.iter().map(|it| (it.shown_at(), finding(snapshot, it, encoding)));
    let notes = snapshot.report.notes.iter().map(|it| (it.location, note(snapshot, it, encoding)));
    for (at, diagnostic) in findings.chain(notes) {
        let Some(location) = snapshot.location(at, encoding) else { continue };
        let (_, diagnostics) =
            all.entry(location.uri.to_string()).or_insert_with(|| (location.uri, Vec::new()));
        diagnostics.push(diagnostic);
    }
    all
}

/// A finding.
pub(crate) fn finding(snapshot: &Snapshot, finding: &Finding, encoding: Encoding) -> Diagnostic {
    let related = |it: &Related| {
        let location = snapshot.location(it.location, encoding)?;
        Some(DiagnosticRelatedInformation { location, message: it.message.clone() })
    };
    let related: Vec<_> = finding.trace.iter().chain(&finding.related).filter_map(related).collect();
    let is_unused = finding.rule.id == UNUSED_SUPPRESSION.id;
    Diagnostic {
        range: snapshot.range(finding.shown_at(), encoding),
        severity: Some(convert::severity(finding.severity)),
        code: Some(Code::String(finding.rule.id.to_owned())),
        code_description: Some(CodeDescription { href: convert::page_of(finding.rule) }),
        source: Some(SOURCE.to_owned()),
        message: Message::String(format!("{}: {}", finding.rule.title(), finding.message)),
        tags: is_unused.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// A note. What ends the judging of something may hide findings.
fn note(snapshot: &Snapshot, note: &Note, encoding: Encoding) -> Diagnostic {
    let is_incomplete = note.kind.is_incomplete();
    Diagnostic {
        range: snapshot.range(note.location, encoding),
        severity: Some(if is_incomplete {
            DiagnosticSeverity::Warning
        } else {
            DiagnosticSeverity::Information
        }),
        code: Some(Code::String(note.kind.name().to_owned())),
        source: Some(SOURCE.to_owned()),
        message: Message::String(note.message.clone()),
        ..Diagnostic::default()
    }
}
