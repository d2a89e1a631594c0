//! Notes on the scan.

use std::borrow::Cow;
use tollgate_core::note::{Note, NoteKind};

/// The notes, those on modules that are not at hand in one: a repository may call hundreds, and one command installs
/// them all.
pub(super) fn folded<'a>(notes: &[&'a Note]) -> Vec<Cow<'a, Note>> {
    let (unresolved, others): (Vec<&Note>, Vec<&Note>) =
        notes.iter().partition(|note| note.kind == NoteKind::UnresolvedModule);
    let Some(first) = unresolved.first().filter(|_| unresolved.len() > 1) else {
        return notes.iter().map(|note| Cow::Borrowed(*note)).collect();
    };
    let number = unresolved.len();
    let message = format!(
        "{number} modules are called whose sources are not at hand, the first of them here; their resources are not looked at: run `terraform init`"
    );
    let all_of_them = Note { message, ..(*first).clone() };
    others.into_iter().map(Cow::Borrowed).chain([Cow::Owned(all_of_them)]).collect()
}
