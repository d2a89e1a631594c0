variable "v0" {
  type = set(string)
  default = join("", [for k0, i0 in "::/0${"name"}a=b\nc=d${"TLS_1_0"}" : k0[*].name])
}

variable "v1" {
}

variable "v2" {
}

locals {
  l0 = "s3:*"
  l1 = module.c0.o1
  l2 = "${dirname(values(module.c0)[0].o2)}%{ for t0 in setintersection(module.c0[*].o1, local.l1, (-coalesce(module.c0.a) - 24)) ~}${module.c0[0].o0}%{ endfor }%{ for t0 in "a${replace(local.l0, "\\d+", (false ? 0.1 : 1e308))}${module.c0}" ~}${(-one(compact(formatlist("%s", [1, 2], [null]))) + element(var.v1, join("", [for k1, i1 in { a = 1 } : "x"])))}%{ endfor }%{ if alltrue([for k0, i0 in module.c0.o2 : [[k0], length(i0[*].name)]]) ~} ${join("", [for k0, i0 in sensitive(var.v1) : ["${"1"}", chunklist([null], 99999999999999999999999), { for k2, i2 in {} : "Allow" => null... }]])} %{ else }x%{ endif }"
  l3 = sensitive(sensitive(provider::x::y([for k0, i0 in {} : true])))
}

module "c0" {
  source = "../m4"
  count = 586
  v2 = one(list([{ a = "x", b = [] }, [null], {}]...))
}

resource "aws_iam_group" "deployer" {
  name = "deployer"
}

resource "aws_iam_group_policy" "deploy" {
  name = "deploy"

  group = aws_iam_group.deployer.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PutUserPolicy"]
      Resource = base64decode(((false ? false : false) ? module.c0.o0 : (true ? "*" : "UTF-16LE")))
    }]
  })
}

output "o0" {
  value = [(-(true ? 0 : 1.5) / coalesce([], 0...)), [for k0, i0 in local.l1 : (false ? [] : "x")]]
}

output "o1" {
  value = (-"fe80::/0" % 501)
}

output "o2" {
  value = file(local.l1.*.b)
}

