//! The containers of a task: JSON in `container_definitions`, written as text or with `jsonencode`.

use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::cx::Flag;

const DEFINITIONS: &str = "container_definitions";

/// A container of a task.
pub(super) struct Container<'t, 'e> {
    task: &'t Block<'e>,
    /// Its definition, with the names that JSON has: `readonlyRootFilesystem`.
    pub(super) block: Block<'e>,
}

/// The containers of a task.
///
/// # Errors
/// The unknown value that the definitions depend on, or that they are not JSON.
pub(super) fn of<'t, 'e>(task: &'t Block<'e>) -> Checked<Vec<Container<'t, 'e>>> {
    let blocks = task.document_blocks(DEFINITIONS)?;
    Ok(blocks.into_iter().map(|block| Container { task, block }).collect())
}

impl Container<'_, '_> {
    /// Reports what is wrong with a setting, where it stands if it is written in the task.
    pub(super) fn wrong<'c>(&self, setting: &str, wrong: &str, cx: &'c mut Cx) -> Flag<'c> {
        let definitions = self.task.value(DEFINITIONS);
        let is_set = !self.block.value(setting).is_null();
        let at = match is_set {
            true => policy::place_of(self.task, DEFINITIONS, &definitions, self.block.place(setting)),
            false => self.task.place(DEFINITIONS),
        };
        let name = self.block.string("name").ok().flatten();
        let whose =
            name.map_or_else(|| "of a container".to_owned(), |name| format!("of the container `{name}`"));
        cx.flag(at, format!("{wrong} in the definition {whose}")).about(DEFINITIONS).because(&definitions)
    }
}
