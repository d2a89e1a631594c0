# tollgate:ignore
resource "aws_api_gateway_stage" "bare" {
  stage_name = "bare"
}

# tollgate: ignore aws-api-gateway-stage-without-tracing -- the gateway in front traces
resource "aws_api_gateway_stage" "space" {
  stage_name = "space"
}

resource "aws_api_gateway_stage" "dash" { # tollgate-ignore
  stage_name = "dash"
}

// tollgate:ingore aws-api-gateway-stage-without-tracing
resource "aws_api_gateway_stage" "letters" {
  stage_name = "letters"
}

# tollgate:ignore aws-api-gateway-stage-without-tracing the gateway traces
resource "aws_api_gateway_stage" "reason" {
  stage_name = "reason"
}
