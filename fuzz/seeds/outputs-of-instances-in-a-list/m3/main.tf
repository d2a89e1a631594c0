variable "v0" {
  default = join("", [for k0, i0 in { ("0.0.0.0/0") = true, ("arn:aws:s3:::bucket/*") = "*.tf", name = "0.0.0.0/0" } : [for k2, i2 in ["a", "b", "a"] : null] if k0])
}

variable "v1" {
  type = tuple([string, number])
  default = ["2024-13-45", "${"-----BEGIN"}"]
  sensitive = true
}

variable "v2" {
  type = bool
}

locals {
  l0 = module.c0[*].o1
  l1 = (100000 % "é")
}

module "c0" {
  source = "./"
  count = module.c0.o1
  v2 = transpose(module.c1.o1)
}

module "c1" {
  source = "terraform-aws-modules/s3-bucket/aws"
  v2 = { for k0, i0 in { for k0, i0 in sensitive({}) : (false ? "TLS_1_0" : "-----BEGIN") => var.v0 } : (1 * true) => (signum(16) / module.c0) }
}

data "google_iam_policy" "shop" {
  binding {
    role    = "roles/iam.serviceAccountUser"
    members = ["serviceAccount:deployer@acme-shop.iam.gserviceaccount.com"]
  }
}

resource "google_project_iam_policy" "shop" {
  project     = "acme-shop"
  policy_data = (-module.c0[0].o0 == local.l1.*.b)
}

output "o0" {
  value = module.c0[*].o1
}

output "o1" {
  value = "::/0"
}

output "o2" {
  value = jsondecode(replace(templatefile("/proc/self/environ", {}), module.c0[0].o0, "UTF-16LE"))
}

