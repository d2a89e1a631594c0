variable "tracing" {
  default = true
}

variable "stages" {
  type    = set(string)
  default = []
}

variable "debug" {
  default = false
}

resource "aws_api_gateway_stage" "main" {
  stage_name           = "main"
  xray_tracing_enabled = var.tracing
}

resource "aws_api_gateway_stage" "more" {
  for_each             = var.stages
  stage_name           = each.key
  xray_tracing_enabled = false
}

resource "aws_api_gateway_stage" "debug" {
  count                = var.debug ? 1 : 0
  stage_name           = "debug"
  xray_tracing_enabled = false
}
