use crate::prelude::*;

rule! {
    /// Variable without description
    ///
    /// Who calls a module sees its variables, not its code. Without a description nobody can tell what a value opens or closes:
    /// whether `public = true` means a public address or a public page is found out by trying.
    ///
    /// Say in `description` what the variable is for, and what its values mean where that is not plain.
    ///
    /// ```hcl bad
    /// variable "public" { # finding
    ///   type = bool
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// variable "public" {
    ///   type        = bool
    ///   description = "" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// variable "public" {
    ///   type        = bool
    ///   description = "Whether the load balancer has a public address"
    /// }
    /// ```
    id: "general-variable-without-description",
    guid: "2a153952-2544-4687-bcc9-cc8fea814a9b",
    aliases: ["general/variable_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["variable"],
    check: Check::Attribute(attribute("description").passes(says_something, "a text").for_blocks(is_own)),
}

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What belongs to somebody else cannot be mended here.
fn is_own(block: &Block) -> Checked<bool> {
    Ok(!block.is_installed())
}
