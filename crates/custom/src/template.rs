//! A page to start from.

/// A page with a rule of an id, which finds something in its bad example and nothing in its good one.
#[must_use]
pub fn template(id: &str) -> String {
    include_str!("template.md").replace("<id>", id)
}
