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
        "{number} module calls cannot be resolved, the first of them here; what they create is not checked: run `terraform init` in the root modules"
    );
    let all_of_them = Note { message, ..(*first).clone() };
    others.into_iter().map(Cow::Borrowed).chain([Cow::Owned(all_of_them)]).collect()
}
