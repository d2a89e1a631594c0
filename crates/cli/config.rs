//! Configuration: the files `.tollgate.hcl`, which of them is for what, and what holds where several places speak.

mod file;
mod find;
mod holds;
mod layer;
mod read;

/// The schema of a configuration file in its JSON form, in JSON Schema 2020-12. Tests keep it true.
pub(crate) const SCHEMA: &str = include_str!("config/schema.json");

pub(crate) use file::ConfigFile;
pub(crate) use find::{Configurations, NAME, OnTheWay, Wrong};
pub(crate) use holds::Holds;
pub(crate) use layer::{Layer, Origin, Said};
