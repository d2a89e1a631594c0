# Café
resource "aws_api_gateway_stage" "live" {
  description          = "Café"
  xray_tracing_enabled = false
}
