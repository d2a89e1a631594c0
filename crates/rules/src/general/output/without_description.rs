use crate::prelude::*;

rule! {
    /// Output without description
    ///
    /// Outputs are what other configurations build on. Without a description nobody can tell which of two addresses is the
    /// internal one, or that a value is a secret to be handled with care, and the wrong one gets used.
    ///
    /// Say in `description` what the value is, and who it is meant for.
    ///
    /// ```hcl bad
    /// output "address" { # finding
    ///   value = aws_lb.shop.dns_name
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// output "address" {
    ///   value       = aws_lb.shop.dns_name
    ///   description = "" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// output "address" {
    ///   value       = aws_lb.shop.dns_name
    ///   description = "Name under which the load balancer is reached"
    /// }
    /// ```
    id: "general-output-without-description",
    guid: "59312e8a-a64e-41e7-a252-618533dd1ea8",
    aliases: ["general/output_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["output"],
    check: Check::Attribute(attribute("description").passes(says_something, "a text").for_blocks(is_own)),
}

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What belongs to somebody else cannot be mended here.
fn is_own(block: &Block) -> Checked<bool> {
    Ok(!block.is_installed())
}
