variable "v0" {
}

variable "v1" {
  type = list(string)
  default = ""
  sensitive = true
}

variable "v2" {
  type = set(string)
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

locals {
  l0 = module.c0[*].o1
  l1 = values(module.c0)[0].o2
  l2 = values(module.c2)[0].o2[(module.c2.o2 - floor(join("", [for k0, i0 in [1, 2] : {} if true])))]
}

module "c0" {
  source = "./below"
  for_each = module.c0[*].o1
}

module "c1" {
  source = "../m0"
  v1 = var.v1
  v2 = try(regexall(module.c0.o0, filesha256(".")), "%.65536f", tostring(99999999999999999999999))
}

module "c2" {
  source = "terraform-aws-modules/s3-bucket/aws"
  count = length(var.v1)
}

output "o0" {
  value = abs(module.c0.o1)
}

output "o1" {
  value = keys("%{ for t0 in csvdecode("::/0") ~}${base64gzip("😀")}%{ endfor }${values(module.c1)[0].o2}${module.c2[0].o0}${""}")
}

output "o2" {
  value = "${urlencode((false ? "TLS_1_0" : "true"))}${(self.id * 0)}"
}

