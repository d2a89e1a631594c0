//! Notes on the scan, one line each.

use super::{Page, paint, style};
use crate::clean;
use crate::place::Place;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::rule::Severity;

/// How many notes of a kind are told one by one where the first may speak for all.
const MAX_OF_KIND: usize = 3;

/// The notes, those on modules that are not at hand in one: a repository may call hundreds, and one command installs
/// them all. Of many that tell how files are read, the first is told unless all are asked for. What could not be read or
/// judged, and what does not count, is named each time.
pub(super) fn folded<'a>(notes: &[&'a Note], all: bool) -> Vec<Cow<'a, Note>> {
    let (unresolved, others): (Vec<&Note>, Vec<&Note>) =
        notes.iter().partition(|note| note.kind == NoteKind::UnresolvedModule);
    let mut kinds: BTreeMap<NoteKind, Vec<&Note>> = BTreeMap::new();
    for note in others {
        kinds.entry(note.kind).or_default().push(note);
    }
    let mut told: Vec<_> = kinds.into_values().flat_map(|notes| first_of_many(notes, all)).collect();
    match unresolved.as_slice() {
        [] => {}
        [one] => told.push(Cow::Borrowed(*one)),
        [first, ..] => {
            let message = format!(
                "{} module calls cannot be resolved, the first of them here; what they create is not checked: run `terraform init` in the root modules",
                unresolved.len()
            );
            told.push(Cow::Owned(Note { message, ..(*first).clone() }));
        }
    }
    told
}

/// Notes of one kind.
fn first_of_many(notes: Vec<&Note>, all: bool) -> Vec<Cow<'_, Note>> {
    match notes.as_slice() {
        [first, more @ ..] if more.len() >= MAX_OF_KIND && !all && speaks_for_others(first.kind) => {
            let message = format!("{}; `--verbose` shows {} more", first.message, more.len());
            vec![Cow::Owned(Note { message, ..(*first).clone() })]
        }
        _ => notes.into_iter().map(Cow::Borrowed).collect(),
    }
}

/// Whether one note of a kind tells what the others would.
const fn speaks_for_others(kind: NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::JudgedTwice
            | NoteKind::EncryptedFile
            | NoteKind::ScenarioLimit
            | NoteKind::ScenarioTemplate
            | NoteKind::UndeclaredVariable
    )
}

impl Page<'_> {
    /// `note[judged-twice]: main.tofu:1:1: OpenTofu reads …`.
    pub(super) fn write_notes(&self, out: &mut dyn io::Write, notes: &[Cow<'_, Note>]) -> io::Result<()> {
        for note in notes {
            let name = paint(self.options, style(Severity::Info), "note");
            let place = Place::of(self.scan, note.location);
            let place = place.map(|it| format!("{}: ", self.linked_place(&it))).unwrap_or_default();
            let kind = note.kind.name();
            writeln!(out, "{name}[{kind}]: {place}{}", clean::message(&note.message))?;
        }
        if notes.is_empty() { Ok(()) } else { writeln!(out) }
    }
}
