variable "v0" {
  default = (jsondecode("a: &x [*x]") % regex("(a*)*", ""))
  validation {
    condition = length(var.v0) > 0
    error_message = "no"
  }
}

variable "v1" {
  default = path.module[self.id]
}

variable "v2" {
}

locals {
  l0 = (((true ? range(length([for k0, i0 in ["a", "b", "a"] : []])) : [for k0, i0 in { for k0, i0 in { a = 1 } : "a" => {} if false } : []]))[0] ? "arn:aws:s3:::bucket/*" : join("", [for k0, i0 in jsondecode(module.c2[0].o0) : k0.a]))
}

module "c0" {
  source = "../nowhere"
  count = (-16 * module.c1.o1)
  v0 = join(("{a,{b,c}}" ? lower("arn:aws:s3:::bucket/*") : (false ? "%%{ if }" : "a=b\nc=d")), "${"\n\t"}true${"1"}", formatlist(module.c1[0].o0, "%{ for t0 in [null] ~}${"a=b\nc=d"}%{ endfor }", module.c1), keys(merge({ a = 1 }, {}))...)
  v1 = (((false ? true : true) ? alltrue([for k0, i0 in [null] : true]) : contains([[]], [])) ? ((false && false) ? "${"é"}${"$${x}"}%{ if true ~} ${"::/0"} %{ else }x%{ endif }" : nonsensitive(null)) : "")
  v2 = module.c0[*].o1
}

module "c1" {
  source = "terraform-aws-modules/s3-bucket/aws"
  for_each = toset([for i in range(23) : tostring(i)])
  v0 = replace(module.c3, "/a+/", "%{ if "%{ for t0 in ["a", "b", "a"] ~}${"*"}%{ endfor }${"name"}" ~} ${"../x"} %{ else }x%{ endif }")
  v2 = "${module.c2[0].o0}%{ for t0 in var.v1 ~}${join("", [for k1, i1 in coalesce([], "x", "x") : [for k3, i3 in { a = "x", b = [] } : "x" if true]])}%{ endfor }"
}

module "c2" {
  source = "./"
  v1 = try([for k0, i0 in "$${x}%{ if true ~} ${""} %{ else }x%{ endif }%{ if false ~} ${"-----BEGIN"} %{ else }x%{ endif }" : [for k2, i2 in ["a", "b", "a"] : {} if true] if "main.tf"], "${(-8 % 1)}%{ if module.c1.o0 ~} ${module.c0[*].o1} %{ else }x%{ endif }${(1 % 99999999999999999999999)}", values(module.c2)[0].o2, md5(sha256("1")))
  v2 = module.c0[*].o1
}

module "c3" {
  source = "../m2"
  count = 428
  v2 = try([log(500, 16), (-1e308 + 1.5), (-9007199254740993 / 8), module.c3.o0], values(module.c1)[0].o2, (local.l0[0] ? module.c0[*].o1 : (24 + 100000)))
}

resource "aws_cloudwatch_log_metric_filter" "watch" {
  count = 501
  name           = "watch"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }"

  metric_transformation {
    name      = "watch"
    namespace = "Trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  metric_name         = aws_cloudwatch_log_metric_filter.watch.metric_transformation[0].name
  namespace           = length([for k0, i0 in transpose(transpose({ a = "x", b = [] })) : yamlencode(base64encode("0.0.0.0/0"))])
  comparison_operator = { for k0, i0 in module.c1.*.b : "${module.c0.o1.a}${each.key}" => module.c3.o1 if module.c1[0].o0 }
  evaluation_periods  = join("", [for k0, i0 in regex((-1 + 4000), terraform.workspace) : module.c1.o1 if fileexists(module.c1.o2)])
  period              = (-module.c1.o1 / "0000-01-01T00:00:00Z")
  statistic           = "Sum"
  threshold           = module.c2.o2.*.b
  alarm_actions       = [aws_sns_topic.security.arn]
}

output "o0" {
  value = module.c3[*].o1
}

output "o1" {
  value = sensitive(abs(2))
}

output "o2" {
  value = strrev(("%{ if false ~} ${"s3:*"} %{ else }x%{ endif }${"UTF-16LE"}${"a=b\nc=d"}" * (0 / 9007199254740993)))
}

