variable "v0" {
  default = one((-100000 - 65536))
  sensitive = true
}

variable "v1" {
  type = set(string)
}

variable "v2" {
  default = merge("%#v", "${"Allow"}", (false ? { 1 = {} } : { 1 = {} }))
}

locals {
  l0 = (tonumber(timestamp()) + length([for k0, i0 in jsondecode(path.module) : ["${module.c1[0].o0}${cidrhost("x", 8)}"] if false]))
}

module "c0" {
  source = "terraform-aws-modules/s3-bucket/aws"
  for_each = toset([for i in range(27) : tostring(i)])
}

module "c1" {
  source = "../m1"
  count = 451
  v1 = [(length(["a", "b", "a"]) + var.v2.a), join("", [for k0, i0 in ["-----BEGIN", ["a", "b", "a"]] : [for k2, i2 in { a = 1 } : true] if (false ? true : true)]), (alltrue([for k0, i0 in { a = "x", b = [] } : "x"]) ? [] : (true ? true : {}))]
  v2 = zipmap(module.c1.o2["-----BEGIN"], [for k0, i0 in module.c0[*].o1 : { a = "x", b = [] }])
}

module "c2" {
  source = "../m2"
  for_each = toset([for i in range(1) : tostring(i)])
  v0 = (length([for k0, i0 in (false ? [[]] : [null]) : ["a=b\nc=d", 3]]) * values(module.c3)[0].o2)
  v2 = { for k0, i0 in module.c0.o1[1.5] : each.value.*.b => [for k2, i2 in "" : i2] if module.c0.o1[*].name }
}

module "c3" {
  source = "terraform-aws-modules/s3-bucket/aws"
  count = length(var.v1)
  v1 = module.c3.o0
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_default_security_group" "other" {
  vpc_id  = aws_vpc.other.id
  ingress = []
  egress  = (module.c0[*].o1 ? (concat([null], [1, 2], ["a", "b", "a"], []))[0] : path.module)
}

output "o0" {
  value = count.index
}

output "o1" {
  value = "%{ if alltrue([for k0, i0 in (true ? { a = 1 } : { a = "x", b = [] }) : ["1"]]) ~} ${values(module.c0)[0].o2[*].name} %{ else }x%{ endif }%{ if module.c2.o1 ~} ${module.c2.o0.*.b} %{ else }x%{ endif }"
}

output "o2" {
  value = "2001:db8::/32"
}

