variable "v0" {
  default = terraform.workspace
}

variable "v1" {
  default = [for k0, i0 in { "k" = "/a+/", name = 99999999999999999999999, ("true") = 0 } : cidrsubnet("10.0.0.0/8", 0.1, 3)]
}

variable "v2" {
  type = any
  default = each.key.a
}

locals {
  l0 = textdecodebase64(join("", [for k0, i0 in merge(module.c1[0].o0.a, { name = "${path.module}/main.tf" }, { "k" = module.c1.o2, Statement = module.c1.o0 }, { for k0, i0 in transpose({}) : module.c1[*].o1[*].name => [["a", "b", "a"], [[]]]... if values(module.c0)[0].o2 }) : can(((true ? true : false) ? [] : module.c0[0].o0))]), local.l0)
  l1 = [for k0, i0 in "%{ for t0 in "" ~}${try((module.c0.*.b + length([[]])), module.c0.o0)}%{ endfor }" : sort([""])]
  l2 = (alltrue([for k0, i0 in cidrsubnets(module.c1.o0, module.c1.o2, (each.value ? (-100000 % 16) : -1)) : [nonsensitive([[1, 2], "x", 0]), values(module.c1)[0].o2]]) ? { (basename(provider::x::y(module.c1.o2[-1]))) = (yamldecode("%{ if true ~} ${"null"} %{ else }x%{ endif }") ? module.c1[0].o0 : ""), b = values(module.c1)[0].o2, (local.l0) = var.v2, ((contains(module.c0.o0, { a = "x", b = [] }) ? module.c0 : "1")) = (module.c0[*].o1 ? path.module : module.c0[*].o1[var.v0]) } : nonsensitive([for k0, i0 in local.l2 : "/proc/self/environ" if jsondecode((false ? "{}" : "a: &x [*x]"))]))
}

module "c0" {
  source = "../nowhere"
  for_each = toset([for i in range(33) : tostring(i)])
  v0 = module.c0.a
  v1 = split(module.c1[0].o0, join("", [for k0, i0 in [["a", "b", "a"]] : module.c0[0].o0]))
  v2 = element(module.c0.o0[*].name, (tobool(null) ? length([for k0, i0 in { a = "x", b = [] } : "x"]) : regex("", "😀")))
}

module "c1" {
  source = "../nowhere"
  count = 283
}

resource "nifcloud_instance" "web" {
  count = (-jsondecode("1e999") + "${"s3:*"}")
  instance_id       = "web"
  availability_zone = "east-11"
  image_id          = ([join("", [for k0, i0 in { 1 = {} } : "x" if false])])[0]

  network_interface {
    network_id = "net-COMMON_PRIVATE"
  }
}

output "o0" {
  value = module.c1.o0
}

output "o1" {
  value = module.c0.o0.*.b
}

output "o2" {
  value = join("", [for k0, i0 in lookup((true ? { a = 1 } : { 1 = {} }), lookup({}, "null", "x"), module.c0[*].o1) : module.c0.o1])
}

