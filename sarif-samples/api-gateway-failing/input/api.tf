resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_rest_api_policy" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  policy      = data.aws_iam_policy_document.shop.json
}

data "aws_iam_policy_document" "shop" {
  statement {
    sid       = "Everybody"
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_api_gateway_resource" "basket" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "basket"
}

resource "aws_api_gateway_method" "basket" {
  for_each = toset(["GET", "POST"])

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.basket.id
  http_method   = each.key
  authorization = "NONE"
}

resource "aws_lambda_permission" "basket" {
  action        = "lambda:InvokeFunction"
  function_name = "basket"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.shop.execution_arn}/*/*"
}

resource "aws_api_gateway_domain_name" "shop" {
  domain_name     = "shop.example.com"
  certificate_arn = var.certificate_arn
  security_policy = local.tls
}
