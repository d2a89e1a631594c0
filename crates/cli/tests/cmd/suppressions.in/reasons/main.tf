# tollgate:ignore aws-api-gateway-stage-without-tracing -- the gateway in front traces
resource "aws_api_gateway_stage" "reason" {
  stage_name = "reason"
}

# tollgate:ignore aws-api-gateway-stage-without-tracing
resource "aws_api_gateway_stage" "none" {
  stage_name = "none"
}

# tfsec:ignore:aws-api-gateway-enable-tracing
resource "aws_api_gateway_stage" "foreign" {
  stage_name = "foreign"
}
