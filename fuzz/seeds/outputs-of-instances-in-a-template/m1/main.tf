variable "v0" {
  sensitive = true
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

variable "v1" {
}

variable "v2" {
  type = list(string)
}

locals {
  l0 = one(reverse(module.c0[0].o0))
  l1 = "${module.c0.o1}%{ if false ~} ${local.l0} %{ else }x%{ endif }${"%{ if true ~} ${values(module.c0)[0].o2.a} %{ else }x%{ endif }"}${base64sha256("1${"1"}%{ for t0 in [module.c0.o0, join("", [for k0, i0 in { 1 = {} } : []]), module.c0.o0[*].name] ~}${"name"}%{ endfor }null")}"
  l2 = element(((!false || module.c0.o2) ? "${module.c0.o2}a,b,c%{ if module.c0.o0 ~} ${"%{ for t0 in [1, 2] ~}${"TLS_1_0"}%{ endfor }"} %{ else }x%{ endif }%{ if "a=b\nc=d${"é"}%{ for t0 in (false ? [1, 2] : [1, 2]) ~}${uuid()}%{ endfor }${sha256("\n\t")}" ~} ${(yamldecode("{}") - module.c0.o0)} %{ else }x%{ endif }" : try([for k0, i0 in module.c0.o2 : []], values(module.c0)[0].o2, var.v2, yamlencode((501 / 2)))), "${nonsensitive(file(module.c0.o0))}${values(module.c0)[0].o2}\n\t")
  l3 = length([for k0, i0 in [var.v1.*.b, local.l2, [module.c0, coalesce(base64decode("s3:*"), "(?:a{0,1000}){0,1000}", base64decode("true"))]] : can(regexall((-length([for k2, i2 in ["a", "b", "a"] : null]) + module.c0), i0))])
}

module "c0" {
  source = "../m2"
  count = 252
}

output "o0" {
  value = values(module.c0)[0].o2
}

output "o1" {
  value = "*"
}

output "o2" {
  value = module.c0
}

