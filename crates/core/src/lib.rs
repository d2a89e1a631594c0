//! Terraform configurations as Tollgate sees them.
//!
//! The way of a scan through this crate: files are parsed ([`syntax`]) into spanned trees, gathered into modules
//! ([`load`], [`config`]), evaluated on demand ([`eval`]) and shown to rules ([`rule`], [`block`]) by the [`engine`], which
//! returns findings. Nothing here knows a rule, an output format, a clock, the environment or the network; files
//! are read through [`files::Files`] only.

pub mod address;
pub mod block;
pub mod check;
pub mod config;
pub mod cx;
mod decoded;
mod document;
pub mod engine;
pub mod eval;
pub mod expression;
pub mod files;
pub mod finding;
pub mod fix;
pub mod flaw;
mod given;
pub mod hash;
mod index;
pub mod inspect;
pub mod join;
pub mod load;
mod mentions;
pub mod note;
mod outside;
pub mod panics;
pub mod placed;
pub mod planned;
pub mod policy;
pub mod progress;
pub mod project;
pub mod registry;
pub mod rule;
pub mod source;
pub mod suppress;
pub mod syntax;
pub mod terragrunt;
pub mod value;
pub mod yaml;
