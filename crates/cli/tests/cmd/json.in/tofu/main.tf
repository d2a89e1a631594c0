variable "tracing" {
  type    = bool
  default = false
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = "a1b2c3"
  stage_name           = "live"
  xray_tracing_enabled = var.tracing
}
