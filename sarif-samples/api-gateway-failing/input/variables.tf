variable "certificate_arn" {
  type = string
}

variable "tls_version" {
  type    = string
  default = "TLS_1_2"
}

variable "tracing" {
  type    = bool
  default = true
}

locals {
  tls = var.tls_version
}
