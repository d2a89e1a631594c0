//! The thread that answers requests, one after the other, from the last verdict.

mod actions;
mod commands;
mod hover;

use crate::encoding::Encoding;
use crate::initialize::Agreed;
use crate::latest::{Latest, Missing, Snapshot};
use crate::outbox::Outbox;
use gen_lsp_types::{
    CodeActionParams, DefinitionParams, ExecuteCommandParams, HoverParams, Location, Position, Uri,
};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tollgate_core::finding::Finding;
use tollgate_core::inspect;
use tollgate_core::panics;
use tollgate_core::source::{Source, SourceId};

/// How long an answer waits for the verdict on its document.
const PATIENCE: Duration = Duration::from_secs(10);

/// Requests that are not answered yet, and whether the client no longer wants the answer.
#[derive(Default)]
pub(crate) struct Pending(Mutex<HashMap<RequestId, bool>>);

impl Pending {
    fn requests(&self) -> MutexGuard<'_, HashMap<RequestId, bool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, id: RequestId) {
        self.requests().insert(id, false);
    }

    pub(crate) fn cancel(&self, id: &RequestId) {
        if let Some(cancelled) = self.requests().get_mut(id) {
            *cancelled = true;
        }
    }

    fn is_cancelled(&self, id: &RequestId) -> bool {
        self.requests().get(id).copied().unwrap_or_default()
    }

    fn remove(&self, id: &RequestId) {
        self.requests().remove(id);
    }
}

/// Why there is no answer.
struct Refusal(ErrorCode, String);

type Answer = Result<Value, Refusal>;

/// Whether requests of a kind are answered here.
pub(crate) fn answers(method: &str) -> bool {
    matches!(
        method,
        "textDocument/hover"
            | "textDocument/definition"
            | "textDocument/codeAction"
            | "workspace/executeCommand"
    )
}

/// Answers until there are no more requests.
pub(crate) fn run(
    requests: &Receiver<Request>,
    latest: &Latest,
    out: &Outbox,
    pending: &Pending,
    agreed: &Agreed,
) {
    for request in requests {
        let id = request.id.clone();
        let asked = Asked { id: &id, latest, out, pending, agreed };
        let answer = match panics::caught(|| asked.answer(&request.method, request.params)) {
            _ if pending.is_cancelled(&id) => Err(cancelled()),
            Ok(answer) => answer,
            Err(failure) => Err(Refusal(ErrorCode::InternalError, failure)),
        };
        pending.remove(&id);
        out.send(match answer {
            Ok(value) => Response::new_ok(id, value),
            Err(Refusal(code, message)) => Response::new_err(id, code as i32, message),
        });
    }
}

/// A request, and what there is to answer it.
struct Asked<'a> {
    id: &'a RequestId,
    latest: &'a Latest,
    out: &'a Outbox,
    pending: &'a Pending,
    agreed: &'a Agreed,
}

impl Asked<'_> {
    fn answer(&self, method: &str, params: Value) -> Answer {
        match method {
            "textDocument/hover" => {
                let HoverParams { text_document_position_params: at, .. } = read(params)?;
                let document = self.document(&at.text_document.uri)?;
                Ok(json!(document.and_then(|it| hover::hover(&it, at.position))))
            }
            "textDocument/definition" => {
                let DefinitionParams { text_document_position_params: at, .. } = read(params)?;
                let document = self.document(&at.text_document.uri)?;
                Ok(json!(document.map(|it| it.definitions(at.position))))
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                let document = self.document(&params.text_document.uri)?;
                Ok(json!(document.map(|it| actions::actions(&it, &params, self.agreed))))
            }
            "workspace/executeCommand" => {
                let ExecuteCommandParams { command, arguments, .. } = read(params)?;
                self.execute(&command, arguments.unwrap_or_default())
            }
            method => Err(Refusal(ErrorCode::MethodNotFound, format!("`{method}` is not served"))),
        }
    }

    /// The verdict on a document as it is now. `None` where it is not configuration, or left out.
    fn document(&self, uri: &Uri) -> Result<Option<Document>, Refusal> {
        let is_wanted = || !self.pending.is_cancelled(self.id);
        let snapshot = self.latest.on(uri, PATIENCE, is_wanted).map_err(|why| match why {
            _ if !is_wanted() => cancelled(),
            Missing::Document => Refusal(ErrorCode::InvalidParams, format!("`{uri}` is not open")),
            Missing::Verdict => Refusal(ErrorCode::ContentModified, format!("`{uri}` is not judged yet")),
        })?;
        let real_path = snapshot.documents.of(uri).map(|(_, document)| document.real_path.as_path());
        let id = real_path.and_then(|it| snapshot.project.sources.at(it));
        Ok(id.map(|id| Document { snapshot, id, encoding: self.agreed.encoding }))
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal(ErrorCode::InvalidParams, error.to_string()))
}

fn cancelled() -> Refusal {
    Refusal(ErrorCode::RequestCanceled, "the client no longer wants it".to_owned())
}

/// A document that was judged.
struct Document {
    snapshot: Arc<Snapshot>,
    id: SourceId,
    encoding: Encoding,
}

impl Document {
    fn source(&self) -> &Source {
        self.snapshot.project.sources.get(self.id)
    }

    /// Where what is named at a place is declared.
    fn definitions(&self, position: Position) -> Vec<Location> {
        let declared = inspect::definitions(
            &self.snapshot.project,
            self.id,
            self.offset(position),
            &self.snapshot.files,
        );
        declared.into_iter().filter_map(|it| self.snapshot.location(it, self.encoding)).collect()
    }

    fn offset(&self, position: Position) -> u32 {
        u32::try_from(self.encoding.offset(self.source().text(), position)).unwrap_or(u32::MAX)
    }

    /// The findings that are shown in it within some bytes.
    fn findings(&self, start: u32, end: u32) -> impl Iterator<Item = &Finding> {
        self.snapshot.report.findings.iter().filter(move |finding| {
            let at = finding.shown_at();
            at.source == self.id && at.span.start <= end && start <= at.span.end
        })
    }
}
