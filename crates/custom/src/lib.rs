//! Rules that users write.
//!
//! A rule is its page, like one of the catalogue: a Markdown file, with a block that says what is demanded of which
//! resources, in the expressions of Terraform's own language.
//!
//! ````markdown
//! # Bucket without a cost centre
//!
//! Nobody can be charged for a bucket that names no cost centre.
//!
//! ```hcl rule
//! rule "acme-s3-bucket-without-cost-centre" {
//!   targets  = ["aws_s3_bucket"]
//!   severity = "medium"
//!   require  = can(self.tags.CostCentre)
//!   message  = "`tags` has no `CostCentre`"
//!   at       = "tags"
//! }
//! ```
//! ````
//!
//! [`read`] makes a [`Rule`](tollgate_core::rule::Rule) of a page, and says what is wrong with it, each time with the line.
//! [`rego`] reads policies in Rego, and evaluates them over plans.
//! [`examples::judge`] says where the examples of a page are not judged as they say. [`template`] is a page to start from.

mod catalogue;
mod definition;
pub mod examples;
mod fence;
mod page;
pub mod rego;
mod template;

pub use catalogue::Catalogue;
pub use fence::is_rule;
pub use page::{Mistake, read};
pub use template::template;
