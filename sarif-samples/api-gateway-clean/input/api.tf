# An internal API behind a VPC endpoint, with everything that the catalogue asks of an API.

resource "aws_api_gateway_rest_api" "orders" {
  name                     = "orders"
  minimum_compression_size = 1024

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [var.vpc_endpoint_id]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api_policy" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  policy      = data.aws_iam_policy_document.callers.json
}

data "aws_iam_policy_document" "callers" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/warehouse"]
    }
  }
}

resource "aws_api_gateway_authorizer" "staff" {
  name          = "staff"
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [var.user_pool_arn]
}

resource "aws_api_gateway_resource" "order" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "order"
}

resource "aws_api_gateway_method" "place_order" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  resource_id          = aws_api_gateway_resource.order.id
  http_method          = "POST"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.staff.id
  api_key_required     = true
  request_validator_id = aws_api_gateway_request_validator.everything.id
}

resource "aws_api_gateway_request_validator" "everything" {
  name                        = "everything"
  rest_api_id                 = aws_api_gateway_rest_api.orders.id
  validate_request_body       = true
  validate_request_parameters = true
}

resource "aws_lambda_permission" "place_order" {
  action        = "lambda:InvokeFunction"
  function_name = "place-order"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.orders.execution_arn}/live/POST/order"
}

resource "aws_api_gateway_domain_name" "orders" {
  domain_name              = "orders.example.com"
  regional_certificate_arn = var.certificate_arn
  security_policy          = "TLS_1_2"
}
