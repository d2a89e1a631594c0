use crate::prelude::*;

rule! {
    /// ECS task definition network mode not recommended
    ///
    /// In the modes `bridge` and `host` the tasks on an instance share its network: they reach each other's ports and
    /// the credentials of the instance, and one security group applies to all of them. `bridge` is what a task on
    /// Linux gets that says nothing.
    ///
    /// Set `network_mode = "awsvpc"`: each task has an interface and security groups of its own. Tasks for ECS
    /// Anywhere, which does not support it, are not checked.
    ///
    /// ```hcl bad
    /// resource "aws_ecs_task_definition" "orders" {
    ///   family                = "orders"
    ///   container_definitions = file("orders.json")
    ///   network_mode          = "host" # finding
    /// }
    ///
    /// resource "aws_ecs_task_definition" "invoices" { # finding
    ///   family                = "invoices"
    ///   container_definitions = file("orders.json")
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_ecs_task_definition" "orders" {
    ///   family                = "orders"
    ///   container_definitions = file("orders.json")
    ///   network_mode          = "awsvpc"
    /// }
    ///
    /// resource "aws_ecs_task_definition" "branch" {
    ///   family                   = "branch"
    ///   container_definitions    = file("orders.json")
    ///   requires_compatibilities = ["EXTERNAL"]
    /// }
    ///
    /// module "reports" {
    ///   source = "terraform-aws-modules/ecs/aws//modules/service"
    ///   name   = "reports"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "network" {}
    ///
    /// resource "aws_ecs_task_definition" "orders" {
    ///   family                = "orders"
    ///   container_definitions = file("orders.json")
    ///   network_mode          = var.network
    /// }
    /// ```
    id: "aws-ecs-task-network-not-awsvpc",
    guid: "9f4a9409-9c60-4671-be96-9716dbf63db1",
    aliases: ["aws/ecs_task_definition_network_mode_not_recommended"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 665,
    targets: ["aws_ecs_task_definition"],
    modules: [
        ModuleInputs { source: "terraform-aws-modules/ecs/aws", renamed: &[] },
        ModuleInputs { source: "terraform-aws-modules/ecs/aws//modules/service", renamed: &[] },
    ],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("network_mode").passes(is_awsvpc, "`\"awsvpc\"`").for_blocks(is_judged).fix("\"awsvpc\""),
    ),
}

fn is_awsvpc(mode: &str) -> bool {
    mode.eq_ignore_ascii_case("awsvpc")
}

fn is_judged(task: &Block) -> Checked<bool> {
    let compatibilities = task.strings("requires_compatibilities")?.unwrap_or_default();
    if compatibilities.iter().any(|it| **it == "EXTERNAL") {
        return Ok(false);
    }
    // The module's own default is `awsvpc`.
    Ok(!task.is_call() || task.is_set("network_mode")?)
}
