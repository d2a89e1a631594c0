//! Terraform configurations as Tollgate sees them.
//!
//! The way of a scan through this crate: files are parsed ([`syntax`]) into spanned trees, gathered into modules
//! ([`config`]), evaluated on demand ([`eval`]) and shown to rules ([`rule`], [`block`]) by the [`engine`], which
//! returns findings. Nothing here knows a rule, an output format, a clock, the environment or the network; files
//! are read through [`files::Files`] only.

pub mod block;
pub mod check;
pub mod config;
pub mod cx;
pub mod engine;
pub mod eval;
pub mod files;
pub mod finding;
pub mod fix;
mod given;
mod index;
mod installed;
pub mod join;
mod mentions;
mod panics;
pub mod policy;
pub mod project;
pub mod rule;
pub mod source;
pub mod suppress;
pub mod syntax;
pub mod value;
