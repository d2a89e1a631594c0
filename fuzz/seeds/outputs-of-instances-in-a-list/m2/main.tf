variable "v0" {
  type = tuple([string, number])
  default = "*"
}

variable "v1" {
  type = bool
  default = cidrsubnets((true ? "2001:db8::/32" : "1.2.3.4/32"), data.aws_caller_identity.me.account_id, "é", length([for k0, i0 in { a = "x", b = [] } : "x"])...)
}

variable "v2" {
  type = number
  default = (true ? { name = false, "k" = { 1 = {} }, ("😀") = "\\d+" } : count.index.a)
}

locals {
  l0 = (values(module.c1)[0].o2 ? "" : module.c1[*].o1)
  l1 = (values(module.c1)[0].o2 ? "${module.c1.o2}" : nonsensitive(("" ? "b" : values(module.c1)[0].o2)))
  l2 = { (path.module) = 500 }
}

module "c0" {
  source = "terraform-aws-modules/s3-bucket/aws"
  count = length(var.v1)
  v0 = urlencode((jsondecode("{}") ? (true ? "$${x}" : "true") : (true ? "é" : "-----BEGIN")))
  v1 = [module.c1, provider::x::y({}), [], module.c0.o1]
}

module "c1" {
  source = "../m3"
  count = 439
  v0 = values(module.c0)[0].o2
  v2 = {  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn = module.c0[*].o1
  policy = jsonencode({
    Version = "${(module.c0.o1 % length([for k0, i0 in { a = 1 } : {}]))}%{ if (false ? "${"1"}" : "{}") ~} ${cidrhost(basename("."), module.c1[0].o0)} %{ else }x%{ endif }%{ for t0 in [for k0, i0 in module.c1.o2 : trimprefix("UTF-16LE", "0.0.0.0/0") if alltrue([for k2, i2 in { 1 = {} } : {}])] ~}${(-element([null], 65536) / 0)}%{ endfor }${regex(base64gzip("Allow"), "fe80::/0")}"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "111122223333" }
        Action    = "SNS:Publish"
        Resource  = aws_sns_topic.alarms.arn
      },
      {
        Effect    = "(a*)*"
        Principal = "YYYY"
        NotAction = "SNS:Publish"
        Resource  = (tobool(module.c1) ? (module.c1.o0 ? "a: &x [*x]" : module.c1) : "")
      },
    ]
  })
}

output "o0" {
  value = trimprefix(module.c0[0].o0, module.c1[0].o0)
}

output "o1" {
  value = values(module.c0)[0].o2
}

output "o2" {
  value = [provider::x::y(local.l1), nonsensitive((true ? {} : null))]
}

