# The plan stands in another file than the stage: a module is judged as a whole.

resource "aws_api_gateway_usage_plan" "warehouse" {
  name = "warehouse"

  api_stages {
    api_id = aws_api_gateway_rest_api.orders.id
    stage  = aws_api_gateway_stage.live.stage_name
  }

  throttle_settings {
    burst_limit = 20
    rate_limit  = 50
  }
}
