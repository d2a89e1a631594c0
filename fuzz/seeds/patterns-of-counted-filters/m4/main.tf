variable "v0" {
  type = any
  default = (65536 - 4000)
}

variable "v1" {
  default = (false ? [0.1, "x", [1, 2]] : range(4000))
}

variable "v2" {
  default = nonsensitive(path.module)
}

locals {
  l0 = "${join("", [for k0, i0 in [for k0, i0 in (true ? "a,b,c" : "-----BEGIN") : module.c1[0].o0] : [k0, { name = "${"a,b,c"}null1%{ for t2 in [null] ~}${"$${x}"}%{ endfor }", b = templatestring("name", {}), x-y = length([for k2, i2 in {} : {}]), "k" = try(0) }, module.c3.o2]])}$${x}%{ if module.c3 ~} ${join("", [for k0, i0 in each.key : (module.c1.o2 ? "${each.value}${(24 % 501)}${"1"}" : [(false ? {} : {}), min(2, 8...), { ("\n\t") = "/a+/", x-y = { 1 = {} } }])])} %{ else }x%{ endif }%{ if var.missing ~} ${values(module.c2)[0].o2} %{ else }x%{ endif }"
  l1 = module.c0[join("", [for k0, i0 in flatten(("%{ for t0 in [null] ~}${""}%{ endfor }${"true"}%{ for t0 in [1, 2] ~}${"1"}%{ endfor }${"a"}" ? "{\"Statement\":[]}" : ([null])[0])) : replace("%{ for t2 in "%{ for t2 in [[]] ~}${""}%{ endfor }" ~}${(65536 / 1e308)}%{ endfor }", "(?P<x>[a-z]+)", join("", [for k2, i2 in module.c1.o1[*].name : module.c2[0].o0 if endswith("a", "b")]))])]
}

module "c0" {
  source = "./below"
  v0 = "UTF-16LE"
  v1 = formatlist(sha1("arn:aws:s3:::bucket/*"), "${"a,b,c"}${"{\"a\":1,\"a\":2}"}${([1, 2])[0]}😀")
  v2 = module.c1[*].o1
}

module "c1" {
  source = "./"
  v0 = module.c1[0].o0
  v1 = var.v1
  v2 = module.c1.o2
}

module "c2" {
  source = "../nowhere"
  count = length(var.v1)
}

module "c3" {
  source = "../m1"
  count = 466
  v2 = tomap(module.c0.o1)
}

output "o0" {
  value = values(module.c3)[0].o2.a
}

output "o1" {
  value = module.c3.o2.a
}

output "o2" {
  value = module.c2[*].o1.*.b
}

