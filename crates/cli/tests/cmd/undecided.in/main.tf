variable "tracing" {
  type = bool
}

data "aws_api_gateway_rest_api" "shared" {
  name = "shared"
}

resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  deployment_id        = "d4e5f6"
  stage_name           = "live"
  xray_tracing_enabled = var.tracing
}

resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  api_stages {
    api_id = data.aws_api_gateway_rest_api.shared.id
    stage  = "live"
  }
}
