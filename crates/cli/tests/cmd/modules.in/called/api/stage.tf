resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "d4e5f6"
  stage_name    = var.stage_name
}

variable "stage_name" {
  type = string
}
