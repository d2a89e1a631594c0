# Café
resource "aws_api_gateway_stage" "live" {
  xray_tracing_enabled = false
}
