//! Terraform configurations as Tollgate sees them.
//!
//! The way of a scan through this crate: files are parsed ([`syntax`]) into spanned trees, gathered into modules
//! ([`config`]), evaluated on demand ([`eval`]) and shown to rules ([`rule`], [`block`]) by the [`engine`], which
//! returns findings. Nothing here knows a rule, an output format, a clock, the environment or the network; files
//! are read through [`files::Files`] only.

pub mod finding;
pub mod rule;
pub mod source;
pub mod syntax;
pub mod value;
pub mod check { 
    //! tmp
    /// tmp
    #[derive(Debug)] pub enum Check { /// tmp
 Engine }
}
