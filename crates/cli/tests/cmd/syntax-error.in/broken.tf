resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "broken" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  =
}

resource "aws_api_gateway_stage" "beside" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "beside"
}
