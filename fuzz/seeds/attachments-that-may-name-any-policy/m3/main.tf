variable "v0" {
}

variable "v1" {
  type = map(object({ x = optional(set(number)) }))
  default = [(true ? "a=b\nc=d" : "name"), tolist([1, 2]), each.value]
}

variable "v2" {
  type = set(string)
}

locals {
  l0 = sha512(join("", [for k0, i0 in values(module.c3)[0].o2.a : [pow("${"a,b,c"}${"UTF-16LE"}😀1", try(true, [], [], "x"...)), values(module.c3)[0].o2, ["\n\t%{ if false ~} ${"%%{ if }"} %{ else }x%{ endif }${"b"}%{ for t2 in [] ~}${"arn:aws:s3:::bucket/*"}%{ endfor }", values(module.c3)[0].o2]] if false]))
  l1 = cidrsubnets("x", (("${module.c3[*].o1}%{ for t0 in module.c1 ~}${md5("s3:*")}%{ endfor }%{ if alltrue([for k0, i0 in {} : "x"]) ~} ${values(module.c0)[0].o2} %{ else }x%{ endif }" * module.c3.o1))[0]...)
  l2 = { name = cidrhost("0.0.0.0/0", (-log("*", pow(65536, 1.5)) % module.c2[0].o0)), Statement = module.c2[*].o1, name = values(module.c1)[0].o2 }
  l3 = values(module.c0)[0].o2[textdecodebase64(((module.c0.o1 ? alltrue([for k0, i0 in ["a", "b", "a"] : []]) : sensitive("x")) ? module.c3.o2 : module.c1[0].o0), module.c2)]
}

module "c0" {
  source = "terraform-aws-modules/s3-bucket/aws"
  count = length(var.v1)
  v0 = module.c0[0].o0
}

module "c1" {
  source = "./"
  count = 24
  v2 = provider::x::y([setunion([null], [[]], [1, 2]), module.c0.o0[24], length([for k0, i0 in ["a", "b", "a"] : true])])
}

module "c2" {
  source = "../m0"
  count = 212
  v0 = "%{ if alltrue([for k0, i0 in [null, 501, 9007199254740993, 9007199254740993] : "YYYY"]) ~} ${"arn:aws:s3:::bucket/*"} %{ else }x%{ endif }"
}

module "c3" {
  source = "./"
  for_each = toset([for i in range(18) : tostring(i)])
  v0 = "UTF-16LE"
  v2 = yamldecode(module.c2.o2)
}

output "o0" {
  value = substr(true, (sensitive(true) ? module.c0[*].o1 : module.c3.o1), 2)
}

output "o1" {
  value = [[join("a", [1, 2]), local.l3], local.l1, { for k0, i0 in "TLS_1_0" : "YYYY-MM-DD" => keys({ a = 1 })... }]
}

output "o2" {
  value = regex(module.c2, values(module.c1)[0].o2)
}

