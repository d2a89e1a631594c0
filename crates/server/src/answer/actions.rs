//! What can be done about findings: fixes, suppressions, an explanation.

use super::Document;
use crate::convert::uri_of;
use crate::diagnostics;
use crate::initialize::Agreed;
use crate::names::{EXPLAIN, FIX_ALL, SUPPRESS_WITH_REASON};
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, Command, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    WorkspaceEdit,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tollgate_core::engine::cannot_suppress;
use tollgate_core::finding::Finding;
use tollgate_core::fix;
use tollgate_core::flaw::{self, Fix, Safety};
use tollgate_core::suppress::accept::{Acceptance, accept};

/// What stands for the reason of a suppression until somebody writes one.
const REASON: &str = "TODO: say why";

/// The actions for the findings in a range.
pub(super) fn actions(document: &Document, params: &CodeActionParams, agreed: &Agreed) -> Vec<CodeAction> {
    let is_asked = |kind: &CodeActionKind| {
        let asked = |it: &CodeActionKind| includes(it.as_str(), kind.as_str());
        params.context.only.as_ref().is_none_or(|only| only.iter().any(asked))
    };
    let mut actions = Vec::new();
    if is_asked(&CodeActionKind::QuickFix) {
        let (start, end) = (document.offset(params.range.start), document.offset(params.range.end));
        let findings: Vec<_> = document.findings(start, end).collect();
        // What can be done for good stands above what only hides it.
        actions.extend(findings.iter().flat_map(|it| fixes(document, it, agreed)));
        actions.extend(findings.iter().filter_map(|it| suppression(document, it, agreed)));
        actions.extend(findings.iter().filter_map(|it| explanation(document, it, agreed)));
        // Of several safe fixes at one place, editors take the first that is preferred.
        actions.sort_by_key(|action| action.is_preferred != Some(true));
    }
    let kind = CodeActionKind::from(FIX_ALL);
    if is_asked(&kind) {
        actions.extend(all_fixes(document, kind, agreed));
    }
    actions
}

/// Whether a kind is another one, or one of its kinds.
fn includes(kind: &str, inner: &str) -> bool {
    kind.is_empty() || inner.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The fixes of a finding, and of those that are listed with it.
fn fixes<'d>(
    document: &'d Document,
    finding: &'d Finding,
    agreed: &'d Agreed,
) -> impl Iterator<Item = CodeAction> + 'd {
    let fixes = finding.with_also().filter_map(|it| Some((it, it.fix.as_ref()?)));
    fixes.map(move |(it, fix)| {
        let is_safe = fix.safety == Safety::Safe;
        let unsafe_if =
            if is_safe { "" } else { " (unsafe: it may replace a resource or interrupt a service)" };
        CodeAction {
            title: format!("{}{unsafe_if}", fix.description),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::finding(&document.snapshot, it, document.encoding)]),
            is_preferred: is_safe.then_some(true),
            edit: Some(workspace_edit(document, &fix.edits, agreed)),
            ..CodeAction::default()
        }
    })
}

/// All safe fixes in the file.
fn all_fixes(document: &Document, kind: CodeActionKind, agreed: &Agreed) -> Option<CodeAction> {
    let findings = document.snapshot.report.findings.iter().flat_map(Finding::with_also);
    let is_here = |fix: &&Fix| fix.edits.iter().all(|edit| edit.location.source == document.id);
    let safe =
        findings.filter_map(|it| it.fix.as_ref()).filter(|fix| fix.safety == Safety::Safe).filter(is_here);
    let (edits, count) = fix::fitting(safe, &document.snapshot.project.sources).remove(&document.id)?;
    let edits: Vec<_> = edits.into_iter().cloned().collect();
    let fixes = if count == 1 { "fix" } else { "fixes" };
    Some(CodeAction {
        title: format!("Apply {count} safe {fixes} of Tollgate in this file"),
        kind: Some(kind),
        edit: Some(workspace_edit(document, &edits, agreed)),
        ..CodeAction::default()
    })
}

/// The comment that suppresses a finding.
fn suppression(document: &Document, finding: &Finding, agreed: &Agreed) -> Option<CodeAction> {
    let edits = suppressing(document, finding, REASON)?;
    let action = CodeAction {
        title: format!("Suppress {} with a reason", finding.rule.id),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostics::finding(&document.snapshot, finding, document.encoding)]),
        ..CodeAction::default()
    };
    Some(if agreed.options.asks_for_reason {
        let (uri, _) = place(document, finding.location.source);
        let position = document.encoding.position(document.source(), finding.shown_at().span.start);
        let arguments = vec![json!({ "uri": uri, "rule": finding.rule.id, "position": position })];
        let command = SUPPRESS_WITH_REASON.to_owned();
        CodeAction {
            command: Some(Command {
                title: action.title.clone(),
                command,
                arguments: Some(arguments),
                tooltip: None,
            }),
            ..action
        }
    } else {
        CodeAction { edit: Some(workspace_edit(document, &edits, agreed)), ..action }
    })
}

/// The edits that suppress a finding and those that are listed with it. `None` where no comment can.
pub(super) fn suppressing(document: &Document, finding: &Finding, reason: &str) -> Option<Vec<flaw::Edit>> {
    let id = finding.location.source;
    let source = document.snapshot.project.sources.get_checked(id)?;
    if cannot_suppress(finding, source).is_some() {
        return None;
    }
    let rules: BTreeSet<_> = finding
        .with_also()
        .filter(|it| it.location.source == id)
        .map(|it| (it.location.span.start, it.rule.id))
        .collect();
    Some(accept(id, source, &rules, Acceptance { until: None, reason }))
}

/// The page of the rule, in a browser.
fn explanation(document: &Document, finding: &Finding, agreed: &Agreed) -> Option<CodeAction> {
    let title = format!("Explain {}", finding.rule.id);
    let command = Command {
        title: title.clone(),
        command: EXPLAIN.to_owned(),
        arguments: Some(vec![json!(finding.rule.id)]),
        tooltip: None,
    };
    agreed.shows_documents.then(|| CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostics::finding(&document.snapshot, finding, document.encoding)]),
        command: Some(command),
        ..CodeAction::default()
    })
}

/// The URI of a file, and its version where it is open.
fn place(document: &Document, id: tollgate_core::source::SourceId) -> (gen_lsp_types::Uri, Option<i32>) {
    let real_path = &document.snapshot.project.sources.get(id).real_path;
    let documents = &document.snapshot.documents;
    (uri_of(documents, real_path), documents.at(real_path).map(|it| it.version))
}

/// Edits as the client applies them: only to the versions that were judged, where it can tell.
pub(super) fn workspace_edit(document: &Document, edits: &[flaw::Edit], agreed: &Agreed) -> WorkspaceEdit {
    let mut files: BTreeMap<_, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        let range = document.snapshot.range(edit.location, document.encoding);
        let new_text = edit.replacement.clone();
        files.entry(edit.location.source).or_default().push(TextEdit { range, new_text });
    }
    let files = files.into_iter().map(|(id, edits)| (place(document, id), edits));
    if !agreed.versioned_edits {
        let changes: HashMap<_, _> = files.map(|((uri, _), edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let changes = files.map(|((uri, version), edits)| {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version,
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        let edits = edits.into_iter().map(Edit::TextEdit).collect();
        DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
    });
    WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
}
