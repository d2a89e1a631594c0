//! The pages of notes: the chapters of one page of the documentation.

use tollgate_core::note::NoteKind;

/// A chapter for each kind of note.
const NOTES: &str = include_str!("../../../../docs/notes.md");

/// The page of a note, by its name; `None` where no note has it.
pub(super) fn page(name: &str) -> Option<String> {
    let kind = NoteKind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name))?;
    let (_, text) = chapters().find(|(name, _)| *name == kind.name())?;
    let exit = match kind {
        NoteKind::RuleError => "\nThe scan ends with exit code 2.\n",
        _ if kind.is_incomplete() => "\nThe scan ends with exit code 2 unless there are findings.\n",
        _ => "",
    };
    Some(format!("# {}\n\n{}\n{exit}", kind.name(), text.trim()))
}

/// The chapters: heading and text.
fn chapters() -> impl Iterator<Item = (&'static str, &'static str)> {
    NOTES.split("\n## ").skip(1).filter_map(|chapter| chapter.split_once('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_note_has_a_page_and_there_are_no_others() {
        let mut documented: Vec<_> = chapters().map(|(name, _)| name).collect();
        let mut kinds = NoteKind::ALL.map(NoteKind::name);
        documented.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(documented, kinds);
        assert!(NoteKind::ALL.iter().all(|kind| page(kind.name()).is_some_and(|it| it.lines().count() > 3)));
        let incomplete = NoteKind::ALL.iter().filter(|kind| kind.is_incomplete());
        let (_, introduction) = NOTES.split_once("Seven of them (").unwrap();
        let (listed, _) = introduction.split_once(')').unwrap();
        let names: Vec<_> = incomplete.map(|kind| format!("`{}`", kind.name())).collect();
        assert_eq!(listed.replace('\n', " "), names.join(", "));
    }
}
