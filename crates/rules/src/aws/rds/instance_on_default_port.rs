use crate::prelude::*;

rule! {
    /// RDS using default port
    ///
    /// Scanners that look for databases try the default port of each engine first. Another port keeps an instance out
    /// of such sweeps when its network is open by mistake; it does not replace a security group. An instance that
    /// names no `port` listens on the default of its engine: 3306 for MySQL and MariaDB, 5432 for PostgreSQL, 1521
    /// for Oracle, 1433 for SQL Server, 50000 for Db2.
    ///
    /// Set `port` to another one, and change the clients and security groups with it.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier     = "orders"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    ///   port           = 5432 # finding
    /// }
    ///
    /// resource "aws_db_instance" "invoices" { # finding
    ///   identifier     = "invoices"
    ///   engine         = "sqlserver-ex"
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier     = "orders"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    ///   port           = 15432
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "port" {
    ///   type = number
    /// }
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier     = "orders"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    ///   port           = var.port
    /// }
    /// ```
    id: "aws-rds-instance-on-default-port",
    guid: "bca7cc4d-b3a4-4345-9461-eb69c68fcd26",
    aliases: ["aws/rds_using_default_port"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: ["aws_db_instance"],
    modules: [super::INSTANCE_MODULE],
    check: Check::Block(has_own_port),
}

/// How the names of engines start, and the port they listen on unless told otherwise (RDS API, `CreateDBInstance`).
const PORTS: [(&str, &str); 6] = [
    ("mysql", "3306"),
    ("mariadb", "3306"),
    ("postgres", "5432"),
    ("oracle", "1521"),
    ("sqlserver", "1433"),
    ("db2", "50000"),
];

fn has_own_port(instance: &Block, cx: &mut Cx) -> Checked {
    let Some(engine) = instance.string("engine")? else { return Ok(()) };
    let name = engine.strip_prefix("custom-").unwrap_or(&engine);
    let Some((_, default)) = PORTS.iter().find(|(prefix, _)| name.starts_with(prefix)) else { return Ok(()) };
    let message = match instance.string("port")? {
        None => format!("`port` is not set: `{engine}` listens on {default}"),
        Some(port) if *port == *default => format!("`port` is `{port}`, the default of `{engine}`"),
        Some(_) => return Ok(()),
    };
    cx.flag(instance.place("port"), message).about("port").because(&instance.value("port"));
    Ok(())
}
