variable "v0" {
  type = map(any)
  default = (count.index[*].name ? (16 - 0) : md5("$${x}"))
}

variable "v1" {
  type = bool
  default = var.missing
}

variable "v2" {
  type = set(string)
}

locals {
  l0 = (-module.c1[textdecodebase64("b", "UTF-16LE")] % 1.5)
  l1 = [for k0, i0 in join("", [for k0, i0 in [for k0, i0 in yamldecode("a: &x [*x]") : [{ a = "x", b = [] }, {}, [[]]]] : (true ? (-3 % 2) : values(module.c1)[0].o2)]) : "-----BEGIN${chomp(module.c1.o2)}%{ for t2 in [for k2, i2 in "${module.c0}Allows3:*" : k2] ~}${join(textencodebase64("true", "a,b,c"), range(500, 9007199254740993...), "b", local.l1.*.b...)}%{ endfor }"]
  l2 = { for k0, i0 in ([startswith("é", "null")])[0] : sha256(module.c0) => provider::x::y(i0[*].name)... if true }
  l3 = each.key
}

module "c0" {
  source = "../nowhere"
  v0 = var.v0
}

module "c1" {
  source = "../nowhere"
  v1 = module.c1.o2
  v2 = (module.c1.o1 + values(module.c0)[0].o2)
}

variable "http2" {
  type = bool
}

resource "azurerm_linux_web_app" "shop" {
  count = coalesce(module.c0[*].o1, module.c0.o0, pathexpand("main.tf"), tonumber(0))
  name                = "shop"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  service_plan_id     = azurerm_service_plan.shop.id

  site_config {
    http2_enabled = var.http2
  }
}

output "o0" {
  value = (-"nulla,b,c" + module.c0)
}

output "o1" {
  value = ""
}

output "o2" {
  value = module.c1.o1
}

