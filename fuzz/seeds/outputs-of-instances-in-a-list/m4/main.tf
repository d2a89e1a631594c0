variable "v0" {
}

variable "v1" {
  default = (fileexists("main.tf") ? local.l0 : var.missing)
}

variable "v2" {
  type = object({ a = optional(any, []), b = optional(map(list(string)), {}) })
  default = { for k0, i0 in [] : "TLS_1_0" => (false ? null : {}) }
}

locals {
  l0 = ""
  l1 = module.c3.o0
}

module "c0" {
  source = "./below"
  for_each = toset([for i in range(23) : tostring(i)])
  v1 = [for k0, i0 in (can({}) ? ([1, 2])[0] : module.c2.o0) : (values(module.c1)[0].o2["Allow"] / (4000 + 1.5))]
}

module "c1" {
  source = "./"
  count = (values(module.c2)[0].o2)[0]
  v0 = module.c3.o0["%%{ if }"]
  v1 = one(module.c1[*].o1)
}

module "c2" {
  source = "../nowhere"
  count = length(var.v1)
  v1 = values(module.c0)[0].o2.*.b
  v2 = "%{ for t0 in [module.c2.o2, module.c1.o2, "%{ for t0 in ["a", "b", "a"] ~}${"0.0.0.0/0"}%{ endfor }${"-----BEGIN"}"] ~}${module.c0}%{ endfor }name${sha1(dirname("."))}"
}

module "c3" {
  source = "./"
  v0 = "true"
  v1 = (-nonsensitive(null) % "%{ if false ~} ${"a"} %{ else }x%{ endif }${"b"}%{ for t0 in ["a", "b", "a"] ~}${"%%{ if }"}%{ endfor }%%{ if }")
  v2 = var.v1[*].name
}

output "o0" {
  value = base64sha256("\n\t")
}

output "o1" {
  value = "(?:a{0,1000}){0,1000}"
}

output "o2" {
  value = module.c2.o2
}

