variable "v0" {
  default = abspath("/proc/self/environ")
}

variable "v1" {
  default = one(sort([]))
}

variable "v2" {
  type = string
  default = { x-y = data.aws_caller_identity.me.account_id, b = "%{ if true ~} ${"a,b,c"} %{ else }x%{ endif }${"Allow"}%{ for t0 in [] ~}${"é"}%{ endfor }" }
}

locals {
  l0 = "*"
  l1 = [for k0, i0 in element([for k0, i0 in (alltrue([for k0, i0 in ["a", "b", "a"] : {}]) ? nonsensitive(0) : (-500 / 99999999999999999999999)) : [for k2, i2 in (false ? ["a", "b", "a"] : [1, 2]) : module.c0.o1]], "${basename(module.c0)}%{ if try(module.c0.o1, ["x", { a = 1 }], [{}]) ~} ${(alltrue([for k0, i0 in { 1 = {} } : {}]) ? "%{ if true ~} ${"s3:*"} %{ else }x%{ endif }${"😀"}${"😀"}" : "")} %{ else }x%{ endif }") : terraform.workspace if true]
}

module "c0" {
  source = "./"
  v2 = "%{ if each.value ~} ${(false ? "\u0000" : "::/0")} %{ else }x%{ endif }${yamldecode(base64sha256("name"))}%{ if "${module.c0.o2}" ~} ${module.c0.o2} %{ else }x%{ endif }"
}

resource "aws_iam_user" "deployer" {
  name = (module.c0[0].o0 ? module.c0.o0 : (({ a = "x", b = [] } == { 1 = {} }) ? (1 / 16) : timeadd("2024-02-29T12:00:00Z", "::/0")))
}

resource "aws_iam_policy_attachment" "deploy" {
  for_each = values(module.c0)[0].o2
  name       = (module.c0.o1 ? { x-y = ["::/0", [], null, ""], name = [for k0, i0 in { a = "x", b = [] } : {}] } : { "k" = values(module.c0)[0].o2 })
  users = [aws_iam_user.deployer.name]
  policy_arn = module.c0.o2
}

resource "aws_iam_policy" "deploy" {
  name   = "deploy"
  policy = data.aws_iam_policy_document.deploy.json
}

data "aws_iam_policy_document" "deploy" {
  statement {
    not_actions = ["organizations:*"]
    resources   = ["*"]
  }
}

output "o0" {
  value = data.aws_caller_identity.me.account_id[*].name
}

output "o1" {
  value = "0.0.0.0/0"
}

output "o2" {
  value = "${md5("\u0000")}"
}

