variable "v0" {
  type = bool
}

variable "v1" {
  default = count.index
}

variable "v2" {
}

locals {
  l0 = (join("", [for k0, i0 in (alltrue([for k0, i0 in [[]] : {}]) ? lookup({ a = 1 }, "\u0000", true) : { Statement = "." }) : (module.c0.o2 % 99999999999999999999999)]) * (module.c0[*].o1 ? module.c0.o0 : module.c0.*.b))
  l1 = (true ? module.c0[0].o0 : module.c0[*].o1[*].name)
  l2 = { for k0, i0 in {  } : module.c0[*].o1 => (reverse([for k2, i2 in i0 : (false ? null : [])]))[0] if false }
}

module "c0" {
  source = "./below"
  count = 94
  v1 = values(module.c0)[0].o2
  v2 = "main.tf"
}

resource "google_compute_subnetwork" "shop" {
  for_each = toset([])
  name                     = "shop"
  ip_cidr_range            = tomap(module.c0)
  network                  = google_compute_network.main.id
  private_ip_google_access = (element((99999999999999999999999 - 2), 8) % module.c0.o1)
}

output "o0" {
  value = replace(indent(99999999999999999999999, "null"), values(module.c0)[0].o2, lookup((false ? { a = "x", b = [] } : { a = 1 }), local.l0[*].name, trimsuffix("Allow", "1")))
}

output "o1" {
  value = one("${module.c0.o1.a}%{ if "main.tf" ~} ${"${"TLS_1_0"}%{ if true ~} ${"-----BEGIN"} %{ else }x%{ endif }"} %{ else }x%{ endif }")
}

output "o2" {
  value = (-values(module.c0)[0].o2 / module.c0.o1)
}

