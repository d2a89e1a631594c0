variable "v0" {
  default = local.l0[*].name
}

variable "v1" {
  default = element(path.module, "main.tf")
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

variable "v2" {
  default = (timecmp("YYYY", "0000-01-01T00:00:00Z") * timecmp("0000-01-01T00:00:00Z", "2024-13-45"))
}

locals {
  l0 = "${(path.module ? "%s" : cidrnetmask("::/0"))}${local.l2[join("", [for k0, i0 in "${"a"}%{ for t0 in [[1, 2]] ~}${(-8 / 65536)}%{ endfor }${var.v0}${(["a", "b", "a"])[0]}" : [for k2, i2 in { ("arn:aws:s3:::bucket/*") = "::/0" } : base64encode("\n\t")]])]}${var.v1[local.l1.*.b]}%{ if 65536 ~} ${((sensitive([for k0, i0 in { a = "x", b = [] } : true if false]) != var.v1) ? var.v0 : join("", [for k0, i0 in (8 * (1e308 - 1e308)) : local.l1[jsondecode("[[[[[[]]]]]]")]]))} %{ else }x%{ endif }"
  l1 = regex(var.missing, var.v1.*.b)
  l2 = jsondecode(data.aws_caller_identity.me.account_id)
  l3 = []
}

output "o0" {
  value = { for k0, i0 in "${(false ? "\u0000" : "é")}%{ if self.id ~} ${replace("arn:aws:s3:::bucket/*", "::/0", "")} %{ else }x%{ endif }${"\n\t"}" : trimsuffix((9007199254740993 / 2), base64sha256("arn:aws:s3:::bucket/*")) => var.v0... }
}

output "o1" {
  value = format(each.key, local.l1["../x"])
}

output "o2" {
  value = (-regex(md5("*"), "x") + local.l3)
}

