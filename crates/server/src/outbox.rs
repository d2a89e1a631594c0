//! What is said to the client.

use crossbeam_channel::Sender;
use lsp_server::{Message, Notification, Request, RequestId};
use serde::Serialize;
use std::sync::atomic::{AtomicI32, Ordering};

/// What is sent to the client. A client that is gone hears nothing.
pub(crate) struct Outbox {
    sender: Sender<Message>,
    /// The number of the next request.
    next: AtomicI32,
}

impl Outbox {
    pub(crate) fn new(sender: Sender<Message>) -> Self {
        Self { sender, next: AtomicI32::new(1) }
    }

    /// A client that is gone is seen where its messages are read.
    pub(crate) fn send(&self, message: impl Into<Message>) {
        let _ = self.sender.send(message.into());
    }

    pub(crate) fn notify<N: gen_lsp_types::Notification>(&self, params: N::Params)
    where
        N::Params: Serialize,
    {
        self.send(Notification::new(N::METHOD.to_string(), params));
    }

    /// Asks the client for something whose outcome makes no difference.
    pub(crate) fn request(&self, method: &str, params: impl Serialize) {
        let id = RequestId::from(self.next.fetch_add(1, Ordering::Relaxed));
        self.send(Request::new(id, method.to_owned(), params));
    }
}
