//! The thread that reads: messages become changes of documents, or are handed to the threads that judge and answer.

use crate::answer::{self, Pending};
use crate::documents;
use crate::initialize::{self, Agreed, Scope};
use crate::judge::{self, Event};
use crate::latest::Latest;
use crate::outbox::Outbox;
use crate::{Failure, Scanner};
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, InitializeParams, MessageType, ShowMessageNotification, ShowMessageParams,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread;

/// The stack of the thread that evaluates, in bytes: as deep as the evaluator's limits allow, as in a pool of the engine.
const STACK: usize = 64 << 20;

/// Serves one client to the end. Returns whether it took its leave as the protocol wants it: `shutdown`, then `exit`.
///
/// # Errors
/// Where the client does not begin as the protocol wants it, and where there are no threads.
pub fn serve(connection: &Connection, scanner: &mut dyn Scanner) -> Result<bool, Failure> {
    // A client that leaves, or is gone, before it begins takes no leave.
    let Ok((id, params)) = connection.initialize_start() else { return Ok(false) };
    let params = serde_json::from_value::<InitializeParams>(params).map_err(|error| error.to_string());
    let agreed = match params.and_then(Agreed::with) {
        Ok(agreed) => agreed,
        Err(message) => {
            let code = ErrorCode::InvalidParams as i32;
            connection.sender.send(Response::new_err(id, code, message.clone()).into())?;
            return Err(message.into());
        }
    };
    connection.sender.send(Response::new_ok(id, agreed.result()).into())?;
    let latest = Latest::default();
    let out = Outbox::new(connection.sender.clone());
    let pending = Pending::default();
    let (events, to_judge) = mpsc::channel();
    let (requests, to_answer) = mpsc::channel();
    thread::scope(|scope| {
        let (latest, out, pending) = (&latest, &out, &pending);
        let (for_judge, for_answers) = (agreed.clone(), agreed.clone());
        thread::Builder::new()
            .name("judge".to_owned())
            .spawn_scoped(scope, move || judge::run(scanner, &to_judge, latest, out, for_judge))?;
        thread::Builder::new()
            .name("answer".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, move || answer::run(&to_answer, latest, out, pending, &for_answers))?;
        let mut reader = Reader { agreed, latest, out, events, requests, pending, is_shut_down: false };
        Ok(reader.run(connection))
    })
}

struct Reader<'a> {
    agreed: Agreed,
    latest: &'a Latest,
    out: &'a Outbox,
    events: Sender<Event>,
    requests: Sender<Request>,
    pending: &'a Pending,
    is_shut_down: bool,
}

impl Reader<'_> {
    /// Reads until the client takes its leave, or is gone.
    fn run(&mut self, connection: &Connection) -> bool {
        for message in &connection.receiver {
            match message {
                Message::Notification(it) if it.method == "exit" => return self.is_shut_down,
                Message::Notification(it) => self.hear(it),
                Message::Request(it) => self.take(it),
                // Nothing depends on what a client makes of our requests.
                Message::Response(_) => {}
            }
        }
        false
    }

    fn take(&mut self, request: Request) {
        let (code, message) = match request.method.as_str() {
            _ if self.is_shut_down => (ErrorCode::InvalidRequest, "the server is shut down".to_owned()),
            "shutdown" => {
                self.is_shut_down = true;
                return self.out.send(Response::new_ok(request.id, Value::Null));
            }
            method if answer::answers(method) => {
                self.pending.add(request.id.clone());
                // It ends after this thread.
                let _ = self.requests.send(request);
                return;
            }
            "initialize" => (ErrorCode::InvalidRequest, "the server is initialized".to_owned()),
            method => (ErrorCode::MethodNotFound, format!("`{method}` is not served")),
        };
        self.out.send(Response::new_err(request.id, code as i32, message));
    }

    /// Takes in a notification. One that makes no sense is left out: the protocol has no answer to it.
    fn hear(&self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" => {
                if self.agreed.watches {
                    self.out.request("client/registerCapability", Agreed::watched());
                }
                // What is not open counts as well where all of a workspace does.
                if self.agreed.options.scope == Scope::Workspace {
                    self.judge(Event { find: true, ..Event::default() });
                }
            }
            "$/cancelRequest" => {
                let id = params.get("id").cloned();
                id.and_then(read::<RequestId>).into_iter().for_each(|id| self.pending.cancel(&id));
            }
            "textDocument/didOpen" => _ = read(params).map(|it| self.open(it)),
            "textDocument/didChange" => _ = read(params).map(|it| self.change(it)),
            "textDocument/didClose" => _ = read(params).map(|it| self.close(it)),
            "textDocument/didSave" => _ = read(params).map(|it| self.saved(&it)),
            "workspace/didChangeWatchedFiles" => _ = read(params).map(|it| self.watched(it)),
            "workspace/didChangeConfiguration" => {
                match initialize::options(params.get("settings").cloned().unwrap_or_default()) {
                    Ok(options) => self.judge(Event { options, find: true, ..Event::default() }),
                    Err(message) => {
                        let params = ShowMessageParams { kind: MessageType::Error, message };
                        self.out.notify::<ShowMessageNotification>(params);
                    }
                }
            }
            _ => {}
        }
    }

    fn open(&self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let (path, _) = self.latest.update(|it| it.open(item.uri, item.version, item.text));
        self.judge(Event { changed: path.into_iter().collect(), find: true, ..Event::default() });
    }

    fn change(&self, params: DidChangeTextDocumentParams) {
        let (document, changes) = (params.text_document, params.content_changes);
        let uri = document.text_document_identifier.uri;
        let change = |documents: &mut documents::Documents| {
            let changed = documents.change(&uri, document.version, changes, self.agreed.encoding);
            changed.map(|it| it.real_path.clone())
        };
        if let (Some(path), _) = self.latest.update(change) {
            self.judge(Event { changed: BTreeSet::from([path]), ..Event::default() });
        }
    }

    fn close(&self, params: DidCloseTextDocumentParams) {
        if let (Some(closed), _) = self.latest.update(|it| it.close(&params.text_document.uri)) {
            let changed = BTreeSet::from([closed.real_path]);
            self.judge(Event { changed, find: true, ..Event::default() });
        }
    }

    /// Whoever saves may have made a file, and clients that watch nothing say no more than this.
    fn saved(&self, params: &DidSaveTextDocumentParams) {
        let changed = documents::entry(&params.text_document.uri).into_iter().collect();
        self.judge(Event { changed, find: true, ..Event::default() });
    }

    fn watched(&self, params: gen_lsp_types::DidChangeWatchedFilesParams) {
        let changed: BTreeSet<PathBuf> =
            params.changes.iter().filter_map(|it| documents::entry(&it.uri)).collect();
        self.judge(Event { changed, find: true, ..Event::default() });
    }

    /// Has the documents judged as they are now.
    fn judge(&self, event: Event) {
        let ((), documents) = self.latest.update(|_| ());
        // It ends after this thread.
        let _ = self.events.send(Event { documents, ..event });
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}
