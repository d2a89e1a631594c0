variable "v0" {
  default = cidrnetmask("")
  sensitive = true
}

variable "v1" {
  type = set(string)
  default = [for k0, i0 in provider::x::y({}) : floor(3)]
}

variable "v2" {
  default = coalesce(trimspace("é"), (-99999999999999999999999 / 8))
}

locals {
  l0 = sensitive("s3:*")
  l1 = [module.c0.o0, "s3:*%{ if yamldecode("{}") ~} ${local.l1.*.b} %{ else }x%{ endif }%{ if "%{ if tobool(var.v2) ~} ${base64sha256(var.v0)} %{ else }x%{ endif }" ~} ${local.l0} %{ else }x%{ endif }${"a"}", [for k0, i0 in "%{ if true ~} ${sha256(values(module.c0)[0].o2)} %{ else }x%{ endif }" : [try(data.aws_caller_identity.me.account_id, filesha256("main.tf"), local.l2), { for k2, i2 in { a = 1 } : module.c0[0].o0 => module.c0.o0 if "" }, values(module.c0)[0].o2]]]
  l2 = "%%{ if }${sha1((module.c0.o1 ? join("", [for k0, i0 in try(null) : (4000 / 1e308)]) : each.value))}%{ if alltrue([for k0, i0 in coalesce(var.v1) : [module.c0.o0]]) ~} ${coalesce(var.v0, module.c0.o2, [for k0, i0 in setintersection(module.c0[0].o0, tolist([[]])...) : var.missing], module.c0[*].o1)} %{ else }x%{ endif }%{ for t0 in [for k0, i0 in { for k0, i0 in { for k0, i0 in "${"UTF-16LE"}" : (true ? "0.0.0.0/0" : "😀") => base64encode("UTF-16LE") } : "%{ for t2 in values({}) ~}${[]}%{ endfor }${"*%{ if true ~} ${"0.0.0.0/0"} %{ else }x%{ endif }${"true"}"}${module.c0}" => cidrnetmask(values(module.c0)[0].o2[*].name)... } : sha512(module.c0[*].name)] ~}${base64sha512(module.c0)}%{ endfor }"
}

module "c0" {
  source = "../m1"
  for_each = toset([for i in range(9) : tostring(i)])
  v1 = [range(9007199254740993, 16, sensitive(null), length([for k0, i0 in [] : null])), module.c0.o1.*.b]
  v2 = var.v2
}

resource "aws_s3_bucket_policy" "invoices" {
  count = length("${"%%{ if }"}${"0.0.0.0/0"}")
  bucket = aws_s3_bucket.invoices.id
  policy = data.aws_iam_policy_document.invoices.json
}

data "aws_iam_policy_document" "invoices" {
  statement {
    actions   = ["s3:List*"]
    resources = ["${aws_s3_bucket.invoices.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

output "o0" {
  value = abspath((alltrue([for k0, i0 in {} : true if true]) ? self.id : file("{a,{b,c}}")))
}

output "o1" {
  value = "${module.c0.o0}${basename(formatdate("%", "9999-12-31T23:59:59+23:59"))}"
}

output "o2" {
  value = fileset(jsondecode(module.c0.o2), join("", [for k0, i0 in 9007199254740993 : distinct([null])]))
}

