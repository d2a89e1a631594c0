resource "aws_api_gateway_stage" "internal" { # tollgate:ignore aws-api-gateway-stage-without-usage-plan -- one client
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "internal"

  # tollgate:ignore CKV_AWS_73 until=2999-12-31 -- the back end traces
  xray_tracing_enabled = false
}

# tollgate:ignore aws-api-gateway-stage-without-usage-plan, aws-api-gateway-stage-without-tracing
resource "aws_api_gateway_stage" "drill" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "drill"
}
