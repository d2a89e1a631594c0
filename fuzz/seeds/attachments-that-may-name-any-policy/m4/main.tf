variable "v0" {
  default = "true%{ if true ~} ${"s3:*"} %{ else }x%{ endif }%{ if false ~} ${"%%{ if }"} %{ else }x%{ endif }"
}

variable "v1" {
  type = bool
  default = [trimspace("true"), (9007199254740993 % 501), tostring(true)]
  sensitive = true
}

variable "v2" {
  default = try(false, "${"a"}%{ if false ~} ${"\u0000"} %{ else }x%{ endif }%{ for t0 in [1, 2] ~}${"Allow"}%{ endfor }%{ for t0 in [] ~}${"true"}%{ endfor }", (99999999999999999999999 + 99999999999999999999999))
}

locals {
  l0 = local.l0
  l1 = lookup(element(try(local.l0), 1.5), cidrnetmask((("%{ if false ~} ${""} %{ else }x%{ endif }%{ for t0 in [] ~}${"name"}%{ endfor }${"arn:aws:s3:::bucket/*"}%{ if true ~} ${"s3:*"} %{ else }x%{ endif }" + "${"Allow"}%{ if true ~} ${"é"} %{ else }x%{ endif }%{ for t0 in ["a", "b", "a"] ~}${"%%{ if }"}%{ endfor }${"arn:aws:s3:::bucket/*"}"))[0]), var.v1)
}

resource "azurerm_storage_account" "invoices" {
  name                     = "invoices"
  resource_group_name      = azurerm_resource_group.billing.name
  location                 = ((var.v1.*.b * data.aws_caller_identity.me.account_id))[0]
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

resource "azurerm_storage_account_network_rules" "invoices" {
  for_each = path.module
  storage_account_id = azurerm_storage_account.invoices.id
  default_action     = "Allow"
}

output "o0" {
  value = each.value
}

output "o1" {
  value = [for k0, i0 in { for k0, i0 in [for k0, i0 in [] : {} if true] : [null] => (true ? 0 : "x") } : var.v1]
}

output "o2" {
  value = element([{ for k0, i0 in [] : "é" => [] }], 99999999999999999999999)
}

