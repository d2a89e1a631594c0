use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

rule! {
    /// RDS DB instance publicly accessible
    ///
    /// `security_ips` is the list of those who may connect. `0.0.0.0/0`, or `0.0.0.0`, puts everybody on it, and then
    /// a guessed password is all that it takes to read the database.
    ///
    /// List the addresses of the clients. Without the list, only the instance's own host may connect.
    ///
    /// ```hcl bad
    /// resource "alicloud_db_instance" "orders" {
    ///   engine         = "MySQL"
    ///   engine_version = "8.0"
    ///   security_ips   = ["10.0.4.0/24", "0.0.0.0/0"] # finding
    /// }
    ///
    /// resource "alicloud_db_instance" "invoices" {
    ///   engine         = "MySQL"
    ///   engine_version = "8.0"
    ///
    ///   security_ips = [
    ///     "10.0.4.0/24",
    ///     "0.0.0.0", # finding
    ///   ]
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_db_instance" "orders" {
    ///   engine         = "MySQL"
    ///   engine_version = "8.0"
    ///   security_ips   = ["10.0.4.0/24"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {
    ///   type = list(string)
    /// }
    ///
    /// resource "alicloud_db_instance" "orders" {
    ///   engine         = "MySQL"
    ///   engine_version = "8.0"
    ///   security_ips   = var.clients
    /// }
    /// ```
    id: "alicloud-rds-instance-publicly-accessible",
    guid: "1b4565c0-4877-49ac-ab03-adebbccd42ae",
    aliases: ["alicloud/rds_instance_publicly_accessible", "CKV_ALI_9"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: ["alicloud_db_instance"],
    check: Check::Block(is_private),
}

fn is_private(instance: &Block, cx: &mut Cx) -> Checked {
    let list = instance.value("security_ips");
    if let Some(unknown) = list.as_unknown() {
        return Err(unknown.clone());
    }
    value::each(list.elements().unwrap_or_default(), |item| {
        if let Some(unknown) = item.as_unknown() {
            return Err(unknown.clone());
        }
        if item.as_str().is_some_and(|range| range == "0.0.0.0" || is_internet(range)) {
            let message = format!("`security_ips` has `{item}`: everybody may connect");
            cx.flag(place(instance, &list, item), message).about("security_ips").because(item);
        }
        Ok(())
    })
}

/// An element is placed where it stands, unless it or the list is written elsewhere.
fn place(instance: &Block, list: &Value, item: &Value) -> Location {
    if list.via.is_none() && item.via.is_none() { item.at } else { instance.place("security_ips") }
}
