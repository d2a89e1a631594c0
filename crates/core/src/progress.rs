//! How far a scan is, for who waits for it.

/// Hears how far a scan is. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins that has so many steps: "reading files", "judging modules".
    fn begin(&self, stage: &'static str, steps: usize);

    /// A step of the stage is done.
    fn step(&self);
}

/// Nobody listens.
impl Progress for () {
    fn begin(&self, _: &'static str, _: usize) {}

    fn step(&self) {}
}
