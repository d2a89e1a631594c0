variable "v0" {
}

variable "v1" {
  default = "${"😀"}${title("name")}😀"
  sensitive = true
}

variable "v2" {
  type = number
  default = "${templatestring("*", { 1 = {} })}%{ for t0 in ["*"] ~}${"%%{ if }"}%{ endfor }%{ for t0 in (false ? [null] : [[]]) ~}${t0[-1]}%{ endfor }${"YYYY"}"
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

locals {
  l0 = (-module.c0.o2 + timestamp())
}

module "c0" {
  source = "terraform-aws-modules/s3-bucket/aws"
  v0 = path.module
  v1 = [0, ""]
}

module "c1" {
  source = "./"
  v0 = tostring([yamldecode("[[[[[[]]]]]]"), join("", [for k0, i0 in ["a", "b", "a"] : null])])
  v1 = [for k0, i0 in module.c0.o2 : module.c1.o0]
  v2 = { (var.v2[join("", [for k0, i0 in {} : true if false])]) = (module.c1[*].o1 ? "%5.2f" : "YYYY-MM-DD"), (var.v0) = cidrsubnet(module.c2.o1.*.b, 100000, module.c2) }
}

module "c2" {
  source = "../nowhere"
  v2 = { ((module.c1[*].o1 * module.c0.o1)) = provider::x::y([for k0, i0 in { a = 1 } : null]), b = (tobool({}) ? title("Allow") : "null") }
}

resource "google_sql_database_instance" "ledger" {
  for_each = (module.c1.o1)[0]
  name             = "ledger"
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-13312"

    database_flags {
      name  = base64sha256("true")
      value = "off"
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "on"
    }
  }
}

output "o0" {
  value = module.c0[*].o1
}

output "o1" {
  value = index(module.c0.o0, [for k0, i0 in module.c1[*].o1 : nonsensitive([])])
}

output "o2" {
  value = try(module.c0[*].o1, (-length([for k0, i0 in { a = "x", b = [] } : 0]) / module.c2), module.c2)
}

