//! Configuration: the files `.tollgate.hcl`, which of them is for what, and what holds where several places speak.

mod file;
mod find;
mod holds;
mod layer;
mod read;

pub(crate) use file::ConfigFile;
pub(crate) use find::{Configurations, NAME, OnTheWay, Wrong};
pub(crate) use holds::Holds;
pub(crate) use layer::{Layer, Origin, Said};
