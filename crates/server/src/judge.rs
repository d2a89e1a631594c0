//! The thread that judges: what is edited, once the editor pauses, and what it finds is published.

use crate::diagnostics;
use crate::documents::Documents;
use crate::initialize::{Agreed, Options};
use crate::latest::{Latest, Snapshot};
use crate::outbox::Outbox;
use crate::overlay::Overlay;

use crate::{Failure, Judged, Scanner};
use gen_lsp_types::{
    Diagnostic, MessageType, PublishDiagnosticsNotification, PublishDiagnosticsParams,
    ShowMessageNotification, ShowMessageParams, Uri,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use tollgate_core::panics;

/// How long nothing is typed before what was typed is judged.
const QUIET: Duration = Duration::from_millis(30);

/// How long it is put off at most.
const LONGEST: Duration = Duration::from_millis(150);

/// What there is to judge.
#[derive(Debug, Default)]
pub(crate) struct Event {
    /// The documents as they are now.
    pub(crate) documents: Documents,
    /// A file whose content is not what it was.
    pub(crate) changed: BTreeSet<PathBuf>,
    /// Whether files, or their configuration, may have come and gone.
    pub(crate) find: bool,
    /// Other options.
    pub(crate) options: Option<Options>,
}

impl Event {
    fn and(mut self, next: Self) -> Self {
        self.changed.extend(next.changed);
        Self {
            documents: next.documents,
            changed: self.changed,
            find: self.find || next.find,
            options: next.options.or(self.options),
        }
    }
}

/// Judges until there are no more events.
pub(crate) fn run(
    scanner: &mut dyn Scanner,
    events: &Receiver<Event>,
    latest: &Latest,
    out: &Outbox,
    agreed: Agreed,
) {
    let mut judge = Judge {
        scanner,
        latest,
        out,
        agreed,
        begun: false,
        has_found: false,
        published: BTreeMap::new(),
        said: String::new(),
    };
    while let Ok(first) = events.recv() {
        let event = gather(first, events);
        match panics::caught(|| judge.look(&event)) {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => judge.say(format!("{failure:#}")),
            Err(failure) => judge.say(failure),
        }
    }
}

/// An event with those that follow it closely.
fn gather(first: Event, events: &Receiver<Event>) -> Event {
    let begun = Instant::now();
    let mut event = first;
    while begun.elapsed() < LONGEST {
        match events.recv_timeout(QUIET) {
            Ok(next) => event = event.and(next),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    event
}

struct Judge<'a> {
    scanner: &'a mut dyn Scanner,
    latest: &'a Latest,
    out: &'a Outbox,
    agreed: Agreed,
    /// Whether the last look for files was without a failure.
    begun: bool,
    /// Whether any was.
    has_found: bool,
    /// What the client was told last, by the text of the URI.
    published: BTreeMap<String, (Uri, Vec<Diagnostic>)>,
    /// The last failure that was said.
    said: String,
}

impl Judge<'_> {
    fn look(&mut self, event: &Event) -> Result<(), Failure> {
        let open: Vec<_> = event.documents.iter().map(|(path, _)| path.to_owned()).collect();
        if let Some(options) = &event.options {
            self.agreed.options = options.clone();
            self.begun = false;
        }
        event.changed.iter().for_each(|file| self.scanner.changed(file));
        if !self.begun || event.find {
            match self.find(&open) {
                Ok(()) => self.said.clear(),
                // With what was found before, until it is corrected.
                Err(failure) if self.has_found => self.say(format!("{failure:#}")),
                Err(failure) => return Err(failure),
            }
        }
        let texts = event.documents.iter().map(|(_, it)| (it.real_path.clone(), it.text.clone())).collect();
        let files = Overlay { disk: self.scanner.disk(), texts };
        let Judged { project, report } = self.scanner.judge(&files)?;
        let snapshot = Snapshot { documents: event.documents.clone(), files, project, report };
        let snapshot = self.latest.set(snapshot);
        self.publish(&snapshot);
        Ok(())
    }

    /// Looks for files and configuration anew, from the beginning where the last time failed.
    fn find(&mut self, open: &[PathBuf]) -> Result<(), Failure> {
        if !std::mem::take(&mut self.begun) {
            self.scanner.begin(&self.agreed.folders, &self.agreed.options)?;
        }
        self.scanner.find(open)?;
        (self.begun, self.has_found) = (true, true);
        Ok(())
    }

    /// Publishes what differs from what the client knows. Requests are answered from the same verdict before: a client asks about
    /// what it sees. A document that has changed meanwhile is judged again anyway.
    fn publish(&mut self, snapshot: &Snapshot) {
        let mut found = diagnostics::all(snapshot, self.agreed.encoding);
        let gone: Vec<_> = self.published.values().map(|(uri, _)| uri.clone()).collect();
        for uri in gone {
            found.entry(uri.to_string()).or_insert_with(|| (uri, Vec::new()));
        }
        for (name, (uri, diagnostics)) in found {
            let document = snapshot.documents.of(&uri).map(|(_, document)| document);
            if document.is_some_and(|it| !self.latest.is_current(it)) {
                continue;
            }
            let known = self.published.get(&name).map_or([].as_slice(), |(_, known)| known);
            if known == diagnostics {
                continue;
            }
            let version = document.map(|it| it.version);
            let params =
                PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics: diagnostics.clone() };
            self.out.notify::<PublishDiagnosticsNotification>(params);
            match diagnostics.is_empty() {
                true => _ = self.published.remove(&name),
                false => _ = self.published.insert(name, (uri, diagnostics)),
            }
        }
    }

    /// Says what went wrong, once. What was published stays.
    fn say(&mut self, message: String) {
        if self.said != message {
            let params = ShowMessageParams { kind: MessageType::Error, message: message.clone() };
            self.out.notify::<ShowMessageNotification>(params);
            self.said = message;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::Uri;
    use std::path::Path;
    use tollgate_core::engine;
    use tollgate_core::files::{Files, Memory};
    use tollgate_core::load;

    /// A scanner of one file that cannot be read.
    struct Broken;

    impl Scanner for Broken {
        fn disk(&self) -> &'static dyn Files {
            Box::leak(Box::new(Memory::default()))
        }

        fn begin(&mut self, _: &[PathBuf], _: &Options) -> Result<(), Failure> {
            Ok(())
        }

        fn find(&mut self, _: &[PathBuf]) -> Result<(), Failure> {
            Ok(())
        }

        fn changed(&mut self, _: &Path) {}

        fn judge(&mut self, _: &dyn Files) -> Result<Judged, Failure> {
            let files = Memory::default().with("/main.tf", "locals {");
            let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
            let rules = engine::RULES.to_vec();
            let profile = engine::Profile { rules, ..engine::Profile::default() };
            let options = engine::Options { profiles: profile.into(), ..engine::Options::default() };
            let report = engine::scan(&project, &options, &files, &());
            Ok(Judged { project, report })
        }
    }

    #[test]
    fn what_is_published_can_be_asked_about_at_once() {
        let (latest, uri) = (Latest::default(), Uri::from("file:///main.tf".to_owned()));
        let (_, documents) = latest.update(|it| it.open(uri.clone(), 1, "locals {".to_owned()));
        // A client that does not read: whatever is published waits for it.
        let (sender, unread) = crossbeam_channel::bounded(0);
        let out = Outbox::new(sender);
        let (events, to_judge) = std::sync::mpsc::channel();
        events.send(Event { documents, find: true, ..Event::default() }).unwrap();
        std::thread::scope(|scope| {
            let (latest, out) = (&latest, &out);
            scope.spawn(move || run(&mut Broken, &to_judge, latest, out, Agreed::default()));
            let verdict = latest.on(&uri, Duration::from_secs(20), || true);
            let published = unread.recv_timeout(Duration::from_secs(20));
            drop(events);
            assert!(published.is_ok(), "nothing is published");
            assert!(verdict.is_ok(), "it is published before requests are answered from it");
        });
    }
}
