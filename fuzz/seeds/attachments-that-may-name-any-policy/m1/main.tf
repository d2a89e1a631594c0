variable "v0" {
}

variable "v1" {
  default = data.aws_caller_identity.me.account_id
}

variable "v2" {
}

locals {
  l0 = module.c1[((nonsensitive("${"-----BEGIN"}") && module.c2) ? length([for k0, i0 in regexall(upper("1"), tostring("x")) : module.c3[*].o1]) : (-length(flatten([1, 2])) + 9007199254740993))]
  l1 = cidrsubnets("1.2.3.4/32", "${try("${sha512("s3:*")}${lower("true")}"...)}")
  l2 = { a = var.v0, "k" = sensitive(sha1(base64gzip(module.c3.o1))), name = tolist(module.c1[0].o0), b = "${jsonencode(["YYYY"])}" }
}

module "c0" {
  source = "../nowhere"
  v0 = local.l0
}

module "c1" {
  source = "terraform-aws-modules/s3-bucket/aws"
  for_each = toset([for i in range(6) : tostring(i)])
  v0 = join("", [for k0, i0 in (can([]) ? values(module.c1)[0].o2 : values({ a = "x", b = [] })) : module.c3.o2["${"0.0.0.0/0"}"]])
  v1 = regex(upper(values(module.c1)[0].o2), trimsuffix("::/0", "null"))
}

module "c2" {
  source = "./"
  count = 424
  v0 = "%{ for t0 in "${module.c0[0].o0}\n\t" ~}${module.c1.o1}%{ endfor }"
  v1 = module.c1.o2
  v2 = (-module.c0.*.b - 1)
}

module "c3" {
  source = "./below"
  v2 = module.c0[*].o1
}

resource "aws_iam_group" "deployer" {
  name = "deployer"
}

resource "aws_iam_group_policy" "deploy" {
  name = ((false ? false : false) ? module.c0[0].o0[*].name : join("", [for k0, i0 in [[]] : null]))

  group = aws_iam_group.deployer.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PutGroupPolicy"]
      Resource = "*"
    }]
  })
}

output "o0" {
  value = each.key
}

output "o1" {
  value = []
}

output "o2" {
  value = "${module.c1[0].o0}${filesha256((100000 % 100000))}${timeadd((501 + 9007199254740993), trimprefix("b", "a=b\nc=d"))}"
}

