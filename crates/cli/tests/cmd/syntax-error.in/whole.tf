resource "aws_api_gateway_stage" "whole" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  stage_name           = "whole"
  xray_tracing_enabled = false
}
