variable "v0" {
  type = map(string)
  default = formatdate("::/0", filebase64("${path.module}/main.tf"))
}

variable "v1" {
  default = self.id
}

variable "v2" {
  default = {  }
}

locals {
  l0 = "1"
  l1 = "arn:aws:s3:::bucket/*${module.c0.o1}"
  l2 = one([])
}

module "c0" {
  source = "../m2"
  v1 = (nonsensitive(module.c2.o1))[0]
}

module "c1" {
  source = "./"
  count = length(var.v1)
  v1 = ((true ? true : true) ? "{\"a\":1,\"a\":2}" : "1e999")
}

module "c2" {
  source = "../m2"
  count = 246
  v1 = setsubtract((module.c0.o1 ? tolist([null]) : local.l2["a"]), (module.c1)[0])
  v2 = (module.c2[*].o1 - module.c0[*].o1)
}

module "c3" {
  source = "./"
}

output "o0" {
  value = module.c1[*].o1
}

output "o1" {
  value = element([for k0, i0 in "%{ for t0 in ["a", "b", "a"] ~}${"\u0000"}%{ endfor }arn:aws:s3:::bucket/*%{ if true ~} ${"a"} %{ else }x%{ endif }" : [for k2, i2 in [] : []]], parseint(join("", [for k0, i0 in { 1 = {} } : {} if false]), abs(100000)))
}

output "o2" {
  value = [for k0, i0 in (false ? module.c3.o1 : "${"UTF-16LE"}") : (-"" * 4000)]
}

