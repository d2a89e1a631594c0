variable "v0" {
  type = number
}

variable "v1" {
  sensitive = true
}

variable "v2" {
  default = { name = coalesce(0, "x", true, true), "k" = lookup({}, "TLS_1_0", "x"), name = terraform.workspace }
}

locals {
  l0 = "a"
  l1 = values({ for k0, i0 in "%{ if can(true) ~} ${(false ? "a,b,c" : "\n\t")} %{ else }x%{ endif }%{ for t0 in "../x" ~}${module.c1}%{ endfor }::/0" : module.c2.o2[*].name => module.c3.o1 })
  l2 = { for k0, i0 in module.c3[*].o1 : file(module.c3) => (values(module.c0)[0].o2 ? "" : module.c2[*].o1) }
  l3 = 1e308
}

module "c0" {
  source = "terraform-aws-modules/s3-bucket/aws"
  v0 = "::/0"
  v1 = coalesce(module.c1.o2[*].name)
}

module "c1" {
  source = "../nowhere"
  v2 = module.c1.o1
}

module "c2" {
  source = "../m2"
  v0 = "${title((-1.5 + 3))}UTF-16LE%{ for t0 in sensitive(module.c0.*.b) ~}${module.c3.o2}%{ endfor }"
  v2 = ((-module.c2.o2.a / 4000) % (500 - values(module.c1)[0].o2))
}

module "c3" {
  source = "./below"
  count = length(var.v1)
  v2 = (module.c1[*].o1 % "::/0")
}

output "o0" {
  value = module.c2.o1.*.b
}

output "o1" {
  value = module.c3.o1
}

output "o2" {
  value = module.c1[0].o0
}

