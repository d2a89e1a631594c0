resource "aws_api_gateway_stage" "live" {
  rest_api_id          = "a"
  deployment_id        = "b"
  stage_name           = "live"
  xray_tracing_enabled = false
}
