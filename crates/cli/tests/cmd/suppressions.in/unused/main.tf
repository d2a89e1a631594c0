# tollgate:ignore aws-api-gateway-stage-without-tracing -- not traced yet
resource "aws_api_gateway_stage" "traced" {
  rest_api_id          = "a1b2c3"
  stage_name           = "traced"
  xray_tracing_enabled = true
}

# tollgate:ignore aws-api-gateway-stage-without-tracin
resource "aws_api_gateway_stage" "misspelt" {
  rest_api_id          = "a1b2c3"
  stage_name           = "misspelt"
  xray_tracing_enabled = false
}

# tollgate:ignore aws-api-gateway-stage-without-tracing until=2020-12-31 -- for the move
resource "aws_api_gateway_stage" "over" {
  rest_api_id          = "a1b2c3"
  stage_name           = "over"
  xray_tracing_enabled = false
}
