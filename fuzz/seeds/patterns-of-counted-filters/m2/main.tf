variable "v0" {
  default = "1"
}

variable "v1" {
  default = path.module
}

variable "v2" {
  type = string
  sensitive = true
}

locals {
  l0 = (values(module.c0)[0].o2 ? (module.c1.o1 ? values(module.c2)[0].o2 : module.c1) : "0.0.0.0/0")
  l1 = ""
  l2 = merge(one(cidrsubnets(values(module.c1)[0].o2, ("%{ if true ~} ${"name"} %{ else }x%{ endif }" ? module.c2[0].o0 : module.c1[*].o1), tonumber(anytrue(["a", "b", "a"])))))
  l3 = module.c0[*].o1
}

module "c0" {
  source = "../nowhere"
  for_each = toset([for i in range(1) : tostring(i)])
  v0 = join("", [for k0, i0 in var.v1 : [for k2, i2 in "2024-02-29T12:00:00Z" : "%{ if false ~} ${"::/0"} %{ else }x%{ endif }" if values(module.c1)[0].o2] if issensitive(range(0.1))])
  v2 = module.c2[*].name
}

module "c1" {
  source = "../nowhere"
}

module "c2" {
  source = "./"
  for_each = toset([for i in range(21) : tostring(i)])
}

output "o0" {
  value = title((true ? "Allow" : "::/0"))
}

output "o1" {
  value = module.c0.o2
}

output "o2" {
  value = module.c2.o0
}

