resource "aws_api_gateway_stage" "written" {
  rest_api_id          = "a1b2c3"
  stage_name           = "written"
  xray_tracing_enabled = false
}
