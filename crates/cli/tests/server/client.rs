//! An editor, as far as tests need one.

use crate::files::Tree;
use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// How long something that comes may take where many tests run at once.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long nothing comes where nothing will.
const SILENCE: Duration = Duration::from_millis(400);

/// A server, and what it said.
pub(super) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Message>,
    /// What came and nobody has asked for yet.
    kept: VecDeque<Message>,
    next: i32,
    /// The diagnostics of each file, by its URI, as they were last published.
    pub(super) published: BTreeMap<String, Value>,
}

impl Client {
    /// A server that has nothing said to it yet.
    pub(super) fn start(directory: &Path, args: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_tollgate"))
            .arg("server")
            .args(args)
            .current_dir(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = server.stdout.take().unwrap();
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Ok(Some(message)) = Message::read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take();
        Self { server, input, messages, kept: VecDeque::new(), next: 0, published: BTreeMap::new() }
    }

    /// A server for a directory, with what the client can do and asks for.
    pub(super) fn with(tree: &Tree, capabilities: &Value, options: &Value) -> Self {
        let root = tree.path("");
        let mut client = Self::start(&root, &[]);
        client
            .request(
                "initialize",
                &json!({
                    "processId": null,
                    "rootUri": null,
                    "capabilities": capabilities,
                    "initializationOptions": options,
                    "workspaceFolders": [{ "uri": uri(&root), "name": "test" }],
                }),
            )
            .unwrap();
        client.notify("initialized", &json!({}));
        client
    }

    pub(super) fn new(tree: &Tree) -> Self {
        Self::with(tree, &json!({}), &Value::Null)
    }

    pub(super) fn send(&mut self, message: Message) {
        message.write(self.input.as_mut().unwrap()).unwrap();
    }

    pub(super) fn notify(&mut self, method: &str, params: &Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    /// Asks for something, and goes on.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request::new(id.clone(), method.to_owned(), params).into());
        id
    }

    /// Asks for something, and waits for the answer.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> Answer {
        let id = self.ask(method, params);
        self.answer(&id)
    }

    /// The answer to a request.
    pub(super) fn answer(&mut self, id: &RequestId) -> Answer {
        let is_it = |message: &Message| matches!(message, Message::Response(it) if it.id == *id);
        match self.wait(is_it) {
            Message::Response(Response { response_result, .. }) => response_result.map_err(|it| it.code),
            _ => unreachable!(),
        }
    }

    /// The first message of a kind that comes, or has come.
    pub(super) fn wait(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at).unwrap();
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let message = self.messages.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap();
            self.hear(&message);
            if is_it(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// The parameters of the next request of the server of a kind, which is answered with nothing.
    pub(super) fn asked(&mut self, method: &str) -> Value {
        match self.wait(|it| matches!(it, Message::Request(it) if it.method == method)) {
            Message::Request(request) => {
                self.send(Response::new_ok(request.id, Value::Null).into());
                request.params
            }
            _ => unreachable!(),
        }
    }

    /// The parameters of the next notification of a kind.
    pub(super) fn told(&mut self, method: &str) -> Value {
        match self.wait(|it| matches!(it, Message::Notification(it) if it.method == method)) {
            Message::Notification(notification) => notification.params,
            _ => unreachable!(),
        }
    }

    fn hear(&mut self, message: &Message) {
        if let Message::Notification(it) = message
            && it.method == "textDocument/publishDiagnostics"
        {
            self.published.insert(it.params["uri"].as_str().unwrap().to_owned(), it.params.clone());
        }
    }

    /// Waits until what is published satisfies.
    pub(super) fn until(&mut self, is_enough: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_enough(self) {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left);
            assert!(message.is_ok(), "published: {:#?}", self.published);
            let message = message.unwrap();
            self.hear(&message);
            self.kept.push_back(message);
        }
    }

    /// Waits until nothing more comes.
    pub(super) fn settle(&mut self) {
        while let Ok(message) = self.messages.recv_timeout(SILENCE) {
            self.hear(&message);
            self.kept.push_back(message);
        }
    }

    pub(super) fn open(&mut self, file: &Path, text: &str) {
        let item = json!({ "uri": uri(file), "languageId": "terraform", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    /// Replaces the whole text.
    pub(super) fn write(&mut self, file: &Path, version: i32, text: &str) {
        self.change(file, version, &json!([{ "text": text }]));
    }

    pub(super) fn change(&mut self, file: &Path, version: i32, changes: &Value) {
        let document = json!({ "uri": uri(file), "version": version });
        self.notify(
            "textDocument/didChange",
            &json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    pub(super) fn close(&mut self, file: &Path) {
        self.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri(file) } }));
    }

    /// The diagnostics of a file.
    pub(super) fn diagnostics(&self, file: &Path) -> Vec<Value> {
        let published = self.published.get(&uri(file));
        published.map(|it| it["diagnostics"].as_array().unwrap().clone()).unwrap_or_default()
    }

    /// The rules that find something in a file.
    pub(super) fn codes(&self, file: &Path) -> Vec<String> {
        self.diagnostics(file).iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    }

    /// The version of a document that was judged last.
    pub(super) fn version(&self, file: &Path) -> Option<i64> {
        self.published.get(&uri(file))?["version"].as_i64()
    }

    /// Takes its leave as the protocol wants it. Returns the exit code.
    pub(super) fn leave(mut self) -> Option<i32> {
        self.request("shutdown", &Value::Null).unwrap();
        self.notify("exit", &Value::Null);
        self.server.wait().unwrap().code()
    }

    /// Says `exit` after `shutdown` has been said. Returns the exit code.
    pub(super) fn leave_again(self) -> Option<i32> {
        self.exit()
    }

    /// Is gone without a word. Returns the exit code.
    pub(super) fn vanish(mut self) -> Option<i32> {
        self.input = None;
        self.server.wait().unwrap().code()
    }

    /// Says `exit` alone. Returns the exit code.
    pub(super) fn exit(mut self) -> Option<i32> {
        self.notify("exit", &Value::Null);
        self.server.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.server.wait();
    }
}

/// What a server answers, or the code of the error.
pub(super) type Answer = Result<Value, i32>;

/// The URI of a file.
pub(super) fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}
