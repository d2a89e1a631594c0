variable "v0" {
  default = "%{ for t0 in path.module.*.b ~}${base64sha512("\n\t")}%{ endfor }%{ if (false || false) ~} ${element([[]], 100000)} %{ else }x%{ endif }%{ if each.key ~} ${trimspace("%%{ if }")} %{ else }x%{ endif }"
}

variable "v1" {
  default = distinct((true ? [[]] : [1, 2]))
}

variable "v2" {
  type = list(string)
  default = {  }
}

locals {
  l0 = tostring((jsondecode(join("", [for k0, i0 in {} : true])) ? values(module.c0)[0].o2 : cidrhost(module.c0, module.c0.o1)))
  l1 = [each.key[*].name, { for k0, i0 in "${module.c0.o2}${count.index}${join("", [for k0, i0 in [for k0, i0 in [1, 2] : "x"] : module.c0.o2])}::/0" : (nonsensitive(base64gzip("\u0000")))[0] => nonsensitive(module.c0) }, ("${module.c0[*].o1}a=b\nc=d${((false ? 100000 : 16) * (99999999999999999999999 % 65536))}${((3 >= 8) ? each.value.a : "a,b,c")}" % 16)]
}

module "c0" {
  source = "../m5"
  for_each = toset([for i in range(24) : tostring(i)])
  v0 = (parseint(templatefile(".", { 1 = {} }), timecmp("2024-13-45", "0000-01-01T00:00:00Z")) * module.c0.o2)
  v1 = module.c0
}

output "o0" {
  value = (module.c0.o0 ? module.c0 : (length([for k0, i0 in ["a", "b", "a"] : null]) - (false ? 4000 : 500)))
}

output "o1" {
  value = []
}

output "o2" {
  value = module.c0.o2
}

