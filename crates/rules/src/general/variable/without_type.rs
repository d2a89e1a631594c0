use crate::prelude::*;
use tollgate_core::value::Data;

rule! {
    /// Variable without type
    ///
    /// A variable without a type accepts anything. A string where a list was meant, or `"false"` where the code asks for a
    /// boolean, passes through until a resource is made from it, and a condition that guards something may silently take the
    /// wrong branch.
    ///
    /// Declare the type: `type = list(string)`, or `type = any` where the module really takes everything.
    ///
    /// ```hcl bad
    /// variable "allowed_networks" { # finding
    ///   description = "Networks that may reach the service"
    ///   default     = []
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// variable "allowed_networks" {
    ///   description = "Networks that may reach the service"
    ///   type        = "" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// variable "allowed_networks" {
    ///   description = "Networks that may reach the service"
    ///   type        = list(string)
    ///   default     = []
    /// }
    ///
    /// variable "settings" {
    ///   type = object({
    ///     name    = string
    ///     enabled = optional(bool, true)
    ///   })
    /// }
    /// ```
    id: "general-variable-without-type",
    guid: "fc5109bf-01fd-49fb-8bde-4492b543c34a",
    aliases: ["general/variable_without_type"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["variable"],
    check: Check::Block(has_type),
}

fn has_type(variable: &Block, cx: &mut Cx) -> Checked {
    // What belongs to somebody else cannot be mended here.
    if variable.is_installed() {
        return Ok(());
    }
    // A type is written bare: as an expression it has no value, and is not looked at.
    match variable.value("type").data {
        Data::Null => _ = cx.flag(variable.header(), "`type` is not set").about("type"),
        Data::String(text) if text.trim().is_empty() => {
            _ = cx.flag(variable.place("type"), "`type` is empty").about("type");
        }
        _ => {}
    }
    Ok(())
}
