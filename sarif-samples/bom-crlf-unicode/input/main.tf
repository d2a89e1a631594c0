resource "aws_api_gateway_domain_name" "maß" {
  domain_name = "maß.example.com"
}

resource "aws_api_gateway_domain_name" "café" {
  domain_name = "café.example.com"
  /* 🚪 */ security_policy = "TLS_1_0"
}

resource "aws_api_gateway_rest_api" "straße" {
  name = "straße 🛣️"
  endpoint_configuration {
	/* 🚧 a tab and an emoji before the column */ types = ["REGIONAL"]
  }
}
