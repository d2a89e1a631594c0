variable "v0" {
  type = list(string)
  default = var.missing
}

variable "v1" {
}

variable "v2" {
  type = list(string)
}

locals {
  l0 = join((module.c1.o0.a ? (-length([for k0, i0 in [for k0, i0 in [null] : []] : local.l1 if jsondecode("a: &x [*x]")]) / tonumber((-16 % 24))) : join("", [for k0, i0 in { for k0, i0 in { ("::/0") = "2024-13-45", ("b") = [], ("s3:*") = "hh'mm" } : { 1 = {} } => (8 % 65536) } : sha512(module.c3[*].name) if true])), module.c1.o1, [for k0, i0 in sensitive(module.c1.o0) : (alltrue([for k2, i2 in module.c1.o1 : k2 if true]) ? (true ? [null] : ["a", "b", "a"]) : (-length("a,b,c") - 1e308))], ("%{ if alltrue([for k0, i0 in ([null])[0] : setsubtract([null], [])]) ~} ${(alltrue([for k0, i0 in { 1 = {} } : []]) ? (16 % 9007199254740993) : urlencode("b"))} %{ else }x%{ endif }${"%.65536f"}%{ if module.c3.o1 ~} ${module.c0.o1} %{ else }x%{ endif }${upper(module.c0.o0[*].name)}" / length([for k0, i0 in module.c2.o2 : module.c2[0].o0 if alltrue([for k2, i2 in module.c1[*].o1.*.b : var.v2 if module.c1.o2])])), [for k0, i0 in [cidrsubnets("%{ if true ~} ${"s3:*"} %{ else }x%{ endif }%{ for t0 in ["a", "b", "a"] ~}${"a"}%{ endfor }", 16...), [for k0, i0 in "" : (false ? [] : []) if alltrue([for k2, i2 in {} : null])], one("1%{ for t0 in [[]] ~}${"null"}%{ endfor }%{ for t0 in ["a", "b", "a"] ~}${"name"}%{ endfor }%{ if false ~} ${"arn:aws:s3:::bucket/*"} %{ else }x%{ endif }")] : module.c1[0].o0])
  l1 = (one([values(module.c3)[0].o2]) + var.missing)
}

module "c0" {
  source = "./below"
  count = 535
  v0 = module.c0
  v1 = setintersection(module.c2.o0, concat(module.c0.o0[4000])...)
}

module "c1" {
  source = "../nowhere"
  for_each = toset([for i in range(15) : tostring(i)])
  v0 = module.c2
  v2 = { "k" = [for k0, i0 in module.c3.o0 : module.c0.o1[*].name], (values(module.c1)[0].o2[one([1, 2])]) = join("", [for k0, i0 in module.c2.o1 : module.c2[*].o1 if sensitive({})]), Statement = sensitive((false ? [] : null)), (cidrhost((true ? "10.0.0.0/33" : "fe80::/0"), "%{ for t0 in [] ~}${"null"}%{ endfor }${"true"}")) = (lookup({}, "null", true) * log(4000, 0.1)) }
}

module "c2" {
  source = "terraform-aws-modules/s3-bucket/aws"
  for_each = toset([for i in range(35) : tostring(i)])
  v1 = [(startswith("::/0", "s3:*") ? sum([[]]) : length([for k0, i0 in {} : []])), var.missing]
}

module "c3" {
  source = "./below"
  for_each = toset([for i in range(36) : tostring(i)])
  v0 = module.c1[*].o1
}

output "o0" {
  value = (((24 + 9007199254740993) + (9007199254740993 / 500)) + 65536)
}

output "o1" {
  value = provider::x::y(("${path.module}/main.tf" % module.c1[*].o1))
}

output "o2" {
  value = coalescelist(fileset(true, module.c2[1]), [for k0, i0 in module.c3.o2 : (3 / 1.5)], [local.l1, module.c1[*].o1])
}

