# Every construct of the language, as a seed for mutations.
terraform {
  required_version = ">= 1.5"
}

variable "names" {
  type = map(object({
    enabled = optional(bool, true)
    ports   = list(number)
  }))
  default = {
    "a" = { ports = [80, 443] }
    b   = { enabled = false, ports = [] }
  }
  sensitive = true
}

variable "unset" {}

locals {
  one      = 1 + 2 * 3 % 4 - -5 / 6
  compare  = local.one >= 2 && !(local.one == 3) || var.unset != "x"
  text     = "a${var.unset}b$${c}%%{d}\u00e9\n"
  template = "%{ if local.compare ~} yes %{ else } no %{ endif ~} %{ for k, v in var.names }${k}%{ endfor }"
  listed   = [for key, it in var.names : upper(key) if it.enabled]
  grouped  = { for key, it in var.names : it.enabled => key... }
  splat    = [aws_api_gateway_stage.many[*].id, aws_api_gateway_stage.many.*.stage_name, var.names[*]]
  choice   = local.compare ? local.cycle_a : try(var.names["zz"], null)
  cycle_a  = local.cycle_b
  cycle_b  = local.cycle_a
  document = <<-EOT
    {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": ["${var.unset}"]}]}
  EOT
}

data "aws_iam_policy_document" "doc" {
  statement {
    actions   = ["execute-api:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

module "child" {
  source   = "./child"
  for_each = var.names
  name     = each.key
}

resource "aws_api_gateway_stage" "many" {
  count       = length(local.listed) > 0 ? 2 : var.unset
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = "s-${count.index}"
}

resource "aws_api_gateway_usage_plan" "plan" {
  for_each = toset(["x", "y"])
  name     = each.value

  dynamic "api_stages" {
    for_each = aws_api_gateway_stage.many
    iterator = it
    content {
      api_id = it.value.rest_api_id
      stage  = it.value["stage_name"]
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "policy" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  policy      = local.document
}

resource "aws_api_gateway_rest_api_policy" "encoded" {
  rest_api_id = element(local.listed, 7)
  policy      = jsonencode({ Statement = { Effect = "Allow", Principal = { AWS = ["*"] }, Action = "*" } })
}

output "stages" {
  value = { for stage in aws_api_gateway_stage.many : stage.stage_name => stage.arn }
}
