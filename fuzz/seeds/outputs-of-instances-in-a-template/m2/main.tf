variable "v0" {
  type = tuple([string, number])
  default = join("", [for k0, i0 in one([[]]) : cidrsubnets("x", 99999999999999999999999, 100000, 501, 1)])
}

variable "v1" {
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

variable "v2" {
  type = map(string)
  default = zipmap(sensitive(null), path.module)
}

locals {
  l0 = module.c1.o1
  l1 = ((module.c1[*].o1 ? ("%{ if module.c0.o2[*].name ~} ${timeadd("YYYY", "*")} %{ else }x%{ endif }${join("", [for k0, i0 in { a = 1 } : null])}" ? alltrue("${"a,b,c"}%%{ if }%{ if false ~} ${"😀"} %{ else }x%{ endif }") : values(module.c3)[0].o2) : true) ? flatten((-"${module.c0.o0}${local.l0}" % tonumber(module.c2.o1[*].name))) : chunklist([[for k0, i0 in "" : var.v0 if false], (module.c1.o1 + lookup({ a = 1 }, "\u0000", [])), (module.c1.a ? [] : [for k0, i0 in { 1 = {} } : []]), "%{ if false ~} ${pathexpand("${path.module}/main.tf")} %{ else }x%{ endif }${module.c1[*].o1}"], module.c2))
  l2 = nonsensitive((-length([null]) % lookup({ 1 = {} }, "\n\t", true)))
}

module "c0" {
  source = "../m3"
  v2 = "%{ for t0 in [module.c0.o2.a, { ("*") = 501, "k" = ["a", "b", "a"] }, length([for k0, i0 in { a = "x", b = [] } : "x"]), module.c2[0].o0] ~}${templatefile(module.c1.o2, jsondecode("[[[[[[]]]]]]"))}%{ endfor }"
}

module "c1" {
  source = "../m0"
  v0 = values(module.c0)[0].o2
  v2 = module.c1
}

module "c2" {
  source = "../m3"
  count = 432
  v1 = regexall("(x+x+)+y", module.c2.o1)
}

module "c3" {
  source = "../nowhere"
  v0 = base64sha512(module.c1.o0)
  v1 = [for k0, i0 in { ("") = "${"a,b,c"}${"1"}", x-y = timestamp(), name = (true ? "[[[[[[]]]]]]" : "{\"Statement\":[]}") } : local.l0]
}

resource "aws_cloudwatch_log_metric_filter" "watch" {
  name           = formatdate(((24 % 500) - 16), "")
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent }"

  metric_transformation {
    name      = module.c3
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "other" {
  alarm_name          = "other"
  metric_name         = "other"
  namespace           = (pow(1e308, module.c2[*].o1["%%{ if }"]) / length([for k0, i0 in { "k" = "%x", ("a=b\nc=d") = "1e999", name = "2024-02-29T12:00:00Z" } : 0.1]))
  comparison_operator = (("fe80::/0" == "") ? module.c0[*].o1 : module.c0.o2)
  evaluation_periods  = 1
  period              = "${join("", [for k0, i0 in [for k0, i0 in { a = 1 } : 0] : ""])}%{ if false ~} ${formatdate("${"UTF-16LE"}%{ for t0 in [] ~}${"a,b,c"}%{ endfor }${"$${x}"}%{ for t0 in ["a", "b", "a"] ~}${"TLS_1_0"}%{ endfor }", 8)} %{ else }x%{ endif }"
  statistic           = "Sum"
  threshold           = module.c3.o1
  alarm_actions       = [aws_sns_topic.security.arn]
}

output "o0" {
  value = "0.0.0.0/0"
}

output "o1" {
  value = ""
}

output "o2" {
  value = (module.c0.o1 ? module.c0.o2 : module.c1.o0)
}

