variable "v0" {
  type = bool
  default = "s3:*"
}

variable "v1" {
  type = map(object({ x = optional(set(number)) }))
}

variable "v2" {
  default = nonsensitive(can(null))
}

locals {
  l0 = join("", [for k0, i0 in sensitive(module.c1.o2) : fileset(values(module.c1)[0].o2, "${path.module}/main.tf") if ((module.c1[*].o1 ? contains(module.c0, "") : k0) ? index(local.l1, "%{ if true ~} ${"name"} %{ else }x%{ endif }%{ for t2 in ["a", "b", "a"] ~}${"\n\t"}%{ endfor }${"arn:aws:s3:::bucket/*"}${""}") : ((startswith("true", "a") ? values(module.c1)[0].o2 : false) ? module.c0[0].o0 : "${"${"é"}%{ if true ~} ${"arn:aws:s3:::bucket/*"} %{ else }x%{ endif }"}${cidrsubnet("1.2.3.4/32", 9007199254740993, 1.5)}$${x}"))])
  l1 = module.c1.o0
  l2 = {  }
}

module "c0" {
  source = "../m2"
  for_each = toset([for i in range(9) : tostring(i)])
}

module "c1" {
  source = "terraform-aws-modules/s3-bucket/aws"
  for_each = toset(values(module.c0)[0].o2)
  v0 = module.c0.o2
  v1 = module.c0.o0
}

output "o0" {
  value = ("${"TLS_1_0"}%{ for t0 in [1, 2] ~}${"name"}%{ endfor }${"a=b\nc=d"}" ? "${join("", [for k0, i0 in { 1 = {} } : {}])}" : each.key)
}

output "o1" {
  value = (99999999999999999999999 / nonsensitive([]))
}

output "o2" {
  value = module.c1[0].o0
}

