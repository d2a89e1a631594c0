//! The names by which client and server know actions and commands.

/// The kind of the action that applies all safe fixes: editors run it where a file is saved, if they are told to.
pub(crate) const FIX_ALL: &str = "source.fixAll.tollgate";

/// Opens the page of a rule, whose id is the argument.
pub(crate) const EXPLAIN: &str = "tollgate.explain";

/// Writes the comment that suppresses a finding; the argument says which, and why.
pub(crate) const SUPPRESS: &str = "tollgate.suppress";

/// What a client runs that asks people for the reason, and then has [`SUPPRESS`] run.
pub(crate) const SUPPRESS_WITH_REASON: &str = "tollgate.suppressWithReason";
