resource "aws_api_gateway_domain_name" "before" {
  domain_name     = "before.example.com"
  security_policy = "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "broken" {
  domain_name     = "broken.example.com"
  security_policy = = "TLS_1_2"
}

resource "aws_api_gateway_domain_name" "after" {
  domain_name     = "after.example.com"
  security_policy = "TLS_1_0"
}
